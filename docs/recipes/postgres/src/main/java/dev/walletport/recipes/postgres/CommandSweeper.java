package dev.walletport.recipes.postgres;

import dev.walletport.application.SettleOutstanding;
import dev.walletport.application.port.CommandStore;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles what stopped nodes left behind, every few seconds on a thread of its own, and forgets
 * states that no longer matter. Each node of a host runs one; each look is claimed by one of them.
 */
public final class CommandSweeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommandSweeper.class);
  private static final int MOST = 100;

  private final SettleOutstanding outstanding;
  private final CommandStore store;
  private final ScheduledExecutorService thread;

  private CommandSweeper(SettleOutstanding outstanding, CommandStore store) {
    this.outstanding = outstanding;
    this.store = store;
    this.thread = Executors.newSingleThreadScheduledExecutor(CommandSweeper::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "wallet-command-sweeper");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins to sweep.
   *
   * @param outstanding {@code wallets.settleOutstanding()}
   * @param store the store of the guard of those wallets
   * @param pause between two sweeps
   * @return the sweeper, to be closed before the gateway is
   */
  @SuppressWarnings("FutureReturnValueIgnored") // A sweep logs its own failure, and goes on.
  public static CommandSweeper start(
      SettleOutstanding outstanding, CommandStore store, Duration pause) {
    CommandSweeper sweeper = new CommandSweeper(outstanding, store);
    sweeper.thread.scheduleWithFixedDelay(
        sweeper::sweep, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return sweeper;
  }

  /**
   * A failure must not end the schedule: the next sweep finds the same rows. A database that is
   * down fails both parts, and is told once.
   */
  private void sweep() {
    Option<Throwable> settling = failure(this::settle);
    Option<Throwable> forgetting = failure(this::forget);
    settling.forEach(
        first -> forgetting.filter(other -> other != first).forEach(first::addSuppressed));
    settling
        .orElse(forgetting)
        .forEach(failure -> LOG.warn("a sweep failed; the next one goes on", failure));
  }

  private void settle() {
    outstanding.sweep(MOST).forEach(ended -> LOG.info("swept {}", ended));
  }

  /** All there is: one lot for each sweep would fall behind a busy host. */
  private void forget() {
    int lot = MOST;
    while (lot == MOST && !thread.isShutdown()) {
      lot = store.forget(MOST);
      LOG.debug("forgot {} states", lot);
    }
  }

  private static Option<Throwable> failure(Runnable part) {
    try {
      part.run();
      return Option.none();
    } catch (Throwable e) { // An Error as well would end the schedule, and leave no trace.
      return Option.some(e);
    }
  }

  /** Lets a sweep that runs end within 10 seconds, and interrupts it then. */
  @Override
  public void close() {
    close(Duration.ofSeconds(10));
  }

  /** Lets a sweep that runs end within the grace, and interrupts it then. */
  void close(Duration grace) {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
