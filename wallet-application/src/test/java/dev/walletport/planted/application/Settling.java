package dev.walletport.planted.application;

import java.time.InstantSource;
import java.util.function.Supplier;

/** Chooses the system clock where it may, and where it may not. */
public final class Settling {

  private final InstantSource clock;

  private Settling(InstantSource clock) {
    this.clock = clock;
  }

  public static Settling standard() {
    Supplier<InstantSource> clock = () -> InstantSource.system();
    return new Settling(clock.get());
  }

  static Settling quick() {
    return new Settling(InstantSource.system());
  }

  InstantSource clock() {
    return clock;
  }
}
