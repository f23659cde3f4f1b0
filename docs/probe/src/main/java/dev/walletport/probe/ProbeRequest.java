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
record ProbeRequest(
    String operation,
    String method,
    String path,
    Map<String, String> form,
    Map<String, String> headers) {

  static ProbeRequest get(String operation, String path) {
    return new ProbeRequest(operation, "GET", path, Map.of(), Map.of());
  }

  static ProbeRequest post(String operation, String path, Map<String, String> form) {
    return new ProbeRequest(operation, "POST", path, form, Map.of());
  }

  /** The same with another header; an empty value leaves it out. */
  ProbeRequest with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ProbeRequest(operation, method, path, form, more);
  }
}
