package dev.walletport.planted.adapter.one;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** Reads and chooses the clock, sleeps, formats, prints and logs, deep inside an adapter. */
final class AdapterWithSideEffects {

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

  DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern);
  }

  DateTimeFormatter patternInRoot(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  void print(RuntimeException failure) {
    failure.printStackTrace();
  }

  void log() {
    Logger.getLogger("wallets").info("linked");
  }
}
