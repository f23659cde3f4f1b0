package dev.walletport.adapter.fake.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, texts, {@link java.math.BigDecimal}s, booleans and nulls. */
final class JsonMaps {

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonMaps() {}

  /** The one object that a text holds, and nothing behind it. */
  static Map<String, @Nullable Object> object(String text) {
    try (JsonParser json = STRICT.createParser(text)) {
      json.nextToken();
      Map<String, @Nullable Object> object = object(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("more than one document: " + text);
      }
      return object;
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  /** The objects of a list in an object. */
  static List<Map<String, @Nullable Object>> objects(
      Map<String, @Nullable Object> object, String name) {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (Object element : (List<?>) Objects.requireNonNull(object.get(name), name)) {
      objects.add(asObject(element));
    }
    return objects;
  }

  @SuppressWarnings("unchecked") // Whatever is a map here was made by this class.
  static Map<String, @Nullable Object> asObject(@Nullable Object value) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
  }

  /** The names of an object, each with what its value is. */
  static Map<String, String> shape(Map<String, @Nullable Object> object) {
    Map<String, String> shape = new LinkedHashMap<>();
    object.forEach((name, value) -> shape.put(name, kind(value)));
    return shape;
  }

  private static String kind(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return "list of " + list.stream().map(JsonMaps::kind).distinct().toList();
    }
    return value instanceof Map<?, ?>
        ? shape(asObject(value)).toString()
        : value == null ? "null" : value.getClass().getSimpleName();
  }

  private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      object.put(name, value(json));
    }
    return object;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> list(json);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }

  private static List<@Nullable Object> list(JsonParser json) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(json));
    }
    return list;
  }
}
