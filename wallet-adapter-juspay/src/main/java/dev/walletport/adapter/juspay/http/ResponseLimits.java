package dev.walletport.adapter.juspay.http;

import org.apache.hc.core5.http.config.Http1Config;

/**
 * How much of a response is taken off the wire.
 *
 * @param head bytes of all its heads together, of 1xx as well
 * @param lines the same for single lines of a head
 */
record ResponseLimits(int head, Http1Config lines) {

  /** Twice what common servers and proxies can send. */
  private static final int HEAD = 16 * 1024;

  /** Of what is read and what is written; HttpCore's own is 32 KiB for each from 5.4 on. */
  private static final int BUFFER = 8192;

  private static final int MAX_LINE = 8192;
  private static final int MAX_HEADERS = 100;

  static ResponseLimits standard() {
    Http1Config lines = Http1Config.custom()
        .setBufferSize(BUFFER)
        .setMaxLineLength(MAX_LINE)
        .setMaxHeaderCount(MAX_HEADERS)
        .build();
    return new ResponseLimits(HEAD, lines);
  }

  /**
   * Bytes of what follows a head: a quarter more for chunk marks, and a head's size for trailers.
   */
  int rest(int body) {
    return body + body / 4 + head;
  }
}
