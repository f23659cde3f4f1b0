package dev.walletport.adapter.fake;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The latest {@value #CAPACITY} entries, the oldest first; lock-free. */
final class BoundedLog<T> {

  static final int CAPACITY = 10_000;

  private final ConcurrentLinkedQueue<T> entries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  void add(T entry) {
    entries.add(entry);
    if (size.incrementAndGet() > CAPACITY) {
      entries.poll();
      size.decrementAndGet();
    }
  }

  BoundedLog<T> copy() {
    BoundedLog<T> copy = new BoundedLog<>();
    entries.forEach(copy::add);
    return copy;
  }

  List<T> list() {
    return List.copyOf(entries);
  }
}
