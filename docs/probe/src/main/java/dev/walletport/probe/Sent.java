package dev.walletport.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request.
 *
 * @param operation its name
 * @param method GET or POST
 * @param path below the base URI, encoded
 * @param form the fields of a POST
 * @param headers besides those of every request
 */
record Sent(
    String operation,
    String method,
    String path,
    Map<String, String> form,
    Map<String, String> headers) {

  static Sent get(String operation, String path) {
    return new Sent(operation, "GET", path, Map.of(), Map.of());
  }

  static Sent post(String operation, String path, Map<String, String> form) {
    return new Sent(operation, "POST", path, form, Map.of());
  }

  /** The same with another header; an empty value leaves it out. */
  Sent with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Sent(operation, method, path, form, more);
  }
}
