package dev.walletport.adapter.juspay;

import java.io.IOException;

/** A reply that cannot be trusted; its message says what was wrong without quoting it. */
final class UnreadableReply extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableReply(String what) {
    super(what);
  }

  /** It is caught two steps up, so a stack trace would tell nothing. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
