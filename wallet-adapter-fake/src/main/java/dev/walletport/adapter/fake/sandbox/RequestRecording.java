package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.adapter.fake.sandbox.RecordedRequest.RequestText;
import io.vavr.control.Option;
import java.time.Instant;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** One request while it is answered; used by one thread. */
final class RequestRecording {

  private final RequestLog log;
  private final HttpRequest head;
  private final Instant arrived;
  private String body = "";
  private @Nullable SandboxRequest parsed;

  /**
   * Begins to record a request.
   *
   * @param arrived when its head had been read
   */
  RequestRecording(RequestLog log, HttpRequest head, Instant arrived) {
    this.log = log;
    this.head = head;
    this.arrived = arrived;
  }

  /** Keeps the body, or what was read of one that is too long. */
  void body(byte[] bytes) {
    body = new String(bytes, UTF_8);
  }

  void parsed(SandboxRequest request) {
    parsed = request;
  }

  void ended(SandboxResponse response) {
    log.ended(this, response);
  }

  /** Asks the fake for nothing, which may have the defect. */
  void endedByDefect(SandboxResponse response) {
    log.endedByDefect(this, response);
  }

  Instant arrived() {
    return arrived;
  }

  Option<SandboxRequest> parsed() {
    return Option.of(parsed);
  }

  RequestText text() {
    return text(head, body);
  }

  static RequestText text(HttpRequest head, String body) {
    StringBuilder text = new StringBuilder(
        head.getMethod() + " " + head.getRequestUri() + " " + head.getVersion() + "\n");
    for (Header header : head.getHeaders()) {
      text.append(header.getName()).append(": ").append(header.getValue()).append('\n');
    }
    return new RequestText(
        Option.of(head.getMethod()),
        Option.of(head.getPath()),
        text.append('\n').append(body).toString());
  }
}
