package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 5.6.7. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpDateTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void leave_the_locale_as_it_was() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 06 Nov 1994 08:49:37 GMT|1994-11-06T08:49:37Z",
        "Sunday, 06-Nov-94 08:49:37 GMT|1994-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994|1994-11-06T08:49:37Z",
        "Fri, 02 Jan 2026 03:04:15 GMT|2026-01-02T03:04:15Z",
        "Friday, 02-Jan-26 03:04:15 GMT|2026-01-02T03:04:15Z",
        "Fri Jan  2 03:04:15 2026|2026-01-02T03:04:15Z",
        "Sat Sep 26 00:00:00 2026|2026-09-26T00:00:00Z",
        "Thursday, 29-Feb-24 23:59:59 GMT|2024-02-29T23:59:59Z",
        "Sat, 31 Dec 2016 23:59:60 GMT|2017-01-01T00:00:00Z"
      })
  void comes_in_three_forms(String text, Instant date) {
    assertThat(HttpDate.parse(text, NOW)).containsExactly(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thursday, 02-Jan-76 03:04:05 GMT|2076-01-02T03:04:05Z",
        "Friday, 02-Jan-76 03:04:06 GMT|1976-01-02T03:04:06Z",
        "Saturday, 01-Jan-77 00:00:00 GMT|1977-01-01T00:00:00Z",
        "Tuesday, 31-Dec-75 23:59:59 GMT|2075-12-31T23:59:59Z",
        "Friday, 31-Dec-99 23:59:59 GMT|1999-12-31T23:59:59Z",
        "Saturday, 01-Jan-00 00:00:00 GMT|2000-01-01T00:00:00Z"
      })
  void with_a_year_of_two_digits_is_at_most_50_years_ahead(String text, Instant date) {
    assertThat(HttpDate.parse(text, NOW)).containsExactly(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wednesday, 01-Jan-10 00:00:00 GMT|2060-06-01T00:00:00Z|2110-01-01T00:00:00Z",
        "Thursday, 01-Jan-99 00:00:00 GMT|2049-01-01T00:00:00Z|2099-01-01T00:00:00Z",
        "Friday, 01-Jan-99 00:00:00 GMT|2048-12-31T23:59:59Z|1999-01-01T00:00:00Z"
      })
  void with_a_year_of_two_digits_may_be_of_the_next_century(
      String text, Instant now, Instant date) {
    assertThat(HttpDate.parse(text, now)).containsExactly(date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hi-IN-u-nu-deva", "ar-EG", "th-TH-u-ca-buddhist", "tr-TR", "de-DE"})
  void is_english_whatever_the_machine_speaks(String language) {
    Locale.setDefault(Locale.forLanguageTag(language));

    assertThat(HttpDate.parse("Friday, 02-Jan-26 03:04:15 GMT", NOW)).isNotEmpty();
    assertThat(HttpDate.parse("Fri Jan  2 03:04:15 2026", NOW)).isNotEmpty();
    assertThat(HttpDate.parse("Fri, 02 Jan 2026 03:04:15 GMT", NOW)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Fri, 2 Jan 2026 03:04:15 GMT",
        "Fri, 02 Jan 2026 03:04:15 +0000",
        "Fri, 02 Jan 2026 03:04:15 UTC",
        "Fri, 02 Jan 2026 03:04:15",
        "fri, 02 jan 2026 03:04:15 gmt",
        "02 Jan 2026 03:04:15 GMT",
        "Thu, 02 Jan 2026 03:04:15 GMT",
        "Fri, 02 Jan 2026 24:00:00 GMT",
        "Fri, 02 Jan 2026 03:60:15 GMT",
        "Fri, 02 Jan 2026 03:04:61 GMT",
        "Mon, 30 Feb 2026 03:04:15 GMT",
        "Fri, 00 Jan 2026 03:04:15 GMT",
        "Fri, 02 Jan 26 03:04:15 GMT",
        "Fri, 02  Jan 2026 03:04:15 GMT",
        "Fri, 02 Jan 2026 03:04:15 GMT, Fri, 02 Jan 2026 03:04:15 GMT",
        "Fri, 02-Jan-26 03:04:15 GMT",
        "Friday, 02 Jan 2026 03:04:15 GMT",
        "Friday, 02-Jan-2026 03:04:15 GMT",
        "Thursday, 02-Jan-26 03:04:15 GMT",
        "Friday, 02-Jan-26 03:04:15 +0530",
        "Sunday, 29-Feb-26 03:04:15 GMT",
        "Fri Jan 2 03:04:15 2026",
        "Fri Jan  2 03:04:15 2026 GMT",
        "Fri Jan  2 03:04:15 26",
        "Fri Jan 02 03:04:15 GMT 2026",
        "Thu Jan  2 03:04:15 2026",
        "2026-01-02T03:04:15Z",
        "Fri, ०२ Jan 2026 03:04:15 GMT"
      })
  void is_nothing_else(String text) {
    assertThat(HttpDate.parse(text, NOW)).isEmpty();
  }
}
