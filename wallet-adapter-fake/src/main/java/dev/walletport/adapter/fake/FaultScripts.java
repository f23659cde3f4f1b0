package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.Faults.Lasting;
import dev.walletport.adapter.fake.Faults.Setting;
import dev.walletport.adapter.fake.Faults.Standing;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The faults that are set for the calls of one {@link FakeState}. A call takes its fault from the
 * state on which it began, so one from before a restore uses up none that is set afterwards.
 */
final class FaultScripts {

  private final Map<WalletOperation, Script> scripts = Arrays.stream(WalletOperation.values())
      .collect(Collectors.toUnmodifiableMap(Function.identity(), operation -> new Script()));

  /** Removes and returns the fault for this call. */
  Option<Fault> take(WalletOperation operation) {
    return of(operation).take();
  }

  Script of(WalletOperation operation) {
    return Objects.requireNonNull(scripts.get(operation), "a script for every operation");
  }

  List<Setting> settings() {
    return Arrays.stream(WalletOperation.values())
        .flatMap(operation -> of(operation).settings(operation))
        .toList();
  }

  void clear() {
    scripts.values().forEach(Script::clear);
  }

  /** The faults of one operation. */
  static final class Script {
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final CopyOnWriteArrayList<Standing> standing = new CopyOnWriteArrayList<>();

    Queue<Fault> next() {
      return next;
    }

    Standing whileSet(Fault fault) {
      Standing newest = new Standing(this, fault);
      standing.add(0, newest);
      return newest;
    }

    /** Fast for most calls, which have no fault. */
    Option<Fault> take() {
      Fault once = next.poll();
      return once == null ? newestStanding() : Option.some(once);
    }

    private Option<Fault> newestStanding() {
      Iterator<Standing> newestFirst = standing.iterator();
      return newestFirst.hasNext() ? Option.some(newestFirst.next().fault()) : Option.none();
    }

    Stream<Setting> settings(WalletOperation operation) {
      return Stream.concat(
          next.stream().map(fault -> new Setting(operation, fault, Lasting.ONE_CALL)),
          standing.stream().map(one -> new Setting(operation, one.fault(), Lasting.UNTIL_CLEARED)));
    }

    void clear(Setting setting) {
      switch (setting.lasting()) {
        case ONE_CALL -> next.removeIf(fault -> fault == setting.fault());
        case UNTIL_CLEARED -> standing.removeIf(one -> one.fault() == setting.fault());
      }
    }

    void clear(Standing one) {
      standing.remove(one);
    }

    void clear() {
      next.clear();
      standing.clear();
    }
  }
}
