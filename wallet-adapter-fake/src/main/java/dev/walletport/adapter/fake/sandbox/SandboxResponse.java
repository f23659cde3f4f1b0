package dev.walletport.adapter.fake.sandbox;

import java.util.HashMap;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param status the HTTP status
 * @param type the type of the content
 * @param body the content
 * @param headers the other headers
 * @param ending how much of it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared and never changed.
record SandboxResponse(
    int status, String type, byte[] body, Map<String, String> headers, Ending ending) {

  /** How a response ends. */
  enum Ending {
    /** Complete. */
    WHOLE,
    /** Complete, and then the connection is closed. */
    LAST,
    /** The connection is closed before the first byte. */
    HANG_UP,
    /** The connection is reset before the first byte. */
    RESET,
    /** The connection is closed in the middle of the body. */
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

  /** An error in the shape of Juspay's page on linking. */
  static SandboxResponse refused(int status, String code, String message) {
    return json(status, json -> {
      json.writeStartObject();
      json.writeStringField("error_message", message);
      json.writeStringField("status", "Invalid Request");
      json.writeStringField("error_code", code);
      json.writeEndObject();
    });
  }

  /** No response: the connection ends. */
  static SandboxResponse none(Ending ending) {
    return new SandboxResponse(200, JSON, new byte[0], Map.of(), ending);
  }

  SandboxResponse with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new SandboxResponse(status, type, body, Map.copyOf(more), ending);
  }

  SandboxResponse without(String header) {
    Map<String, String> fewer = new HashMap<>(headers);
    fewer.remove(header);
    return new SandboxResponse(status, type, body, Map.copyOf(fewer), ending);
  }

  SandboxResponse ending(Ending other) {
    return new SandboxResponse(status, type, body, headers, other);
  }
}
