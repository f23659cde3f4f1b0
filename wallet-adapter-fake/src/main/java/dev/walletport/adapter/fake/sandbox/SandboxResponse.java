package dev.walletport.adapter.fake.sandbox;

import java.util.HashMap;
import java.util.Map;

/**
 * What a request is answered.
 *
 * @param status the HTTP status
 * @param type the type of the content
 * @param body the content
 * @param headers what else is said
 * @param ending how much of it arrives
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares answers, and nobody changes them.
record SandboxResponse(
    int status, String type, byte[] body, Map<String, String> headers, Ending ending) {

  /** How an answer ends. */
  enum Ending {
    /** As it should. */
    WHOLE,
    /** As it should, and then the connection is closed. */
    LAST,
    /** The connection is closed before the first byte. */
    HANG_UP,
    /** The connection is reset before the first byte. */
    RESET,
    /** The connection is closed amid the body. */
    CUT,
    /** A byte at a time, and then as {@link #CUT}. */
    DRIP
  }

  static final String JSON = "application/json";

  static SandboxResponse json(int status, Json.Writing writing) {
    return of(status, JSON, Json.written(writing));
  }

  static SandboxResponse of(int status, String type, byte[] body) {
    return new SandboxResponse(status, type, body, Map.of(), Ending.WHOLE);
  }

  /** A refusal in the shape of Juspay's page on linking. */
  static SandboxResponse refused(int status, String code, String message) {
    return json(status, json -> {
      json.writeStartObject();
      json.writeStringField("error_message", message);
      json.writeStringField("status", "Invalid Request");
      json.writeStringField("error_code", code);
      json.writeEndObject();
    });
  }

  /** A connection that ends without an answer. */
  static SandboxResponse none(Ending ending) {
    return new SandboxResponse(200, JSON, new byte[0], Map.of(), ending);
  }

  SandboxResponse with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new SandboxResponse(status, type, body, Map.copyOf(more), ending);
  }

  SandboxResponse ending(Ending other) {
    return new SandboxResponse(status, type, body, headers, other);
  }
}
