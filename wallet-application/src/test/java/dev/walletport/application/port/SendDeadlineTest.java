package dev.walletport.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SendDeadlineTest {

  @Test
  void leaves_less_with_each_nanosecond_and_nothing_at_its_very_end() {
    SendDeadline deadline = new SendDeadline(150);

    assertThat(deadline.remaining(100)).isEqualTo(50);
    assertThat(deadline.remaining(149)).isEqualTo(1);
    assertThat(deadline.remaining(150)).isZero();
    assertThat(deadline.remaining(151)).isEqualTo(-1);
  }

  @Test
  void bears_the_overflow_of_the_monotonic_clock() {
    SendDeadline deadline = new SendDeadline(Long.MIN_VALUE + 49);

    assertThat(deadline.remaining(Long.MAX_VALUE)).isEqualTo(50);
  }

  @Test
  void is_over_once_its_time_has_passed_and_not_before() {
    assertThat(SendDeadline.in(Duration.ofHours(1)).isOver()).isFalse();
    assertThat(SendDeadline.in(Duration.ZERO).isOver()).isTrue();
  }

  @Test
  void can_be_moved() {
    SendDeadline deadline = new SendDeadline(150).plus(Duration.ofNanos(7));

    assertThat(deadline).isEqualTo(new SendDeadline(157));
  }
}
