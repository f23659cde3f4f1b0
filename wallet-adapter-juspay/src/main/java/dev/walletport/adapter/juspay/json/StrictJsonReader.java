package dev.walletport.adapter.juspay.json;

import static dev.walletport.adapter.juspay.json.UnreadableReply.require;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/**
 * JSON read token by token: a repeated key is refused, so is anything after the end, and depth,
 * names, strings, numbers and tokens are bounded.
 */
final class StrictJsonReader {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_NAME = 256;
  private static final int MAX_STRING = 16 * 1024;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_TOKENS = 10_000;

  private static final JsonFactory JSON = JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxNameLength(MAX_NAME)
          .maxStringLength(MAX_STRING)
          .maxNumberLength(MAX_NUMBER)
          .maxTokenCount(MAX_TOKENS)
          .build())
      .build();

  private StrictJsonReader() {}

  /**
   * Reads a whole body, which has to be one object.
   *
   * @throws UnreadableReply if it is anything else, or if the reading says so
   */
  static void readObject(byte[] body, Fields fields) throws UnreadableReply {
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      object(parser, fields);
      require(parser.nextToken() == null, "text after the end");
    } catch (UnreadableReply e) {
      throw e;
    } catch (IOException e) {
      // Its message and its cause would quote the reply.
      throw new UnreadableReply("no well-formed JSON within the limits");
    }
  }

  /** Reads the object at which the parser stands. */
  static void object(JsonParser parser, Fields fields) throws IOException {
    require(parser.currentToken() == JsonToken.START_OBJECT, "no JSON object where one belongs");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.take(name, parser);
    }
  }

  /** Reads the array of objects at which the parser stands. */
  static void objects(JsonParser parser, Elements elements) throws IOException {
    require(parser.currentToken() == JsonToken.START_ARRAY, "no JSON array where one belongs");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.take(parser);
    }
  }

  /** Takes one field; the parser stands at its value and has to be left at the end of it. */
  @FunctionalInterface
  interface Fields {
    void take(String name, JsonParser value) throws IOException;
  }

  /** Takes one element; the parser stands at it and has to be left at the end of it. */
  @FunctionalInterface
  interface Elements {
    void take(JsonParser value) throws IOException;
  }
}
