package dev.walletport.adapter.juspay;

import io.vavr.control.Option;

/** A reply that came whole. It prints its size only: the body may hold a token. */
final class Reply {

  private final int status;
  private final Option<String> retryAfter;
  private final byte[] body;

  Reply(int status, Option<String> retryAfter, byte[] body) {
    this.status = status;
    this.retryAfter = retryAfter;
    this.body = body;
  }

  int status() {
    return status;
  }

  /** The header of that name, as sent. */
  Option<String> retryAfter() {
    return retryAfter;
  }

  /** The bytes, not a copy. */
  byte[] body() {
    return body;
  }

  boolean isSuccess() {
    return status == 200 || status == 201;
  }

  /** A definite no: of 4xx, only "request timeout" may come from an edge that lost the answer. */
  boolean isRefusal() {
    return status >= 400 && status < 500 && status != 408;
  }

  /** Nobody knows: the server, or an edge in front of it, gave up. */
  boolean isFailure() {
    return status == 408 || status >= 500;
  }

  @Override
  public String toString() {
    return "Reply(" + status + ", " + body.length + " bytes hidden)";
  }
}
