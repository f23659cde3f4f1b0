package dev.walletport.adapter.juspay.json;

import java.io.IOException;

/** A response that cannot be trusted; its message says what was wrong without quoting it. */
public final class UnreadableResponseException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableResponseException(String what) {
    super(what);
  }

  /**
   * Refuses a response of which something does not hold.
   *
   * @param holds what has to be true
   * @param otherwise what is wrong if it is not
   * @throws UnreadableResponseException if it does not hold
   */
  public static void require(boolean holds, String otherwise) throws UnreadableResponseException {
    if (!holds) {
      throw new UnreadableResponseException(otherwise);
    }
  }

  /** It is caught two steps up, so a stack trace would tell nothing. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
