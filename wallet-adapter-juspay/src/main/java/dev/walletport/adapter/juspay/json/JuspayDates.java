package dev.walletport.adapter.juspay.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Dates in any form that Juspay was seen to send.
 *
 * <p>Nearly all are {@code 2016-08-01T08:07:52+0000} or {@code 2016-08-01T08:07:52Z}, and those are
 * read by hand: with the formatter, the one date took half of the time that reading a whole wallet
 * takes. Any other text, a day that not every month has included, is left to the formatter.
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

  private static final int SECONDS_PER_DAY = 24 * 60 * 60;

  private JuspayDates() {}

  /** Reads a date; an unreadable one is unknown. */
  static @Nullable Instant instant(char[] text, int from, int to) {
    return isPlain(text, from, to) ? plain(text, from) : any(new String(text, from, to - from));
  }

  private static boolean isPlain(char[] text, int from, int to) {
    return isUtc(text, from, to, "+0000") || isUtc(text, from, to, "Z");
  }

  private static boolean isUtc(char[] text, int from, int to, String zone) {
    int shape = from + SHAPE.length();
    return to - shape == zone.length() && isAt(text, shape, zone) && fits(text, from);
  }

  private static boolean isAt(char[] text, int from, String zone) {
    for (int i = 0; i < zone.length(); i++) {
      if (text[from + i] != zone.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(char[] text, int from) {
    for (int i = 0; i < SHAPE.length(); i++) {
      if (!fits(SHAPE.charAt(i), text[from + i])) {
        return false;
      }
    }
    return month(text, from) >= 1
        && month(text, from) <= 12
        && day(text, from) >= 1
        && day(text, from) <= 28
        && hour(text, from) <= 23
        && minute(text, from) <= 59
        && second(text, from) <= 59;
  }

  private static boolean fits(char shape, char is) {
    return shape == '0' ? is >= '0' && is <= '9' : is == shape;
  }

  private static Instant plain(char[] text, int from) {
    LocalDate day = LocalDate.of(year(text, from), month(text, from), day(text, from));
    int seconds = 60 * (60 * hour(text, from) + minute(text, from)) + second(text, from);
    return Instant.ofEpochSecond(SECONDS_PER_DAY * day.toEpochDay() + seconds);
  }

  private static int year(char[] text, int from) {
    return 100 * two(text, from) + two(text, from + 2);
  }

  private static int month(char[] text, int from) {
    return two(text, from + 5);
  }

  private static int day(char[] text, int from) {
    return two(text, from + 8);
  }

  private static int hour(char[] text, int from) {
    return two(text, from + 11);
  }

  private static int minute(char[] text, int from) {
    return two(text, from + 14);
  }

  private static int second(char[] text, int from) {
    return two(text, from + 17);
  }

  private static int two(char[] text, int at) {
    return 10 * (text[at] - '0') + text[at + 1] - '0';
  }

  private static @Nullable Instant any(String text) {
    try {
      return ANY.parse(text, Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
