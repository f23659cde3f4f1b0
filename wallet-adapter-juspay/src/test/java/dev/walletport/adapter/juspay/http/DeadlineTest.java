package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlineTest {

  /** A timeout of zero would be one without end. */
  @Test
  void that_is_past_leaves_a_wait_of_one_millisecond() {
    Deadline past = new Deadline(System.nanoTime() - 10_000_000, 1_000_000);

    assertThat(past.isOver()).isTrue();
    assertThat(past.millisUpTo(100)).isEqualTo(1);
  }

  @Test
  void tells_how_long_a_call_has_taken() {
    Deadline deadline = new Deadline(System.nanoTime() - 10_000_000, 1);

    assertThat(deadline.elapsed()).isBetween(Duration.ofMillis(10), Duration.ofHours(1));
  }

  @ParameterizedTest(name = "{0} ns, at most {1} ms: {2} ms")
  @CsvSource({
    "-9000000, 100, 1",
    "0, 100, 1",
    "1, 100, 1",
    "1000000, 100, 1",
    "1000001, 100, 2",
    "99000000, 100, 99",
    "200000000, 100, 100",
    "9000000000000000, 9223372036854775807, 2147483647"
  })
  void leaves_a_wait_in_milliseconds_rounded_up(long remaining, long most, int millis) {
    assertThat(Deadline.millis(remaining, most)).isEqualTo(millis);
  }
}
