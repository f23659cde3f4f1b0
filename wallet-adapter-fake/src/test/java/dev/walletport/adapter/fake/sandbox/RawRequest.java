package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request, with the headers that Juspay's pages ask for until told otherwise. */
record RawRequest(String line, Map<String, String> headers, String body) {

  static final String HOST = "Host";
  static final String AUTHORIZATION = "Authorization";
  static final String ROUTING_ID = "x-routing-id";
  static final String TYPE = "Content-Type";
  static final String LENGTH = "Content-Length";
  static final String FORM = "application/x-www-form-urlencoded";
  static final String KEY = "key_7Hs2";

  static RawRequest get(String path) {
    return of("GET", path);
  }

  static RawRequest post(String path, String form) {
    RawRequest call = of("POST", path).with(TYPE, FORM).with(LENGTH, String.valueOf(form.length()));
    return new RawRequest(call.line, call.headers, form);
  }

  /** Without a body. */
  static RawRequest of(String method, String path) {
    return new RawRequest(method + " " + path + " HTTP/1.1", Map.of(), "")
        .with(AUTHORIZATION, basic(KEY + ":"))
        .with(ROUTING_ID, "customer_1122")
        .with("Connection", "close");
  }

  static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  RawRequest with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new RawRequest(line, more, body);
  }

  RawRequest without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new RawRequest(line, fewer, body);
  }

  /** The same with other bytes in place of the body. */
  RawRequest withBody(String other) {
    return new RawRequest(line, headers, other);
  }

  /** The text on the wire, with this Host unless it has one. */
  String text(String authority) {
    Map<String, String> all = new LinkedHashMap<>(Map.of(HOST, authority));
    all.putAll(headers);
    StringBuilder text = new StringBuilder(line).append("\r\n");
    all.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").append(body).toString();
  }
}
