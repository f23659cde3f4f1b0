package dev.walletport.adapter.fake.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.sandbox.SandboxResponse.Ending;
import dev.walletport.domain.WalletFailure;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A request and its response as they were on the wire, with keys, one-time passwords and tokens in
 * clear.
 *
 * @param number 1 for the first request since the start
 * @param times when it arrived and was answered
 * @param subject what it was about
 * @param request what was received
 * @param response what was answered, with at most so much of its body as is shown
 */
record RecordedRequest(
    long number,
    Times times,
    RequestSubject subject,
    RequestText request,
    SandboxResponse response) {

  /** More of a request or a response is not kept. */
  static final int LONGEST_TEXT = 16_384;

  private static final String CUT = "\n(The rest is not kept.)";

  RecordedRequest {
    response = response.shortened(LONGEST_TEXT + 1);
  }

  /**
   * The times of a request, on the clock of the machine.
   *
   * @param arrived when its head had been read
   * @param answered when its response was made, or will have waited
   * @param count how many like it the row stands for, of which it is the latest
   */
  record Times(Instant arrived, Instant answered, int count) {
    long millis() {
      return Duration.between(arrived, answered).toMillis();
    }
  }

  /**
   * A request as text.
   *
   * @param method none if the request line was none
   * @param path the path with its query; none if the request line was none
   * @param text head and body, at most {@value RecordedRequest#LONGEST_TEXT} characters of them
   */
  record RequestText(Option<String> method, Option<String> path, String text) {
    RequestText {
      text = bounded(text);
    }

    /** Its size alone: the text has keys and one-time passwords. */
    @Override
    public String toString() {
      return "RequestText(" + text.length() + " characters)";
    }
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + CUT;
  }

  /** Its number and status alone: both texts have keys, one-time passwords and tokens. */
  @Override
  public String toString() {
    return "RecordedRequest(" + number + ", " + response.status() + ")";
  }

  /** Tells whether another has the same text and the same response. */
  boolean isLike(RecordedRequest other) {
    return request.equals(other.request()) && responseText().equals(other.responseText());
  }

  /** The same for both, with the sum of their counts. */
  RecordedRequest countingAlso(RecordedRequest earlier) {
    Times both = new Times(
        times.arrived(), times.answered(), times.count() + earlier.times().count());
    return new RecordedRequest(number, both, subject, request, response);
  }

  /** What became of it: done, the kind of a failure, or refused before it reached the fake. */
  String outcome() {
    return response
        .notes()
        .call()
        .map(call -> call.failure().map(WalletFailure::kind).getOrElse("done"))
        .getOrElse(response.status() < 400 ? "done" : "refused");
  }

  /** The status that was sent; none if the connection ended without a response. */
  Option<Integer> status() {
    Ending ending = response.ending();
    return ending == Ending.HANG_UP || ending == Ending.RESET
        ? Option.none()
        : Option.some(response.status());
  }

  /** The code of an error, or how the connection ended instead. */
  Option<String> code() {
    return response
        .notes()
        .code()
        .orElse(fault().filter(fault -> !isSuccess()).map(fault -> fault.replace(' ', '_')));
  }

  private boolean isSuccess() {
    return response.ending() == Ending.WHOLE && response.status() < 400;
  }

  private Option<String> fault() {
    return response.notes().call().flatMap(JournalEntry::fault).map(Object::toString);
  }

  /** Tells whether it is a command of the controls that was not refused. */
  boolean isAcceptedControl() {
    return request.path().exists(path -> path.startsWith("/sandbox/")) && response.status() < 400;
  }

  Facets facets() {
    return new Facets(
        subject.customer(),
        subject.wallet().toJavaList(),
        subject.operation(),
        outcome(),
        List.of(request.text(), responseText(), code().getOrElse("")));
  }

  /** The line of the log, without any text of the client. */
  String summary() {
    String words = subject.operation().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words + ": " + status().map(status -> "HTTP " + status).getOrElse("no response")
        + code().map(code -> " " + visible(code)).getOrElse("");
  }

  private static String visible(String code) {
    return code.replaceAll("[^A-Za-z0-9_.-]", "_");
  }

  void write(JsonGenerator json) throws IOException {
    json.writeNumberField("number", number);
    json.writeStringField("at", times.arrived().toString());
    json.writeNumberField("millis", times.millis());
    json.writeNumberField("count", times.count());
    Json.text(json, "method", request.method());
    Json.text(json, "path", request.path());
    json.writeStringField("operation", subject.operation());
    Json.text(json, "customer", subject.customer());
    Json.text(json, "wallet", subject.wallet());
    Json.number(json, "status", status());
    Json.text(json, "code", code());
    json.writeStringField("outcome", outcome());
    json.writeStringField("ending", response.ending().name().toLowerCase(Locale.ROOT));
    Json.text(json, "fault", fault());
    Json.number(json, "waited_seconds", waitedSeconds());
  }

  private Option<Long> waitedSeconds() {
    return Option.some(response.notes().delay())
        .filter(delay -> !delay.isZero())
        .map(Duration::toSeconds);
  }

  void writeWithTexts(JsonGenerator json) throws IOException {
    write(json);
    json.writeStringField("request", request.text());
    json.writeStringField("response", responseText());
  }

  private String responseText() {
    return status().map(status -> bounded(response.text())).getOrElse("");
  }
}
