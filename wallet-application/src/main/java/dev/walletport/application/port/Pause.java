package dev.walletport.application.port;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a use case waits; a test puts one in its place that moves a clock instead. */
@FunctionalInterface
public interface Pause {

  /**
   * Waits.
   *
   * @param duration how long; zero or less returns at once
   * @throws InterruptedException if the thread is interrupted before or meanwhile
   */
  void of(Duration duration) throws InterruptedException;

  /**
   * Waits by sleeping.
   *
   * @return the pause of a real machine
   */
  static Pause sleeping() {
    return duration -> Thread.sleep(Math.max(0, TimeUnit.MILLISECONDS.convert(duration)));
  }
}
