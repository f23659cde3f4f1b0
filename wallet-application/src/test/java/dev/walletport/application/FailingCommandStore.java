package dev.walletport.application;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.domain.Command;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.InFlight;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A store that is down, or does something before it writes, from when a test says so. */
final class FailingCommandStore implements CommandStore {

  private final CommandStore store;
  private Runnable beforeEach = () -> {};
  private Runnable afterWriting = () -> {};
  private Runnable afterFinding = () -> {};
  private Runnable afterReadingAll = () -> {};
  private Predicate<CommandKey> contended = key -> false;
  private Runnable contender = () -> {};
  int asked;

  FailingCommandStore(CommandStore store) {
    this.store = store;
  }

  void goDown() {
    beforeEach(() -> {
      throw new IllegalStateException("connection refused by 10.0.0.7");
    });
  }

  void comeBack() {
    beforeEach(() -> {});
  }

  void beforeEach(Runnable step) {
    beforeEach = step;
  }

  void afterWriting(Runnable step) {
    afterWriting = step;
  }

  void afterFinding(Runnable step) {
    afterFinding = step;
  }

  void afterReadingAll(Runnable step) {
    afterReadingAll = step;
  }

  /** From now on another node writes this row before each write to it, so that none succeeds. */
  void beforeReplacing(CommandKey key, Runnable step) {
    contended = key::equals;
    contender = step;
  }

  @Override
  public Seen read(CommandKey key) {
    count();
    return store.read(key);
  }

  @Override
  public List<Seen> readAll(List<CommandKey> keys) {
    count();
    List<Seen> all = store.readAll(keys);
    afterReadingAll.run();
    return all;
  }

  @Override
  public Either<Seen, InFlight> begin(CommandKey key, Command command, Duration lease) {
    count();
    Either<Seen, InFlight> begun = store.begin(key, command, lease);
    afterWriting.run();
    return begun;
  }

  @Override
  public boolean replace(CommandKey key, CommandState before, CommandState after) {
    count();
    if (contended.test(key)) {
      contender.run();
      return false;
    }
    boolean written = store.replace(key, before, after);
    afterWriting.run();
    return written;
  }

  @Override
  public List<Found> due(String merchant, int most) {
    count();
    List<Found> due = store.due(merchant, most);
    afterFinding.run();
    return due;
  }

  @Override
  public List<Found> givenUp(String merchant, int most) {
    count();
    return store.givenUp(merchant, most);
  }

  @Override
  public int forget(int most) {
    count();
    return store.forget(most);
  }

  private void count() {
    asked++;
    beforeEach.run();
  }
}
