package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.adapter.fake.JournalEntry;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An HTTP response.
 *
 * @param status the HTTP status
 * @param type the type of the content
 * @param body the content
 * @param headers the other headers
 * @param ending how much of it is sent
 * @param notes what the client does not see
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared and never changed.
record SandboxResponse(
    int status, String type, byte[] body, Map<String, String> headers, Ending ending, Notes notes) {

  /**
   * What the sandbox keeps of a response beside its bytes.
   *
   * @param code the error code; none of a success
   * @param call the call of the fake that it answers; none if none was reached
   * @param read the call of the fake that was made for what the answer needs, but is not answered;
   *     as a rule none
   * @param delay how long it waits before its first byte
   */
  record Notes(
      Option<String> code, Option<JournalEntry> call, Option<JournalEntry> read, Duration delay) {
    static final Notes NONE = new Notes(Option.none(), Option.none(), Option.none(), Duration.ZERO);

    /** All calls of the fake that were made. */
    Stream<JournalEntry> calls() {
      return Stream.concat(call.toJavaStream(), read.toJavaStream());
    }
  }

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
    return new SandboxResponse(status, type, body, Map.of(), Ending.WHOLE, Notes.NONE);
  }

  /** An error in the shape of Juspay's page on linking. */
  static SandboxResponse refused(int status, String code, String message) {
    return json(status, json -> {
          json.writeStartObject();
          json.writeStringField("error_message", message);
          json.writeStringField("status", "Invalid Request");
          json.writeStringField("error_code", code);
          json.writeEndObject();
        })
        .coded(code);
  }

  /** No response: the connection ends. */
  static SandboxResponse none(Ending ending) {
    return new SandboxResponse(200, JSON, new byte[0], Map.of(), ending, Notes.NONE);
  }

  /** Status, headers and content as text. */
  String text() {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + "\nContent-Type: " + type + "\n");
    headers.forEach(
        (name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.append('\n').append(new String(body, UTF_8)).toString();
  }

  SandboxResponse with(String header, String value) {
    return with(Map.of(header, value));
  }

  SandboxResponse with(Map<String, String> others) {
    Map<String, String> more = new HashMap<>(headers);
    more.putAll(others);
    return new SandboxResponse(status, type, body, Map.copyOf(more), ending, notes);
  }

  SandboxResponse without(String header) {
    Map<String, String> fewer = new HashMap<>(headers);
    fewer.remove(header);
    return new SandboxResponse(status, type, body, Map.copyOf(fewer), ending, notes);
  }

  /** With at most so many bytes of the content. */
  SandboxResponse shortened(int most) {
    return body.length <= most
        ? this
        : new SandboxResponse(status, type, Arrays.copyOf(body, most), headers, ending, notes);
  }

  SandboxResponse ending(Ending other) {
    return new SandboxResponse(status, type, body, headers, other, notes);
  }

  /** With the error code that its body has. */
  SandboxResponse coded(String code) {
    return noted(new Notes(Option.some(code), notes.call(), notes.read(), notes.delay()));
  }

  /** As the answer to a call of the fake. */
  SandboxResponse answering(Option<JournalEntry> call) {
    return noted(new Notes(notes.code(), call, notes.read(), notes.delay()));
  }

  /** As one for which a call of the fake was made before. */
  SandboxResponse reading(Option<JournalEntry> read) {
    return noted(new Notes(notes.code(), notes.call(), read, notes.delay()));
  }

  /** After a wait in real time. */
  SandboxResponse after(Duration delay) {
    return noted(new Notes(notes.code(), notes.call(), notes.read(), delay));
  }

  private SandboxResponse noted(Notes other) {
    return new SandboxResponse(status, type, body, headers, ending, other);
  }
}
