package dev.walletport.recipes.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RemedyStatusTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| ([0-9]{3}) \\|", Pattern.MULTILINE);

  private static final Map<Remedy, Integer> TABLE = new EnumMap<>(Map.ofEntries(
      Map.entry(Remedy.ASK_AGAIN, 422),
      Map.entry(Remedy.REQUEST_NEW_OTP, 410),
      Map.entry(Remedy.TELL_CUSTOMER, 403),
      Map.entry(Remedy.SHOW_STATE, 409),
      Map.entry(Remedy.FIX_REQUEST, 404),
      Map.entry(Remedy.FIX_CONFIGURATION, 500),
      Map.entry(Remedy.RETRY, 503),
      Map.entry(Remedy.RETRY_LATER, 429),
      Map.entry(Remedy.WAIT, 429),
      Map.entry(Remedy.READ_BEFORE_ANYTHING, 409),
      Map.entry(Remedy.REPORT, 502)));

  private static final Set<Remedy> HOLD_FOR_COMMANDS_NOT_APPLIED = EnumSet.of(
      Remedy.RETRY, Remedy.RETRY_LATER, Remedy.WAIT, Remedy.FIX_CONFIGURATION, Remedy.REPORT);

  @ParameterizedTest
  @EnumSource
  void each_remedy_has_its_status(Remedy remedy) {
    assertThat(TABLE).containsKey(remedy);

    assertThat(RemedyStatus.of(remedy)).isEqualTo(TABLE.get(remedy));
  }

  @ParameterizedTest
  @EnumSource
  void a_status_that_machines_repeat_means_that_nothing_was_applied(Remedy remedy) {
    int status = RemedyStatus.of(remedy);

    boolean repeated = status >= 500 || status == 429 || status == 408;

    assertThat(repeated).isEqualTo(HOLD_FOR_COMMANDS_NOT_APPLIED.contains(remedy));
  }

  @Test
  void no_remedy_looks_like_success() {
    assertThat(Remedy.values()).allMatch(remedy -> RemedyStatus.of(remedy) >= 400);
  }

  @Test
  void the_page_has_the_same_table() throws IOException {
    Map<Remedy, Integer> ofPage = ROW.matcher(Files.readString(Path.of("README.md")))
        .results()
        .collect(Collectors.toMap(
            row -> Remedy.valueOf(row.group(1)), row -> Integer.valueOf(row.group(2))));

    assertThat(ofPage).isEqualTo(TABLE);
  }
}
