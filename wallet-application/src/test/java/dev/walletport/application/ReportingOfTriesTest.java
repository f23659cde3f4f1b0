package dev.walletport.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.walletport.application.port.WalletEvent;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletTry;
import dev.walletport.application.port.WalletTry.Ending;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportingOfTriesTest {

  private static final CustomerId CUSTOMER = CustomerId.of("customer_1122");
  private static final WalletTry TRY = new WalletTry(
      WalletOperation.FIND,
      CUSTOMER,
      Option.some(SampleWallets.ID),
      2,
      new Ending.Lost("SocketException"),
      Duration.ofMillis(7));

  @AfterEach
  void leave_the_thread_as_it_was() {
    Thread.interrupted();
  }

  @Test
  void a_listener_that_wants_to_hears_a_try_as_it_was_told() {
    Ear ear = new Ear();

    reporting(ear).tried(TRY);

    assertThat(ear.heard).containsExactly(TRY);
  }

  @Test
  void a_listener_to_outcomes_alone_hears_nothing_of_tries() {
    List<WalletEvent> outcomes = new ArrayList<>();

    reporting(outcomes::add).tried(TRY);
    Reporting.none().tried(TRY);

    assertThat(outcomes).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.walletport.application.Throwables#all")
  void a_listener_that_throws_is_dropped(Throwable thrown) {
    assertThatCode(() -> reporting(new Thrower(thrown)).tried(TRY)).doesNotThrowAnyException();

    assertThat(Thread.interrupted()).isEqualTo(thrown instanceof InterruptedException);
  }

  @Test
  @SuppressWarnings("NullAway") // A null is the point.
  void a_try_refuses_null_by_name() {
    assertThatNullPointerException()
        .isThrownBy(
            () -> new WalletTry(null, CUSTOMER, Option.none(), 1, TRY.ending(), Duration.ZERO))
        .withMessage("operation");
    assertThatNullPointerException()
        .isThrownBy(() ->
            new WalletTry(TRY.operation(), null, Option.none(), 1, TRY.ending(), Duration.ZERO))
        .withMessage("customer");
    assertThatNullPointerException()
        .isThrownBy(
            () -> new WalletTry(TRY.operation(), CUSTOMER, null, 1, TRY.ending(), Duration.ZERO))
        .withMessage("wallet");
    assertThatNullPointerException()
        .isThrownBy(
            () -> new WalletTry(TRY.operation(), CUSTOMER, Option.none(), 1, null, Duration.ZERO))
        .withMessage("ending");
    assertThatNullPointerException()
        .isThrownBy(
            () -> new WalletTry(TRY.operation(), CUSTOMER, Option.none(), 1, TRY.ending(), null))
        .withMessage("duration");
    assertThatNullPointerException().isThrownBy(() -> new Ending.Lost(null)).withMessage("reason");
    assertThatNullPointerException()
        .isThrownBy(() -> new Ending.NeverLeft(null))
        .withMessage("reason");
  }

  private static Reporting reporting(WalletEvents ear) {
    return new Reporting(ear, InstantSource.fixed(Instant.EPOCH));
  }

  private static final class Ear implements WalletEvents {

    private final List<WalletTry> heard = new ArrayList<>();

    @Override
    public void on(WalletEvent event) {
      throw new AssertionError("no outcome was told: " + event);
    }

    @Override
    public void onTry(WalletTry event) {
      heard.add(event);
    }
  }

  private record Thrower(Throwable thrown) implements WalletEvents {

    @Override
    public void on(WalletEvent event) {
      throw new AssertionError("no outcome was told: " + event);
    }

    @Override
    public void onTry(WalletTry event) {
      Throwables.sneak(thrown);
    }
  }
}
