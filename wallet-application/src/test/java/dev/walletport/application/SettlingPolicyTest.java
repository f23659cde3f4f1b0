package dev.walletport.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettlingPolicyTest {

  private static final Duration BELOW_ZERO = Duration.ofNanos(-1);

  @Test
  void the_standard_is_three_reads_within_15_seconds() {
    assertThat(SettlingPolicy.standard())
        .isEqualTo(new SettlingPolicy(
            List.of(Duration.ofMillis(200), Duration.ofMillis(1_000), Duration.ofMillis(3_000)),
            Duration.ofSeconds(15)));
  }

  @Test
  void never_is_no_read_at_all() {
    assertThat(SettlingPolicy.none()).isEqualTo(new SettlingPolicy(List.of(), Duration.ZERO));
  }

  @Test
  void a_pause_and_the_limit_may_be_zero_and_not_less() {
    assertThat(new SettlingPolicy(List.of(Duration.ZERO), Duration.ZERO).pauses())
        .hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SettlingPolicy(List.of(), BELOW_ZERO))
        .withMessage(
            "settling needs pauses and a limit of zero or more, not [] within PT-0.000000001S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SettlingPolicy(List.of(Duration.ZERO, BELOW_ZERO), Duration.ZERO))
        .withMessage("settling needs pauses and a limit of zero or more,"
            + " not [PT0S, PT-0.000000001S] within PT0S");
  }

  @Test
  void the_pauses_are_copied() {
    List<Duration> given = new ArrayList<>(List.of(Duration.ZERO));
    SettlingPolicy policy = new SettlingPolicy(given, Duration.ZERO);

    given.clear();

    assertThat(policy.pauses()).hasSize(1);
  }
}
