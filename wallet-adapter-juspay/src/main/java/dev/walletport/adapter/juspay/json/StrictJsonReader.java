package dev.walletport.adapter.juspay.json;

import static dev.walletport.adapter.juspay.json.UnreadableReply.require;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON read token by token, standing at one value after the other. A repeated key is refused at
 * every depth, also in what is skipped; so is anything after the end. Depth, keys, strings and
 * numbers are bounded; how many there are is bounded by the size of the body alone, and time and
 * memory are linear in it.
 *
 * <p>Duplicate keys and the length of a key are looked at here and not by Jackson, whose own way
 * costs 400 bytes an object, and which bounds keys only from 2.16 on.
 */
final class StrictJsonReader {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_KEY = 256;
  private static final int MAX_STRING = 16 * 1024;
  private static final int MAX_NUMBER = 100;

  private static final Fields SKIPPED_FIELDS = (name, value) -> value.skip();
  private static final Elements SKIPPED_ELEMENTS = StrictJsonReader::skip;

  private static final JsonFactory JSON = JsonFactory.builder()
      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxStringLength(MAX_STRING)
          .maxNumberLength(MAX_NUMBER)
          .build())
      .build();

  private final JsonParser parser;
  private final ParserText characters;
  private final KeySet root = new KeySet();
  private @Nullable KeySet keys;

  private StrictJsonReader(JsonParser parser) {
    this.parser = parser;
    this.characters = new ParserText(parser);
  }

  /**
   * Reads a whole body, which has to be one object.
   *
   * @throws UnreadableReply if it is anything else, or if the reading says so
   */
  static void read(byte[] body, Fields fields) throws UnreadableReply {
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      new StrictJsonReader(parser).object(fields);
      require(parser.nextToken() == null, "text after the end");
    } catch (UnreadableReply e) {
      throw e;
    } catch (IOException e) {
      // Its message and its cause would quote the reply.
      throw new UnreadableReply("no well-formed JSON within the limits");
    }
  }

  /** Reads the object at which this stands. */
  void object(Fields fields) throws IOException {
    require(isObject(), "no JSON object where one belongs");
    KeySet outer = keys;
    KeySet inner = outer == null ? root : outer.inner();
    keys = inner;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = key(inner);
      parser.nextToken();
      fields.take(name, this);
    }
    keys = outer;
  }

  private String key(KeySet keys) throws IOException {
    String key = parser.currentName();
    require(key.length() <= MAX_KEY, "a key is too long");
    require(keys.add(key), "a key comes twice");
    return key;
  }

  /** Reads the array at which this stands. */
  void array(Elements elements) throws IOException {
    require(isArray(), "no JSON array where one belongs");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.take(this);
    }
  }

  /** Goes to the end of the value at which this stands, as strict as when it is read. */
  void skip() throws IOException {
    if (isObject()) {
      object(SKIPPED_FIELDS);
    } else if (isArray()) {
      array(SKIPPED_ELEMENTS);
    }
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  boolean isTrue() {
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  boolean isFalse() {
    return parser.currentToken() == JsonToken.VALUE_FALSE;
  }

  boolean isString() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  boolean isNumber() {
    return parser.currentToken().isNumeric();
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** A string's value, or a number, a boolean or null as written. */
  String text() throws IOException {
    return parser.getText();
  }

  /** The same without a copy: gone with the next token. */
  CharSequence characters() throws IOException {
    return characters.current();
  }

  /** Takes one field; the reader stands at its value and has to be left at the end of it. */
  @FunctionalInterface
  interface Fields {
    void take(String name, StrictJsonReader value) throws IOException;
  }

  /** Takes one element; the reader stands at it and has to be left at the end of it. */
  @FunctionalInterface
  interface Elements {
    void take(StrictJsonReader value) throws IOException;
  }
}
