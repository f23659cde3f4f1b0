package dev.walletport.recipes.postgres;

import dev.walletport.application.SettleOutstanding;
import dev.walletport.application.port.CommandStore;
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

  private void sweep() {
    attempt(this::settle);
    attempt(this::forget);
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

  /** A failure must not end the schedule: the next sweep finds the same rows. */
  private static void attempt(Runnable part) {
    try {
      part.run();
    } catch (Throwable e) { // An Error as well would end the schedule, and leave no trace.
      LOG.warn("a sweep failed; the next one goes on", e);
    }
  }

  /** Lets a sweep that runs end within 10 seconds, and interrupts it then. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
