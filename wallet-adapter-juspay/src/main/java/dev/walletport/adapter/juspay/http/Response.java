package dev.walletport.adapter.juspay.http;

import io.vavr.control.Option;

/** A response that came whole. It prints its size only: the body may hold a token. */
public final class Response {

  private final int status;
  private final Option<String> retryAfter;
  private final Option<String> requestId;
  private final transient byte[] body; // so that what reads fields skips its token

  /**
   * A response.
   *
   * @param status its status
   * @param retryAfter the header of that name, as sent
   * @param body its body, empty if it has none
   */
  public Response(int status, Option<String> retryAfter, byte[] body) {
    this(status, retryAfter, Option.none(), body);
  }

  /**
   * A response that can be found again.
   *
   * @param status its status
   * @param retryAfter the header of that name, as sent
   * @param requestId the header {@code x-request-id}, as sent
   * @param body its body, empty if it has none
   */
  public Response(int status, Option<String> retryAfter, Option<String> requestId, byte[] body) {
    this.status = status;
    this.retryAfter = retryAfter;
    this.requestId = requestId;
    this.body = body;
  }

  /**
   * The status.
   *
   * @return 200 to 999
   */
  public int status() {
    return status;
  }

  /**
   * The header of that name.
   *
   * @return as sent
   */
  public Option<String> retryAfter() {
    return retryAfter;
  }

  /**
   * The header {@code x-request-id}.
   *
   * @return as sent
   */
  public Option<String> requestId() {
    return requestId;
  }

  /**
   * The body.
   *
   * @return the bytes, not a copy
   */
  public byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "Response(" + status + ", " + body.length + " bytes hidden)";
  }
}
