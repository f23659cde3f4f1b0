package dev.walletport.application.port;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a use case waits; a test puts one in its place that moves a clock instead.
 *
 * <p>A use case waits only between the reads that settle a command, so the command may have been
 * applied by then. Anything that a pause throws ends the settling: no further read is made, and the
 * caller gets {@link dev.walletport.domain.WalletFailure.OutcomeUnknown} with the wallet as it was
 * last seen. An {@link InterruptedException} sets the interrupt flag again; anything else, an
 * {@link Error} included, is logged at WARNING and not passed on.
 */
@FunctionalInterface
public interface Pause {

  /**
   * Waits.
   *
   * @param duration how long; zero or less returns at once
   * @throws InterruptedException if the thread is interrupted before or meanwhile
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Sleeps on the calling thread.
   *
   * @return one that sleeps
   */
  static Pause system() {
    return duration -> Thread.sleep(Math.max(0, TimeUnit.MILLISECONDS.convert(duration)));
  }
}
