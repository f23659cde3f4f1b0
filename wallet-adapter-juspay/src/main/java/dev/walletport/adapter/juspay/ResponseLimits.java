package dev.walletport.adapter.juspay;

import org.apache.hc.core5.http.config.Http1Config;

/**
 * How much of a reply is taken off the wire.
 *
 * @param head bytes of all its heads together, of 1xx as well
 * @param rest bytes of what follows: the body, with the marks between chunks, and trailers
 * @param lines the same for single lines of a head
 */
record ResponseLimits(int head, int rest, Http1Config lines) {

  /** Twice what common servers and proxies can send. */
  private static final int HEAD = 16 * 1024;

  private static final int MAX_LINE = 8192;
  private static final int MAX_HEADERS = 100;

  /** A body at its limit gets a quarter more for chunk marks, and a head's size for trailers. */
  static ResponseLimits of(JuspaySettings settings) {
    int body = Math.max(settings.replyLimit(), settings.listReplyLimit());
    Http1Config lines = Http1Config.custom()
        .setMaxLineLength(MAX_LINE)
        .setMaxHeaderCount(MAX_HEADERS)
        .build();
    return new ResponseLimits(HEAD, body + body / 4 + HEAD, lines);
  }
}
