package dev.walletport.domain;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every text that can be reached from a value through fields, private ones included, as Gson,
 * Jackson with visible fields and reflective {@code toString} builders do: static and transient
 * fields are left out, collections and maps are read by their elements.
 */
final class ReflectiveReader {

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> texts = new ArrayList<>();

  private ReflectiveReader() {}

  static List<String> textsOf(Object value) {
    ReflectiveReader reader = new ReflectiveReader();
    reader.read(value);
    return reader.texts;
  }

  private void read(@Nullable Object value) {
    if (value == null || !seen.add(value)) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach(this::readEntry);
    } else if (value instanceof Iterable<?> elements) {
      elements.forEach(this::read);
    } else if (value.getClass().isArray()) {
      readArray(value);
    } else if (value.getClass().getName().startsWith("java.")) {
      texts.add(value.toString());
    } else {
      fieldsOf(value.getClass()).forEach(field -> read(valueOf(field, value)));
    }
  }

  private void readEntry(Object key, Object value) {
    read(key);
    read(value);
  }

  /** Characters and bytes are one text. */
  private void readArray(Object array) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int at = 0; at < Array.getLength(array); at++) {
      elements.add(Array.get(array, at));
    }
    elements.forEach(this::read);
    texts.add(String.join("", elements.stream().map(String::valueOf).toList()));
  }

  private static Stream<Field> fieldsOf(Class<?> type) {
    Stream<Field> own = Arrays.stream(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .filter(field -> !Modifier.isTransient(field.getModifiers()));
    Class<?> parent = type.getSuperclass();
    return parent == null || parent.getName().startsWith("java.")
        ? own
        : Stream.concat(own, fieldsOf(parent));
  }

  private static @Nullable Object valueOf(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new LinkageError("a field cannot be read: " + field, e);
    }
  }
}
