package dev.walletport.adapter.juspay.http;

import java.io.IOException;

/** Why a request was not sent, in words of our own that may be handed to the host. */
sealed class NotSentException extends IOException permits StaleConnectionException {

  private static final long serialVersionUID = 1L;

  private final ExchangeFailure kind;

  NotSentException(ExchangeFailure kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  ExchangeFailure kind() {
    return kind;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** It is caught a few steps up, so a stack trace would tell nothing. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
