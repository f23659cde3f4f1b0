package dev.walletport.adapter.juspay.json;

import static dev.walletport.adapter.juspay.json.UnreadableResponseException.require;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * JSON read token by token, standing at one value after the other. A repeated key is refused at
 * every depth, also in what is skipped; so is anything after the end. Depth and keys are bounded;
 * how many there are, and the length of strings and numbers, is bounded by the size of the body
 * alone, and time and memory are linear in it. What is read, not skipped, is to be
 * {@linkplain #isBounded bounded}.
 *
 * <p>Duplicate keys and the length of a key are looked at here and not by Jackson, whose own way
 * costs 400 bytes an object, and which bounds keys only from 2.16 on.
 */
final class StrictJsonReader {

  private static final int MAX_KEY = 256;
  private static final int MAX_STRING = 16 * 1024;

  private static final Fields SKIPPED_FIELDS = (key, value) -> value.skip();
  private static final Elements SKIPPED_ELEMENTS = StrictJsonReader::skip;

  private static final ParserPool PARSERS = new ParserPool();

  private final ReusableParser tokens;
  private final JsonParser parser;

  /** Where this stands. */
  private JsonToken token;

  /** The known keys of the object that is being read, each as its bit. */
  private long known;

  /** Its other keys; null as long as there are none. */
  private @Nullable KeySet others;

  /** Empty sets, to be used again. */
  private @Nullable KeySet spare;

  private StrictJsonReader(ReusableParser tokens) throws IOException {
    this.tokens = tokens;
    this.parser = tokens.current();
    this.token = tokens.next();
  }

  /**
   * Reads a whole body, which has to be one object.
   *
   * @throws UnreadableResponseException if it is anything else, or if the reading says so
   */
  static void read(byte[] body, Fields fields) throws UnreadableResponseException {
    try {
      ReusableParser tokens = PARSERS.take();
      tokens.feed(body);
      new StrictJsonReader(tokens).object(fields);
      tokens.end();
      PARSERS.giveBack(tokens, body);
    } catch (UnreadableResponseException e) {
      throw e;
    } catch (IOException e) {
      // Its message and its cause would quote the response.
      throw new UnreadableResponseException("no well-formed JSON within the limits");
    }
  }

  /** Reads the object at which this stands. */
  void object(Fields fields) throws IOException {
    require(isObject(), "no JSON object where one belongs");
    long outerKnown = known;
    KeySet outerOthers = others;
    known = 0;
    others = null;
    takeAll(fields);
    spare = others == null ? spare : others.cleared(spare);
    known = outerKnown;
    others = outerOthers;
  }

  private void takeAll(Fields fields) throws IOException {
    while (next() == JsonToken.FIELD_NAME) {
      JsonKey key = key(tokens.name());
      next();
      fields.take(key, this);
    }
  }

  @CanIgnoreReturnValue
  private JsonToken next() throws IOException {
    token = tokens.next();
    return token;
  }

  private JsonKey key(String text) throws IOException {
    JsonKey key = tokens.key(text);
    require(key == JsonKey.OTHER ? addOther(text) : addKnown(key.bit()), "a key comes twice");
    return key;
  }

  private boolean addKnown(long bit) {
    long before = known;
    known |= bit;
    return known != before;
  }

  private boolean addOther(String text) throws UnreadableResponseException {
    require(text.length() <= MAX_KEY, "a key is too long");
    if (others == null) {
      others = emptySet();
    }
    return others.add(text);
  }

  private KeySet emptySet() {
    KeySet set = spare;
    if (set == null) {
      return new KeySet();
    }
    spare = set.next();
    return set;
  }

  /** Reads the array at which this stands. */
  void array(Elements elements) throws IOException {
    require(isArray(), "no JSON array where one belongs");
    while (next() != JsonToken.END_ARRAY) {
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

  /** The key of the field at whose value this stands. */
  String name() throws IOException {
    return tokens.name();
  }

  boolean isNull() {
    return token == JsonToken.VALUE_NULL;
  }

  boolean isTrue() {
    return token == JsonToken.VALUE_TRUE;
  }

  boolean isFalse() {
    return token == JsonToken.VALUE_FALSE;
  }

  boolean isString() {
    return token == JsonToken.VALUE_STRING;
  }

  boolean isNumber() {
    return token.isNumeric();
  }

  boolean isObject() {
    return token == JsonToken.START_OBJECT;
  }

  boolean isArray() {
    return token == JsonToken.START_ARRAY;
  }

  /** The type of the value at which this stands. */
  JsonType type() {
    return switch (token) {
      case START_OBJECT -> JsonType.OBJECT;
      case START_ARRAY -> JsonType.ARRAY;
      case VALUE_STRING -> JsonType.STRING;
      case VALUE_TRUE, VALUE_FALSE -> JsonType.BOOLEAN;
      case VALUE_NULL -> JsonType.NULL;
      default -> JsonType.NUMBER;
    };
  }

  /** Tells whether a string or a number is of a length that is read. */
  boolean isBounded() throws IOException {
    return parser.getTextLength() <= MAX_STRING;
  }

  /** A string's value, or a number, a boolean or null as written. */
  String text() throws IOException {
    return parser.getText();
  }

  /** Tells whether this is a certain string, without a copy. */
  boolean is(String text) throws IOException {
    return isString() && parser.getTextLength() == text.length() && hasCharacters(text);
  }

  private boolean hasCharacters(String text) throws IOException {
    char[] characters = parser.getTextCharacters();
    int from = parser.getTextOffset();
    for (int i = 0; i < text.length(); i++) {
      if (characters[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The decimal number that is written in a string or is a number; null if it is none. */
  @Nullable
  BigDecimal decimal() throws IOException {
    char[] characters = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int to = from + parser.getTextLength();
    return isString()
        ? Decimals.decimal(characters, from, to)
        : Decimals.number(characters, from, to);
  }

  /** The date that is written in a string; null if it is none. */
  @Nullable
  Instant instant() throws IOException {
    char[] characters = parser.getTextCharacters();
    int from = parser.getTextOffset();
    return JuspayDates.instant(characters, from, from + parser.getTextLength());
  }

  /** Takes one field; the reader stands at its value and has to be left at the end of it. */
  @FunctionalInterface
  interface Fields {
    void take(JsonKey key, StrictJsonReader value) throws IOException;
  }

  /** Takes one element; the reader stands at it and has to be left at the end of it. */
  @FunctionalInterface
  interface Elements {
    void take(StrictJsonReader value) throws IOException;
  }
}
