package dev.walletport.planted.adapter.one;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** Reads and chooses the clock, sleeps, prints and logs, deep inside an adapter. */
final class LivesInTheWorld {

  @SuppressWarnings("JavaUtilDate") // A forbidden clock is the point.
  Date date() {
    return new Date();
  }

  Instant keepsTheRule(Clock clock) {
    return Instant.now(clock);
  }

  Clock clock() {
    return Clock.systemUTC();
  }

  void sleep() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1);
  }

  void print(RuntimeException failure) {
    failure.printStackTrace();
  }

  void log() {
    Logger.getLogger("wallets").info("linked");
  }
}
