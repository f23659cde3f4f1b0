package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** What a client sees of an answer, in a few words. */
final class ResponseSummary {

  static final String NOTHING_THEN_THE_END = "nothing, CLOSED";
  static final String NOTHING_THEN_A_RESET = "nothing, RESET";
  static final String HALF = "HTTP 200, half of it, CLOSED";
  static final String DRIPS = "HTTP 200, drip by drip";

  /** Nothing but an answer that drips begins with them, and the rest of it takes minutes. */
  private static final String TWO_DROPS = "  ";

  private ResponseSummary() {}

  static String of(RawHttpClient wire, RawRequest call) {
    try (Socket socket = wire.connect(call)) {
      return words(RawHttpClient.until(socket, heard -> heard.indexOf("\r\n\r\n" + TWO_DROPS) > 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(RawResponse reply) {
    if (reply.text().isEmpty()) {
      return "nothing, " + reply.end();
    }
    String status = "HTTP " + reply.status();
    if (reply.body().startsWith(TWO_DROPS)) {
      return status + ", drip by drip";
    }
    return reply.body().length() == Integer.parseInt(reply.header(RawRequest.LENGTH))
        ? status
        : status + ", half of it, " + reply.end();
  }
}
