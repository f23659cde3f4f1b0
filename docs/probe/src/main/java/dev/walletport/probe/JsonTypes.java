package dev.walletport.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of the types of JSON values, finer than JSON's own. */
final class JsonTypes {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,10})?");
  private static final Pattern DATE = Pattern.compile(
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})");

  private JsonTypes() {}

  static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> array(value);
      case STRING -> text(value.textValue());
      case NUMBER -> value.isIntegralNumber() ? "integer" : "decimal";
      case BOOLEAN -> "boolean";
      case OBJECT -> "object";
      case NULL -> "null";
      case BINARY, MISSING, POJO -> "missing";
    };
  }

  private static String array(JsonNode array) {
    Set<String> elements = new TreeSet<>();
    array.forEach(element -> elements.add(element.isArray() ? "array" : of(element)));
    return elements.isEmpty() ? "array" : "array of " + String.join(" and ", elements);
  }

  private static String text(String text) {
    if (text.isEmpty()) {
      return "empty";
    }
    if (DATE.matcher(text).matches()) {
      return "date-text";
    }
    return DECIMAL.matcher(text).matches() ? "decimal-text" : "text";
  }
}
