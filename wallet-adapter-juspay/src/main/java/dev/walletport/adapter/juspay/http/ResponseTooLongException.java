package dev.walletport.adapter.juspay.http;

import java.io.IOException;

/** A response over a limit, of which no more is read. */
final class ResponseTooLongException extends IOException {

  private static final long serialVersionUID = 1L;

  ResponseTooLongException() {
    super("longer than allowed");
  }
}
