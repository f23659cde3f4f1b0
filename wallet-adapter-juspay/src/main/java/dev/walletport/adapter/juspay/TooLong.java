package dev.walletport.adapter.juspay;

import java.io.IOException;

/** A reply over a limit, of which no more is read. */
final class TooLong extends IOException {

  private static final long serialVersionUID = 1L;

  TooLong() {
    super("longer than allowed");
  }
}
