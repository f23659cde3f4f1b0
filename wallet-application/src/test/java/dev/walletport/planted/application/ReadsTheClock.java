package dev.walletport.planted.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Reads the wall clock in four ways. */
final class ReadsTheClock {

  Instant byCall() {
    return Instant.now();
  }

  Supplier<Instant> byReference() {
    return Instant::now;
  }

  LocalDate inZone(ZoneId zone) {
    return LocalDate.now(zone);
  }

  long inMillis() {
    return System.currentTimeMillis();
  }

  long byTheOtherClock() {
    return System.nanoTime();
  }
}
