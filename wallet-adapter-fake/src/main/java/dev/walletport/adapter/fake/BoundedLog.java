package dev.walletport.adapter.fake;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The latest {@value #CAPACITY} entries, the oldest first; lock-free. While a snapshot is under way
 * it keeps older ones as well, which the snapshot needs.
 */
final class BoundedLog<T> {

  static final int CAPACITY = 10_000;

  private final ConcurrentLinkedQueue<Numbered<T>> entries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  void add(T entry, StepStart step) {
    append(new Numbered<>(entry, step.generation()));
    if (!step.isDuringCopy()) {
      dropOldest();
    }
  }

  private void append(Numbered<T> entry) {
    entries.add(entry);
    size.incrementAndGet();
  }

  private void dropOldest() {
    while (size.getAndUpdate(BoundedLog::bounded) > CAPACITY) {
      entries.poll();
    }
  }

  /** One less, if there are too many. */
  private static int bounded(int count) {
    return count > CAPACITY ? count - 1 : count;
  }

  /** A copy of the entries of the generations up to this one. */
  BoundedLog<T> copy(int generation) {
    BoundedLog<T> copy = new BoundedLog<>();
    for (Numbered<T> entry : entries) {
      if (entry.generation <= generation) {
        copy.append(entry);
        copy.dropOldest();
      }
    }
    return copy;
  }

  List<T> list() {
    List<T> all = entries.stream().map(Numbered::entry).toList();
    return all.subList(Math.max(0, all.size() - CAPACITY), all.size());
  }

  private record Numbered<T>(T entry, int generation) {}
}
