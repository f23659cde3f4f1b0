package dev.walletport.adapter.juspay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspayDatesTest {

  private static final int SAMPLES = 20_000;

  @ParameterizedTest
  @CsvSource({
    "2016-08-01T08:07:52+0000, 2016-08-01T08:07:52Z",
    "2023-09-11T08:29:47Z, 2023-09-11T08:29:47Z",
    "2023-09-11T08:26:15.000Z, 2023-09-11T08:26:15Z",
    "2023-09-11T08:26:15.125Z, 2023-09-11T08:26:15.125Z",
    "2023-09-11T08:26:15+05:30, 2023-09-11T02:56:15Z",
    "2023-09-11T08:26:15+0530, 2023-09-11T02:56:15Z",
    "2024-02-28T23:59:59Z, 2024-02-28T23:59:59Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "2023-12-31T23:59:59+0000, 2023-12-31T23:59:59Z",
    "2016-08-01T08:07:52z, 2016-08-01T08:07:52Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
  })
  void every_form_that_was_seen_is_read(String text, Instant instant) {
    assertThat(instant(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "+0000",
        "yesterday",
        "2016-08-01",
        "2016-08-01T08:07:52",
        "2016-08-01 08:07:52Z",
        "2016-08-01T08:07:52+000",
        "2016-00-01T08:07:52Z",
        "2016-13-01T08:07:52Z",
        "2016-08-00T08:07:52Z",
        "2016-08-32T08:07:52Z",
        "2016-08-01T25:07:52Z",
        "2016-08-01T08:60:52Z",
        "2016-08-01T08:07:60Z",
        "2016-08-01T08:07:5xZ",
        "2016-08-0/T08:07:52Z",
        "2016-08-0:T08:07:52Z",
        "\u0662\u0660\u0661\u0666-08-01T08:07:52Z"
      })
  void whatever_is_no_date_is_unknown(String text) {
    assertThat(instant(text)).isNull();
  }

  @Test
  void any_second_of_ten_thousand_years_is_read_to_the_second() {
    Random random = new Random(20_160_801);
    long first = epochSecond(0);
    long last = epochSecond(9999);
    for (int sample = 0; sample < SAMPLES; sample++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(first, last));
      String zulu = written(instant);

      assertThat(instant(zulu + "Z")).isEqualTo(instant);
      assertThat(instant(zulu + "+0000")).isEqualTo(instant);
    }
  }

  /** Characters around it, which do not belong to it. */
  private static @Nullable Instant instant(String text) {
    return JuspayDates.instant(("20" + text + "0Z").toCharArray(), 2, 2 + text.length());
  }

  private static long epochSecond(int year) {
    return LocalDateTime.of(year, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
  }

  private static String written(Instant instant) {
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02dT%02d:%02d:%02d",
        utc.getYear(),
        utc.getMonthValue(),
        utc.getDayOfMonth(),
        utc.getHour(),
        utc.getMinute(),
        utc.getSecond());
  }
}
