package dev.walletport.adapter.fake.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes JSON. */
final class Json {

  /** Without buffers per thread, which every idle connection would keep: 16 KB each. */
  private static final JsonFactory FACTORY = new JsonFactoryBuilder()
      .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
      .build();

  private Json() {}

  /** A part of a document. */
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** A text field, null if there is none. */
  static void text(JsonGenerator json, String name, Option<?> value) throws IOException {
    json.writeStringField(name, value.map(Object::toString).getOrNull());
  }

  /** A number field, null if there is none. */
  static void number(JsonGenerator json, String name, Option<? extends Number> value)
      throws IOException {
    if (value.isEmpty()) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value.get().longValue());
    }
  }

  /** A list of texts. */
  static void names(JsonGenerator json, String name, List<String> names) throws IOException {
    json.writeArrayFieldStart(name);
    for (String one : names) {
      json.writeString(one);
    }
    json.writeEndArray();
  }

  /** A list of objects. */
  static <T> void list(JsonGenerator json, String name, Iterable<T> things, Element<T> element)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T thing : things) {
      json.writeStartObject();
      element.write(json, thing);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The fields of one object. */
  @FunctionalInterface
  interface Element<T> {
    void write(JsonGenerator json, T thing) throws IOException;
  }
}
