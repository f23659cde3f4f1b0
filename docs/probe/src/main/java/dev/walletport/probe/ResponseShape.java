package dev.walletport.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may be told of a response: no value of it, but a code.
 *
 * @param operation what was asked
 * @param status the HTTP status; 0 if no whole response came
 * @param code the code as shown; empty if there is none
 * @param keys the types and lengths by the names of the keys, those of a list by {@code list.name}
 */
record ResponseShape(String operation, int status, String code, Map<String, Set<String>> keys) {

  private static final Set<String> OPENED = Set.of("list", "error_info", "sub_details");
  private static final int MOST_KEYS = 100;

  static ResponseShape of(ProbeResponse response, ShownText shown) {
    Map<String, Set<String>> keys = new TreeMap<>();
    collect("", response.body(), shown, keys);
    return new ResponseShape(
        response.operation(),
        response.status(),
        response.code().map(shown::code).getOrElse(""),
        keys);
  }

  private static void collect(
      String prefix, JsonNode value, ShownText shown, Map<String, Set<String>> keys) {
    if (value.isArray()) {
      value.forEach(element -> collect(prefix, element, shown, keys));
    }
    value.properties().forEach(field -> {
      String name = prefix + shown.key(field.getKey());
      if (keys.size() < MOST_KEYS) {
        keys.computeIfAbsent(name, key -> new TreeSet<>()).add(type(field.getValue()));
      }
      if (OPENED.contains(field.getKey()) && prefix.length() < MOST_KEYS) {
        collect(name + ".", field.getValue(), shown, keys);
      }
    });
  }

  private static String type(JsonNode value) {
    String type = JsonTypes.of(value);
    return value.isTextual() && !value.textValue().isEmpty()
        ? type + " of " + value.textValue().length()
        : type;
  }
}
