package dev.walletport.planted.application.port;

import java.time.Duration;

/** Keeps all rules. */
@FunctionalInterface
public interface Pause {

  void sleep(Duration duration) throws InterruptedException;

  static Pause system() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
