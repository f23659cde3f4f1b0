package dev.walletport.adapter.fake;

import java.time.Duration;
import java.time.InstantSource;

/** The clock of one call, which a slow provider moves. */
interface CallClock extends InstantSource {

  /**
   * Moves the clock instead of sleeping, at most to {@link FakeClock#LATEST}.
   *
   * @param duration zero or more
   */
  void delay(Duration duration);
}
