package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** What a client received, in a few words. */
final class ResponseSummary {

  static final String NOTHING_THEN_CLOSED = "nothing, CLOSED";
  static final String NOTHING_THEN_RESET = "nothing, RESET";
  static final String TRUNCATED = "HTTP 200, half of it, CLOSED";
  static final String DRIPS = "HTTP 200, drip by drip";

  /** Nothing but an answer that drips begins with them, and the rest of it takes minutes. */
  private static final String TWO_DRIPPED_BYTES = "  ";

  private ResponseSummary() {}

  static String of(RawHttpClient client, RawRequest call) {
    try (Socket socket = client.connect(call)) {
      return words(RawHttpClient.readUntil(
          socket, received -> received.indexOf("\r\n\r\n" + TWO_DRIPPED_BYTES) > 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(RawResponse response) {
    if (response.text().isEmpty()) {
      return "nothing, " + response.end();
    }
    String status = "HTTP " + response.status();
    if (response.body().startsWith(TWO_DRIPPED_BYTES)) {
      return status + ", drip by drip";
    }
    return response.body().length() == Integer.parseInt(response.header(RawRequest.LENGTH))
        ? status
        : status + ", half of it, " + response.end();
  }
}
