package dev.walletport.application;

import dev.walletport.application.GuardedUseCaseCall.Guarding;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.application.port.WalletCallBegun;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletCallEnded.Effort;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletProvider;
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
 * Tells a host's {@link WalletEvents} how every call of a use case began and ended; what a listener
 * throws, an {@link Error} included, is logged and dropped.
 *
 * <p>While a use case runs, its call is the {@link CurrentCall} of the thread.
 */
public final class Reporting {

  private static final String LISTENER_FAILED = "a WalletEvents listener failed on ";

  private final WalletEvents events;
  private final InstantSource clock;
  private final CallIds ids;
  private final HostCallbacks failures;
  private final CommandGuard guard;
  private final Guarding guarding;

  // Made once: between an answer and its protection nothing should be allocated.
  private final Consumer<UseCaseCall<?>> outcomeTeller = this::tellOutcome;

  /**
   * Reports to a host.
   *
   * @param events the host's listener
   * @param clock measures how long a call took; if it throws before the call, nothing is sent and
   *     the caller gets it, and if it throws after the call, the outcome is logged as not told
   * @param ids where the ids of calls come from; if it throws, nothing is sent and the caller gets
   *     it
   * @param log where it is logged that code of the host failed
   */
  @Inject
  public Reporting(WalletEvents events, InstantSource clock, CallIds ids, HostFailureLog log) {
    this.events = Objects.requireNonNull(events, "events");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.failures = new HostCallbacks(Objects.requireNonNull(log, "log"));
    this.guard = CommandGuard.none();
    this.guarding = new Guarding(guard, clock);
  }

  private Reporting(Reporting unguarded, CommandGuard guard) {
    this.events = unguarded.events;
    this.clock = unguarded.clock;
    this.ids = unguarded.ids;
    this.failures = unguarded.failures;
    this.guard = Objects.requireNonNull(guard, "guard");
    this.guarding = new Guarding(guard, clock);
  }

  /**
   * Reports to a host, with {@linkplain CallIds#unique unique ids} and the log of the
   * {@linkplain HostFailureLog#system JDK}.
   *
   * @param events the host's listener
   * @param clock measures how long a call took
   */
  public Reporting(WalletEvents events, InstantSource clock) {
    this(events, clock, CallIds.unique(), HostFailureLog.system());
  }

  /**
   * Reports to no listener.
   *
   * @return the default of a host that does not listen
   */
  public static Reporting none() {
    return new Reporting(WalletEvents.none(), InstantSource.system());
  }

  /**
   * Has every command of its use cases pass a guard before the gateway is asked; a command that is
   * held back is reported as failed.
   *
   * @param guard the guard of all nodes
   * @return the same reporting otherwise
   */
  public Reporting guardedBy(CommandGuard guard) {
    return new Reporting(this, guard);
  }

  CommandGuard guard() {
    return guard;
  }

  Instant now() {
    return clock.instant();
  }

  /** The id of a call that sends commands of several calls. */
  CallId nextId() {
    return ids.next();
  }

  /** Tells how a command ended that a sweep has looked at. */
  void tellSwept(SweptCommand event) {
    failures.contain(LISTENER_FAILED, event, events::onSwept);
  }

  /** Runs what may fail without an answer being lost; what it throws is logged and dropped. */
  <S> void contain(String failure, S subject, Consumer<S> work) {
    failures.contain(failure, subject, work);
  }

  /** Tells the begin, runs a use case within its call, and tells how it ended. */
  <T> Either<WalletFailure, T> report(
      WalletGateway gateway,
      CallSubject subject,
      Function<UseCaseCall<T>, Either<WalletFailure, T>> useCase) {
    CallStamp stamp = new CallStamp(ids.next(), clock.instant(), gateway.merchant());
    UseCaseCall<T> call = record(gateway, stamp, subject);
    failures.contain(LISTENER_FAILED, new WalletCallBegun(stamp, subject), events::onBegin);
    Either<WalletFailure, T> answer = failures.answer(
        call, running -> CurrentCall.within(stamp.id(), () -> useCase.apply(running)));
    failures.contain("an outcome was not told: ", call, outcomeTeller);
    // Written last: if this node stops before, a sweep tells the end once more, and none is lost.
    failures.contain("the end was not written to the command store: ", call, UseCaseCall::end);
    return answer;
  }

  private <T> UseCaseCall<T> record(WalletGateway gateway, CallStamp stamp, CallSubject subject) {
    return guard.isNone()
        ? new UseCaseCall<>(gateway, stamp, subject)
        : new GuardedUseCaseCall<>(gateway, stamp, subject, guarding);
  }

  private void tellOutcome(UseCaseCall<?> call) {
    Duration duration = Duration.between(call.stamp().began(), clock.instant());
    WalletCallEnded event = new WalletCallEnded(
        call.stamp(),
        subject(call),
        provider(call),
        outcome(call),
        new Effort(duration, call.asked()));
    failures.contain(LISTENER_FAILED, event, events::onEnd);
  }

  /** What was asked; of a new wallet with the id that the answer gave it. */
  private static CallSubject subject(UseCaseCall<?> call) {
    CallSubject asked = call.subject();
    return asked.wallet().isDefined()
        ? asked
        : new CallSubject(
            asked.operation(), asked.customer(), answered(call.answer()).map(WalletAccount::id));
  }

  private static Option<WalletProvider> provider(UseCaseCall<?> call) {
    return answered(call.answer())
        .orElse(() -> call.answer().swap().toOption().flatMap(WalletFailure::wallet))
        .map(WalletAccount::provider)
        .orElse(call::newWalletProvider);
  }

  private static Option<WalletAccount> answered(Either<WalletFailure, ?> answer) {
    return answer.isRight() && answer.get() instanceof WalletAccount account
        ? Option.some(account)
        : Option.none();
  }

  private static Outcome outcome(UseCaseCall<?> call) {
    return call.answer()
        .fold(
            Reporting::failed,
            value -> call.settled() ? new Outcome.Settled() : new Outcome.Done());
  }

  private static Outcome failed(WalletFailure failure) {
    return failure instanceof OutcomeUnknown
        ? new Outcome.Unknown(failure.trace())
        : new Outcome.Failed(failure.kind(), failure.trace());
  }
}
