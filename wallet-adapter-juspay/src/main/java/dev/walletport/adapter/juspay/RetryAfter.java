package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Response;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** How long a server wants us to wait. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private RetryAfter() {}

  /**
   * Reads the header of that name: seconds, or a date in any of the three forms of RFC 9110.
   *
   * @param answeredAt when the response came, from which a date is counted
   * @return zero for a date that has passed; none for a header that is absent or unreadable
   */
  static Option<Duration> of(Response response, Instant answeredAt) {
    return response.retryAfter().map(String::strip).flatMap(text -> read(text, answeredAt));
  }

  private static Option<Duration> read(String text, Instant answeredAt) {
    return SECONDS.matcher(text).matches()
        ? Option.some(Duration.ofSeconds(Long.parseLong(text)))
        : HttpDate.parse(text, answeredAt).map(then -> between(answeredAt, then));
  }

  private static Duration between(Instant answeredAt, Instant then) {
    return then.isAfter(answeredAt) ? Duration.between(answeredAt, then) : Duration.ZERO;
  }
}
