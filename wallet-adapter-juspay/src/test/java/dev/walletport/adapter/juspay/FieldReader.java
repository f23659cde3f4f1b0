package dev.walletport.adapter.juspay;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Gson, Jackson with visible fields and commons-lang3 read of a value, private fields
 * included: those that are neither static nor transient, in depth as far as they are of ours.
 */
final class FieldReader {

  private static final String OURS = "dev.walletport.";

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> texts = new ArrayList<>();

  private FieldReader() {}

  static List<String> textsOf(Object value) {
    FieldReader reader = new FieldReader();
    reader.read(value);
    return reader.texts;
  }

  private void read(@Nullable Object value) {
    if (value == null || !seen.add(value)) {
      return;
    }
    if (value instanceof Iterable<?> elements) {
      elements.forEach(this::read);
    } else if (value.getClass().getName().startsWith(OURS)) {
      Arrays.stream(value.getClass().getDeclaredFields())
          .filter(FieldReader::isRead)
          .forEach(field -> read(valueOf(field, value)));
    } else {
      texts.add(value.toString());
    }
  }

  private static boolean isRead(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
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
