package dev.walletport.adapter.juspay.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/**
 * JuspayDates in any form that Juspay was seen to send.
 *
 * <p>Nearly all are {@code 2016-08-01T08:07:52+0000} or {@code 2016-08-01T08:07:52Z}, and those are
 * read by hand: with the formatter, the one date took half of the time that reading a whole wallet
 * takes. Whatever else it is, a day that not every month has included, is left to the formatter.
 */
final class JuspayDates {

  /**
   * Knows {@code Z}, {@code +00:00}, {@code +0000} and {@code +00}, with and without a fraction.
   */
  private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
      .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
      .appendPattern("[XXX][XX][X]")
      .toFormatter();

  private static final String SHAPE = "0000-00-00T00:00:00";

  private JuspayDates() {}

  /** Reads a date; whatever is unreadable is unknown. */
  static @Nullable Instant instant(CharSequence text) {
    return isPlain(text) ? plain(text) : any(text);
  }

  private static boolean isPlain(CharSequence text) {
    return isUtc(text, "+0000") || isUtc(text, "Z");
  }

  private static boolean isUtc(CharSequence text, String zone) {
    return text.length() == SHAPE.length() + zone.length()
        && zone.contentEquals(text.subSequence(SHAPE.length(), text.length()))
        && fits(text);
  }

  private static boolean fits(CharSequence text) {
    for (int at = 0; at < SHAPE.length(); at++) {
      if (!fits(SHAPE.charAt(at), text.charAt(at))) {
        return false;
      }
    }
    return month(text) >= 1
        && month(text) <= 12
        && day(text) >= 1
        && day(text) <= 28
        && hour(text) <= 23
        && minute(text) <= 59
        && second(text) <= 59;
  }

  private static boolean fits(char shape, char is) {
    return shape == '0' ? is >= '0' && is <= '9' : is == shape;
  }

  private static Instant plain(CharSequence text) {
    int year = 100 * two(text, 0) + two(text, 2);
    return LocalDateTime.of(year, month(text), day(text), hour(text), minute(text), second(text))
        .toInstant(ZoneOffset.UTC);
  }

  private static int month(CharSequence text) {
    return two(text, 5);
  }

  private static int day(CharSequence text) {
    return two(text, 8);
  }

  private static int hour(CharSequence text) {
    return two(text, 11);
  }

  private static int minute(CharSequence text) {
    return two(text, 14);
  }

  private static int second(CharSequence text) {
    return two(text, 17);
  }

  private static int two(CharSequence text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }

  private static @Nullable Instant any(CharSequence text) {
    try {
      return ANY.parse(text, Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
