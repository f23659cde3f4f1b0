package dev.walletport.application;

import dev.walletport.application.port.WalletEvent;
import dev.walletport.application.port.WalletEvent.Effort;
import dev.walletport.application.port.WalletEvent.Outcome;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletTry;
import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells the platform's {@link WalletEvents} how every call of a use case ended, and lets a gateway
 * tell of its tries; what a listener throws, an {@link Error} included, is logged and dropped.
 */
public final class Reporting {

  private static final String LISTENER_FAILED = "a WalletEvents listener failed on ";

  private final WalletEvents events;
  private final InstantSource clock;

  // Made once: between an answer and its protection nothing should be allocated.
  private final Consumer<WalletTry> tryTeller = this::tellTry;
  private final Consumer<Call<?>> outcomeTeller = this::tellOutcome;

  /**
   * Reports to a platform.
   *
   * @param events the platform's ear
   * @param clock measures how long a call took; if it throws before the call, nothing is sent and
   *     the caller gets it, and if it throws after the call, the outcome is logged as not told
   */
  @Inject
  public Reporting(WalletEvents events, InstantSource clock) {
    this.events = Objects.requireNonNull(events, "events");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Reports to nobody.
   *
   * @return the default of a platform that does not listen
   */
  public static Reporting none() {
    return new Reporting(WalletEvents.none(), InstantSource.system());
  }

  /**
   * Tells of one try. It is for gateways, which report through here to be safe from a listener that
   * throws; call it when the gateway's own call is over, because a listener takes its time.
   *
   * @param event how the try ended
   */
  public void tried(WalletTry event) {
    HostFailures.contain(LISTENER_FAILED, event, tryTeller);
  }

  private void tellTry(WalletTry event) {
    events.onTry(event);
  }

  /** Runs a story about one wallet and reports how it ended; refuses null before anything runs. */
  <T> Either<WalletFailure, T> report(
      WalletOperation operation,
      Customer customer,
      WalletId wallet,
      Function<Call<T>, Either<WalletFailure, T>> story) {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(wallet, "wallet");
    return run(operation, customer, Option.some(wallet), story);
  }

  /** Runs a story about a customer and reports how it ended; refuses null before anything runs. */
  <T> Either<WalletFailure, T> report(
      WalletOperation operation,
      Customer customer,
      Function<Call<T>, Either<WalletFailure, T>> story) {
    Objects.requireNonNull(customer, "customer");
    return run(operation, customer, Option.none(), story);
  }

  private <T> Either<WalletFailure, T> run(
      WalletOperation operation,
      Customer customer,
      Option<WalletId> wallet,
      Function<Call<T>, Either<WalletFailure, T>> story) {
    Call<T> call = new Call<>(operation, customer, wallet, clock.instant());
    Either<WalletFailure, T> answer = HostFailures.answer(call, story);
    HostFailures.contain("an outcome was not told: ", call, outcomeTeller);
    return answer;
  }

  private void tellOutcome(Call<?> call) {
    Effort effort = new Effort(Duration.between(call.began(), clock.instant()), call.asked());
    Option<WalletId> wallet = call.wallet().orElse(() -> created(call.answer()));
    WalletEvent event =
        new WalletEvent(call.operation(), call.customer().id(), wallet, outcome(call), effort);
    HostFailures.contain(LISTENER_FAILED, event, events::on);
  }

  private static Option<WalletId> created(Either<WalletFailure, ?> answer) {
    return answer.isRight() && answer.get() instanceof WalletAccount account
        ? Option.some(account.id())
        : Option.none();
  }

  private static Outcome outcome(Call<?> call) {
    return call.answer()
        .fold(
            failure -> failure instanceof OutcomeUnknown
                ? new Outcome.Unknown()
                : new Outcome.Failed(failure.kind()),
            value -> call.settled() ? new Outcome.Settled() : new Outcome.Done());
  }
}
