package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.LeaseTimes;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletAttempt;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds docs/performance.md to the figures of docs/benchmarks.md, to the settings and the code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PerformancePageTest {

  private static final MarkdownPage PAGE = MarkdownPage.of("docs/performance.md");
  private static final MarkdownPage BENCHMARKS = MarkdownPage.of("docs/benchmarks.md");
  private static final MarkdownPage SETTINGS = MarkdownPage.of("docs/settings.md");
  private static final Pattern FIRST_NUMBER = Pattern.compile("[0-9][0-9,]*(?:\\.[0-9]+)?");
  private static final Pattern REASON = Pattern.compile("reason `([A-Z_]+)`");

  @Nested
  class A_bound_on_what_the_library_adds {

    @Test
    void holds_for_the_cpu_time_of_a_link() {
      assertThat(bound(0)).isEqualTo("less than 100 us");
      assertThat(number(measured("## A call over http", "Walletport").get(4))).isLessThan(100);
    }

    @Test
    void holds_for_the_memory_of_a_link() {
      assertThat(bound(1)).isEqualTo("less than half of a bare HttpClient 5 with databind");
      assertThat(number(measured("## A call over http", "Walletport").get(3))).isLessThan(0.5);
    }

    @Test
    void holds_for_the_lateness_of_deadlines() {
      assertThat(bound(2)).isEqualTo("less than 50 ms");
      assertThat(BENCHMARKS.rows("## Deadlines"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(number(row.get(2))).isLessThan(50));
    }

    @Test
    void holds_for_links_beside_hanging_refreshes() {
      List<String> row =
          measured("## Links beside refreshes that hang", "link, every refresh hanging");

      assertThat(bound(3)).isEqualTo("less than 1.5");
      assertThat(number(row.get(6).replaceFirst(".*, ", ""))).isLessThan(1.5);
    }

    @Test
    void is_measured_for_each_row() {
      assertThat(PAGE.rows("## What the library adds")).hasSize(4);
    }

    private static String bound(int row) {
      return PAGE.rows("## What the library adds").get(row).get(1);
    }

    private static List<String> measured(String heading, String row) {
      return BENCHMARKS.rows(heading).stream()
          .filter(cells -> cells.get(0).equals(row))
          .findFirst()
          .orElseThrow();
    }

    private static double number(String cell) {
      return FIRST_NUMBER
          .matcher(cell)
          .results()
          .map(MatchResult::group)
          .mapToDouble(text -> Double.parseDouble(text.replace(",", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  @Nested
  class A_setting {

    @Test
    void has_the_standard_value_of_the_page_of_settings() {
      Map<String, String> standard = SETTINGS.rows("# Settings of the Juspay adapter").stream()
          .collect(Collectors.toMap(row -> code(row.get(0)), row -> row.get(1)));

      assertThat(PAGE.rows("## What to tune"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.get(1)).isEqualTo(standard.get(code(row.get(0)))));
    }

    @Test
    void is_tuned_by_reasons_that_there_are() {
      List<String> reasons =
          REASON.matcher(PAGE.text()).results().map(reason -> reason.group(1)).toList();

      assertThat(Arrays.stream(WalletAttempt.Reason.values()).map(WalletAttempt.Reason::name))
          .containsAll(reasons);
      assertThat(reasons).hasSize(3);
    }

    @Test
    void that_bounds_a_part_of_a_call_is_a_method_of_the_builder() {
      List<String> bounds = PAGE.rows("## Where the time of one call goes").stream()
          .filter(row -> !row.get(2).isEmpty())
          .flatMap(row -> MarkdownPage.codes(row.get(2)).stream())
          .filter(name -> Character.isLowerCase(name.charAt(0)))
          .distinct()
          .toList();

      assertThat(bounds).hasSizeGreaterThan(4);
      assertThat(names(JuspaySettings.Builder.class)).containsAll(bounds);
    }
  }

  @Test
  void the_longest_calls_are_as_long_as_the_deadlines_and_the_lease_say() {
    Duration deadline = LeaseTimes.standard().call();
    Duration settling = LeaseTimes.standard().settling();

    assertThat(times())
        .containsEntry("find", deadline)
        .containsEntry("requestOtp", deadline)
        .containsEntry("refresh", Duration.ofSeconds(30))
        .containsEntry("link", deadline.plus(settling));
    assertThat(PAGE.text()).contains("the deadline and " + settling.toSeconds() + " s of settling");
  }

  @Test
  void the_longest_calls_are_those_of_wallets() {
    assertThat(names(Wallets.class)).containsAll(times().keySet());
    assertThat(times()).hasSize(9);
  }

  private static Map<String, Duration> times() {
    return PAGE.rows("## Where the time of one call goes").stream()
        .filter(row -> row.get(1).endsWith(" s"))
        .flatMap(row -> MarkdownPage.codes(row.get(0)).stream()
            .map(name -> Map.entry(name, seconds(row.get(1)))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Duration seconds(String cell) {
    return Duration.ofSeconds(Long.parseLong(cell.replace(" s", "")));
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName).toList();
  }

  private static String code(String cell) {
    return MarkdownPage.codes(cell).get(0);
  }
}
