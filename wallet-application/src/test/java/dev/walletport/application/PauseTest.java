package dev.walletport.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.walletport.application.port.Pause;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pause of a real machine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PauseTest {

  private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

  private final Pause pause = Pause.system();

  @AfterEach
  void clear_the_interrupt() {
    Thread.interrupted();
  }

  @Test
  void lasts_at_least_as_long_as_asked() throws InterruptedException {
    long before = System.nanoTime();

    pause.sleep(Duration.ofMillis(20));

    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(19_000_000L);
  }

  @ParameterizedTest
  @Timeout(10)
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void returns_at_once_for_zero_or_less(long seconds) throws InterruptedException {
    pause.sleep(Duration.ofSeconds(seconds));

    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @Timeout(10)
  @ValueSource(longs = {Long.MAX_VALUE, 60, 0, -1})
  void does_not_begin_after_an_interrupt(long seconds) {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> pause.sleep(Duration.ofSeconds(seconds)));
  }

  @Test
  @Timeout(10)
  void may_be_as_long_as_any_duration() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> pause.sleep(LONGEST));
  }
}
