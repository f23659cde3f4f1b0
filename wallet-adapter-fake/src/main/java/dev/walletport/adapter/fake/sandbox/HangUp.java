package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import org.apache.hc.core5.io.CloseMode;

/** The end of a connection, on purpose. */
final class HangUp extends IOException {

  private static final long serialVersionUID = 1L;

  private final CloseMode mode;

  private HangUp(CloseMode mode) {
    super("on purpose");
    this.mode = mode;
  }

  /** Closes it, so that the client sees the end of the stream. */
  static HangUp closing() {
    return new HangUp(CloseMode.GRACEFUL);
  }

  /** Resets it, so that the client sees an error. */
  static HangUp resetting() {
    return new HangUp(CloseMode.IMMEDIATE);
  }

  CloseMode mode() {
    return mode;
  }
}
