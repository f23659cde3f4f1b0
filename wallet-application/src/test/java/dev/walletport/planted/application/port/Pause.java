package dev.walletport.planted.application.port;

import java.time.Duration;

/** Keeps all rules. */
@FunctionalInterface
public interface Pause {

  void of(Duration duration) throws InterruptedException;

  static Pause sleeping() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
