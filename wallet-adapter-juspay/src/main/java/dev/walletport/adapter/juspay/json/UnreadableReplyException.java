package dev.walletport.adapter.juspay.json;

import java.io.IOException;

/** A response that cannot be trusted; its message says what was wrong without quoting it. */
public final class UnreadableReplyException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableReplyException(String what) {
    super(what);
  }

  /**
   * Refuses a response of which something does not hold.
   *
   * @param holds what has to be true
   * @param otherwise what is wrong if it is not
   * @throws UnreadableReplyException if it does not hold
   */
  public static void require(boolean holds, String otherwise) throws UnreadableReplyException {
    if (!holds) {
      throw new UnreadableReplyException(otherwise);
    }
  }

  /** It is caught two steps up, so a stack trace would tell nothing. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
