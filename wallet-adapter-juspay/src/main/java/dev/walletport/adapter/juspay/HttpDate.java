package dev.walletport.adapter.juspay;

import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of HTTP, in any of the three forms of RFC 9110, section 5.6.7, and in no other. Names are
 * English in every locale of the machine, case counts, and the day of the week has to be that of
 * the date.
 */
final class HttpDate {

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private static final String SHORT_DAY = "(?<name>Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
  private static final String LONG_DAY = "(?<name>" + String.join("|", DAYS) + ")";
  private static final String DAY = "(?<day>[0-9]{2})";
  private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
  private static final String YEAR = "(?<year>[0-9]{4})";

  /** A leap second is the 60th. */
  private static final String TIME =
      "(?<hour>[01][0-9]|2[0-3]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9]|60)";

  /** IMF-fixdate, RFC 850, asctime. */
  private static final List<Pattern> FORMS = List.of(
      Pattern.compile(SHORT_DAY + ", " + DAY + " " + MONTH + " " + YEAR + " " + TIME + " GMT"),
      Pattern.compile(LONG_DAY + ", " + DAY + "-" + MONTH + "-(?<year>[0-9]{2}) " + TIME + " GMT"),
      Pattern.compile(SHORT_DAY + " " + MONTH + " (?<day>[0-9]{2}| [0-9]) " + TIME + " " + YEAR));

  private static final int CENTURY = 100;
  private static final int FAR_FUTURE_YEARS = 50;

  private final Matcher fields;
  private final LocalDateTime now;

  private HttpDate(Matcher fields, LocalDateTime now) {
    this.fields = fields;
    this.now = now;
  }

  /**
   * Reads a date.
   *
   * @param now decides on the century of a year of two digits: a date that would be more than 50
   *     years ahead is of the century before
   * @return the instant; none for any other text, and for a day that is not in the calendar
   */
  static Option<Instant> parse(String text, Instant now) {
    LocalDateTime utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return Option.ofOptional(FORMS.stream()
            .map(form -> form.matcher(text))
            .filter(Matcher::matches)
            .findFirst())
        .flatMap(fields -> new HttpDate(fields, utc).instant());
  }

  private Option<Instant> instant() {
    try {
      LocalDateTime date = fields.group("year").length() == 2 ? nearest() : in(number("year"));
      int leap = number("second") / 60;
      return Option.when(isNamedRightly(date), date.plusSeconds(leap).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Option.none();
    }
  }

  private LocalDateTime nearest() {
    int latest = now.getYear() + FAR_FUTURE_YEARS;
    int year = latest - Math.floorMod(latest - number("year"), CENTURY);
    LocalDateTime date = in(year);
    return date.isAfter(now.plusYears(FAR_FUTURE_YEARS)) ? in(year - CENTURY) : date;
  }

  private LocalDateTime in(int year) {
    return LocalDateTime.of(
        year,
        MONTHS.indexOf(fields.group("month")) + 1,
        number("day"),
        number("hour"),
        number("minute"),
        Math.min(number("second"), 59));
  }

  private int number(String field) {
    return Integer.parseInt(fields.group(field).strip());
  }

  private boolean isNamedRightly(LocalDateTime date) {
    DayOfWeek day = date.getDayOfWeek();
    return DAYS.get(day.getValue() - 1).startsWith(fields.group("name"));
  }
}
