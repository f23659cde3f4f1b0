package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.walletport.adapter.juspay.json.WalletReading;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reading one wallet from bytes, without a wire. */
final class Readings {

  static final String BASE = "databind, into a record";
  static final String PARSER = "Jackson's parser alone, each text read";

  private static final JsonFactory JSON = new JsonFactory();

  private Readings() {}

  static Comparison measure(RunLength length) throws Exception {
    byte[] body = LoopbackServer.BODY.getBytes(US_ASCII);
    Instant asked = Instant.parse("2026-01-01T00:00:00Z");
    return new PairedRun(new ThreadMeter(id -> false), length)
        .compare(List.of(
            Subject.ofShort(BASE, length.calls(2), () -> WalletBody.read(body)),
            Subject.ofShort(PARSER, length.calls(2), () -> texts(body)),
            Subject.ofShort(
                HttpLinks.OURS, length.calls(2), () -> WalletReading.read(body, asked))));
  }

  /** The least that any reader on Jackson's parser does; answers the length of all texts. */
  private static int texts(byte[] body) throws IOException {
    int length = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        length += token.isScalarValue() ? parser.getText().length() : 0;
      }
    }
    return length;
  }
}
