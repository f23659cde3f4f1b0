package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Reply;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** How long a server wants us to wait. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /**
   * Reads the header of that name: seconds, or a date as in RFC 9110.
   *
   * @param now what a date is counted from
   * @return zero for a date that has passed; none for a header that is absent or unreadable
   */
  static Option<Duration> of(Reply reply, Instant now) {
    return reply.retryAfter().map(String::strip).flatMap(text -> read(text, now));
  }

  private static Option<Duration> read(String text, Instant now) {
    return SECONDS.matcher(text).matches()
        ? Option.some(Duration.ofSeconds(Long.parseLong(text)))
        : until(text, now);
  }

  private static Option<Duration> until(String date, Instant now) {
    try {
      Instant then =
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Option.some(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Option.none();
    }
  }
}
