package dev.walletport.probe;

import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a refusal tells that a request came too soon, and how long to wait. */
final class Pacing {

  private static final Pattern TOO_SOON =
      Pattern.compile("soon|wait|retry|resend|too.?many|rate|limit|moment|seconds|frequent");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private Pacing() {}

  static boolean isTooSoon(ProbeResponse response) {
    return response.isThrottled()
        || (response.isRefusal()
            && (response.header("retry-after").isDefined()
                || TOO_SOON.matcher(words(response)).find()));
  }

  private static String words(ProbeResponse response) {
    return (response.code().getOrElse("") + " "
            + ProbeResponse.text(response.body(), "error_message").getOrElse(""))
        .toLowerCase(Locale.ROOT);
  }

  /** A second more than is asked for; of a date, or of nothing, the usual wait. */
  static Duration wait(ProbeResponse response) {
    return response
        .header("retry-after")
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text) + 1))
        .getOrElse(USUAL);
  }

  /** Whether a wait may be sat out. */
  static boolean isBearable(Duration wait) {
    return wait.compareTo(LONGEST) <= 0;
  }

  /** {@code seconds}, {@code date}, {@code unreadable} or {@code none}. */
  static String form(ProbeResponse response) {
    return response.header("retry-after").map(Pacing::form).getOrElse("none");
  }

  private static String form(String text) {
    if (SECONDS.matcher(text).matches()) {
      return "seconds";
    }
    return isDate(text) ? "date" : "unreadable";
  }

  private static boolean isDate(String text) {
    try {
      return Option.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)).isDefined();
    } catch (DateTimeException e) {
      return false;
    }
  }
}
