package dev.walletport.adapter.juspay.json;

import static dev.walletport.adapter.juspay.json.UnreadableResponseException.require;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/**
 * A parser of Jackson that is fed one whole body after another. Only Jackson's non-blocking parser
 * can begin anew after the end of a value; for each body a parser of its own would be 640 bytes,
 * more than half of what a wallet costs to read.
 *
 * <p>It reads UTF-8 alone, as RFC 8259, 8.1 has it; a byte order mark is skipped. Once a body was
 * not read to its end, it cannot be fed again.
 */
final class ReusableParser {

  private static final int MAX_DEPTH = 16;

  private static final JsonFactory JSON = JsonFactory.builder()
      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .build())
      .build();

  private static final byte[] NOTHING = {};

  private static final int MARK = 0xEF;
  private static final int MARK_LENGTH = 3;

  private final JsonParser parser;
  private final ByteArrayFeeder feeder;
  private final RecentKeys keys = new RecentKeys();
  private long fed;

  ReusableParser() throws IOException {
    parser = JSON.createNonBlockingByteArrayParser();
    feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
  }

  /** Stands before the first token of a body. */
  void feed(byte[] body) throws IOException {
    int from = hasMark(body) ? MARK_LENGTH : 0;
    require(!isMark(body, from), "no JSON object where one belongs");
    fed += body.length;
    keys.begin();
    feeder.feedInput(body, from, Math.max(from, endOfText(body)));
  }

  private static boolean hasMark(byte[] body) {
    return isMark(body, 0)
        && body.length >= MARK_LENGTH
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }

  private static boolean isMark(byte[] body, int at) {
    return body.length > at && body[at] == (byte) MARK;
  }

  /** Blanks at the end are left out, so that everything was read if the parser wants more. */
  private static int endOfText(byte[] body) {
    int end = body.length;
    while (end > 0 && isBlank(body[end - 1])) {
      end--;
    }
    return end;
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
  }

  /** Goes to the next token; that there is none is an error. */
  JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    require(token != JsonToken.NOT_AVAILABLE, "the end comes too early");
    return token;
  }

  /** The key of the field at whose name or value this stands. */
  String name() throws IOException {
    return parser.currentName();
  }

  /** What stands for that key; to be asked once for each name. */
  JsonKey key(String name) {
    return keys.next(name);
  }

  /** Requires that there is nothing after what was read, and lets go of the body. */
  void end() throws IOException {
    require(feeder.needMoreInput(), "text after the end");
    feeder.feedInput(NOTHING, 0, 0);
  }

  /** Where this stands. */
  JsonParser current() {
    return parser;
  }

  /** How many bytes it was fed, in all bodies. */
  long fed() {
    return fed;
  }
}
