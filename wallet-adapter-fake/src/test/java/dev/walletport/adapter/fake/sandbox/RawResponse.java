package dev.walletport.adapter.fake.sandbox;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes that a client received until the connection ended, each a char, and how it ended. */
record RawResponse(String text, End end) {

  /** How a connection ends. */
  enum End {
    CLOSED,
    RESET,
    /** Neither closed nor reset in time. */
    TIMED_OUT
  }

  private static final String HEAD_ENDS = "\r\n\r\n";

  int status() {
    return Integer.parseInt(text.split(" ", 3)[1]);
  }

  /** The value of a header, or an empty text. */
  String header(String name) {
    String wanted = name.toLowerCase(Locale.ROOT) + ": ";
    return head()
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
        .map(line -> line.substring(wanted.length()))
        .findFirst()
        .orElse("");
  }

  /** Tells whether the body is as long as Content-Length says. */
  boolean isWhole() {
    return text.contains(HEAD_ENDS)
        && String.valueOf(body().length()).equals(header("Content-Length"));
  }

  String head() {
    return text.split(HEAD_ENDS, 2)[0];
  }

  String body() {
    String[] parts = text.split(HEAD_ENDS, 2);
    return parts.length == 2 ? parts[1] : "";
  }

  Map<String, @Nullable Object> json() {
    return JsonMaps.object(body());
  }

  /** The text of a field. */
  String field(String name) {
    return String.valueOf(json().get(name));
  }
}
