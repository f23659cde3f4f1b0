package dev.walletport.adapter.juspay;

import java.io.IOException;

/** A reply over a limit, of which no more is read. */
final class ResponseTooLongException extends IOException {

  private static final long serialVersionUID = 1L;

  ResponseTooLongException() {
    super("longer than allowed");
  }
}
