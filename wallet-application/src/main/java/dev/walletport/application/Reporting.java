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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells the platform's {@link WalletEvents} how every call of a use case ended, and lets a gateway
 * tell of its tries; what a listener throws goes no further.
 */
public final class Reporting {

  private static final System.Logger LOG = System.getLogger(Reporting.class.getName());

  private final WalletEvents events;
  private final InstantSource clock;

  /**
   * Reports to a platform.
   *
   * @param events the platform's ear
   * @param clock measures how long a call took
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
    tell(event, events::onTry);
  }

  /** Runs a story about one wallet and reports how it ended; refuses null before anything runs. */
  <T> Either<WalletFailure, T> report(
      WalletOperation operation,
      Customer customer,
      WalletId wallet,
      Function<Call, Either<WalletFailure, T>> story) {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(wallet, "wallet");
    return run(operation, customer, Option.some(wallet), story);
  }

  /** Runs a story about a customer and reports how it ended; refuses null before anything runs. */
  <T> Either<WalletFailure, T> report(
      WalletOperation operation,
      Customer customer,
      Function<Call, Either<WalletFailure, T>> story) {
    Objects.requireNonNull(customer, "customer");
    return run(operation, customer, Option.none(), story);
  }

  private <T> Either<WalletFailure, T> run(
      WalletOperation operation,
      Customer customer,
      Option<WalletId> wallet,
      Function<Call, Either<WalletFailure, T>> story) {
    Call call = new Call();
    Instant began = clock.instant();
    Either<WalletFailure, T> end = story.apply(call);
    Effort effort = new Effort(Duration.between(began, clock.instant()), call.asked());
    Option<WalletId> about = wallet.orElse(() -> created(end));
    tell(new WalletEvent(operation, customer.id(), about, outcome(call, end), effort), events::on);
    return end;
  }

  private static Option<WalletId> created(Either<WalletFailure, ?> end) {
    return end.isRight() && end.get() instanceof WalletAccount account
        ? Option.some(account.id())
        : Option.none();
  }

  private static Outcome outcome(Call call, Either<WalletFailure, ?> end) {
    return end.fold(
        failure -> failure instanceof OutcomeUnknown
            ? new Outcome.Unknown()
            : new Outcome.Failed(failure.kind()),
        value -> call.settled() ? new Outcome.Settled() : new Outcome.Done());
  }

  private static <E> void tell(E event, Consumer<E> listener) {
    try {
      listener.accept(event);
    } catch (Exception | LinkageError | AssertionError e) {
      drop(event, e);
    }
  }

  /** A listener in Kotlin, say, may throw what it does not declare, an interrupt included. */
  private static void drop(Object event, Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    LOG.log(System.Logger.Level.WARNING, "a WalletEvents listener failed on " + event, thrown);
  }
}
