package dev.walletport.alternatives.adapter.side;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;

/** Reads every clock of the machine, and chooses it in every way. */
final class Clocks {

  @SuppressWarnings("JavaUtilDate") // A forbidden clock is the point.
  List<Object> old() {
    return List.of(
        System.currentTimeMillis(), Calendar.getInstance(), new Date(), new GregorianCalendar());
  }

  @SuppressWarnings("JavaTimeDefaultTimeZone") // As above.
  List<Object> today() {
    return List.of(
        Instant.now(),
        LocalDate.now(),
        LocalDateTime.now(),
        LocalTime.now(),
        MonthDay.now(),
        OffsetDateTime.now(),
        OffsetTime.now(),
        Year.now(),
        YearMonth.now(),
        ZonedDateTime.now(),
        JapaneseDate.now(),
        JapaneseChronology.INSTANCE.dateNow());
  }

  List<Object> keepsTheRule(Clock clock) {
    return List.of(
        Instant.now(clock), LocalDate.now(clock), JapaneseChronology.INSTANCE.dateNow(clock));
  }

  @SuppressWarnings("JavaTimeDefaultTimeZone") // As above.
  List<InstantSource> chosen(ZoneId zone) {
    return List.of(
        Clock.system(zone),
        Clock.systemDefaultZone(),
        Clock.systemUTC(),
        Clock.tickMillis(zone),
        Clock.tickMinutes(zone),
        Clock.tickSeconds(zone),
        InstantSource.system());
  }
}
