package dev.walletport.adapter.fake.sandbox;

import org.apache.hc.core5.http.ProtocolException;

/** A head that HttpCore accepts and the sandbox refuses; its message has no text of the client. */
final class MalformedHeadException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param what is wrong with it, to follow "The head of the request has"
   */
  MalformedHeadException(String what) {
    super(what);
  }

  /** A sentence for the client. */
  String words() {
    return "The head of the request has " + getMessage() + ".";
  }
}
