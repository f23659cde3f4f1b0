package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    assertThat(FakeClock.stoppedAt(start).instant()).isEqualTo(start);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1000000-01-01T00:00:00Z",
        "-1000000-12-31T23:59:59Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z"
      })
  void stands_in_years_of_six_digits_at_most(String start) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FakeClock.stoppedAt(Instant.parse(start)))
        .withMessageContaining(
            "a clock stands from -999999-01-01T00:00:00Z to +999999-12-31T23:59:59");
  }

  @Test
  void is_advanced_to_its_last_instant_and_no_further() {
    FakeClock late = FakeClock.stoppedAt(FakeClock.LATEST.minusNanos(1));

    late.advance(Duration.ofNanos(1));

    assertThat(late.instant()).isEqualTo(FakeClock.LATEST);
    assertThatIllegalArgumentException().isThrownBy(() -> late.advance(Duration.ofNanos(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)))
        .withMessageContaining("beyond +999999-12-31T23:59:59.999999999Z");
    assertThat(clock.instant()).isEqualTo(FakeClock.START);
  }

  @Test
  void stops_at_its_last_instant_in_a_slow_call_and_in_a_pause() throws InterruptedException {
    FakeWallets late = FakeWallets.of(1, FakeClock.stoppedAt(FakeClock.LATEST.minusSeconds(1)));
    Customer customer = late.openCustomer(CustomerId.of("customer_1122"));
    late.faults().next(WalletOperation.LIST, Fault.slow(Fault.LONGEST));

    assertThat(late.gateway().list(customer).isRight()).isTrue();
    late.pause().sleep(Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(late.clock().instant()).isEqualTo(FakeClock.LATEST);
    NewWallet newWallet = NewWallet.at(WalletProvider.LAZYPAY).withFirstOtp();
    assertThat(late.gateway().create(customer, newWallet).isRight()).isTrue();
  }

  @Test
  void is_moved_by_a_pause_instead_of_sleeping() throws InterruptedException {
    wallets.pause().sleep(Duration.ofDays(365));

    assertThat(clock.instant()).isEqualTo(FakeClock.START.plus(Duration.ofDays(365)));
  }

  @Test
  void stands_at_a_pause_of_less_than_nothing() throws InterruptedException {
    wallets.pause().sleep(Duration.ofSeconds(-1));

    assertThat(clock.instant()).isEqualTo(FakeClock.START);
  }

  @Test
  void stands_when_the_pausing_thread_is_interrupted() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> wallets.pause().sleep(Duration.ofSeconds(1)));
    assertThat(clock.instant()).isEqualTo(FakeClock.START);
    assertThat(Thread.interrupted()).isFalse();
  }

  static Stream<Consumer<FakeClock>> moves() {
    Duration second = Duration.ofSeconds(1);
    return Stream.of(clock -> clock.advance(second), clock -> clock.timeline().delay(second));
  }

  @ParameterizedTest
  @MethodSource("moves")
  void stands_while_a_snapshot_is_dated(Consumer<FakeClock> move) throws Exception {
    FutureTask<Void> moved = new FutureTask<>(() -> move.accept(clock), null);
    Thread moving = new Thread(moved);

    Instant dated = clock.timeline().whileStanding(at -> {
      moving.start();
      while (moving.getState() != Thread.State.BLOCKED && !moved.isDone()) {
        Thread.onSpinWait();
      }
      return clock.instant();
    });
    moved.get();

    assertThat(dated).isEqualTo(FakeClock.START);
    assertThat(clock.instant()).isEqualTo(FakeClock.START.plusSeconds(1));
  }

  @Test
  void that_runs_goes_with_the_machines_and_can_be_moved_ahead() {
    AtomicReference<Instant> machine = new AtomicReference<>(FakeClock.START);
    FakeClock clock = FakeClock.runningWith(machine::get);

    machine.set(FakeClock.START.plusSeconds(10));
    clock.advance(Duration.ofHours(1));
    machine.set(FakeClock.START.plusSeconds(30));

    assertThat(clock.isRunning()).isTrue();
    assertThat(clock.instant()).isEqualTo(FakeClock.START.plusSeconds(3_630));
  }

  @Test
  void that_runs_shows_the_time_of_the_machine() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    FakeClock clock = FakeClock.running();

    assertThat(clock.instant()).isBetween(before, Instant.now());
    assertThat(FakeClock.stopped().isRunning()).isFalse();
  }

  @Test
  void that_runs_is_set_to_the_machines_time_by_a_reset() {
    AtomicReference<Instant> machine = new AtomicReference<>(FakeClock.START);
    FakeWallets fake = FakeWallets.of(1, FakeClock.runningWith(machine::get));
    fake.clock().advance(Duration.ofDays(1));
    machine.set(FakeClock.START.plusSeconds(7));

    fake.reset();

    assertThat(fake.clock().instant()).isEqualTo(FakeClock.START.plusSeconds(7));
  }

  @Test
  void that_runs_is_not_set_behind_a_snapshot_that_it_is_restored_to() {
    AtomicReference<Instant> machine = new AtomicReference<>(FakeClock.START);
    FakeWallets fake = FakeWallets.of(1, FakeClock.runningWith(machine::get));
    fake.clock().advance(Duration.ofDays(1));
    Snapshot snapshot = fake.snapshot();
    machine.set(FakeClock.START.plusSeconds(7));

    fake.restore(snapshot);

    assertThat(fake.clock().instant()).isEqualTo(snapshot.at());
  }

  @Test
  void that_runs_stops_at_the_latest_instant() {
    AtomicReference<Instant> machine = new AtomicReference<>(FakeClock.START);
    FakeClock clock = FakeClock.runningWith(machine::get);

    clock.advance(Duration.between(FakeClock.START, FakeClock.LATEST));
    machine.set(FakeClock.START.plusSeconds(1));

    assertThat(clock.instant()).isEqualTo(FakeClock.LATEST);
  }
}
