package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FakeClockTest {

  private final FakeWallets wallets = FakeWallets.create();
  private final FakeClock clock = wallets.clock();

  @Test
  void stands_at_the_same_instant_on_every_run() {
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T09:00:00Z"));
    assertThat(clock.instant()).isEqualTo(FakeClock.START);
  }

  @Test
  void may_stand_elsewhere() {
    Instant start = Instant.parse("2016-08-01T08:07:52Z");

    assertThat(FakeClock.standingAt(start).instant()).isEqualTo(start);
  }

  @Test
  void moves_to_the_nanosecond() {
    clock.advance(Duration.ofNanos(1));
    clock.advance(Duration.ofHours(1));
    clock.advance(Duration.ZERO);

    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T10:00:00.000000001Z"));
  }

  @Test
  void does_not_run_backwards() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .withMessage("time does not run backwards, by PT-1S");
    assertThat(clock.instant()).isEqualTo(FakeClock.START);
  }

  @Test
  void is_moved_by_a_pause_instead_of_sleeping() throws InterruptedException {
    wallets.pause().of(Duration.ofDays(365));

    assertThat(clock.instant()).isEqualTo(FakeClock.START.plus(Duration.ofDays(365)));
  }

  @Test
  void stands_at_a_pause_of_less_than_nothing() throws InterruptedException {
    wallets.pause().of(Duration.ofSeconds(-1));

    assertThat(clock.instant()).isEqualTo(FakeClock.START);
  }

  @Test
  void stands_when_the_pausing_thread_is_interrupted() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> wallets.pause().of(Duration.ofSeconds(1)));
    assertThat(clock.instant()).isEqualTo(FakeClock.START);
  }
}
