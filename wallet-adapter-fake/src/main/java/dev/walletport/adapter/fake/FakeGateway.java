package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.Pause;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The gateway over the {@link ProviderState}: applies scripted faults to every call, records it in
 * the journal, and reports it as an attempt.
 */
final class FakeGateway implements WalletGateway {

  private static final WalletFailure ROUTING_CHANGED = new Refused(
      "routing_id_changed",
      "x-routing-id must be the same on every call for one customer, the first one's.");

  private static final Ending TOO_LATE = new Ending.NotSent(Reason.DEADLINE_PASSED, "");

  private final Supplier<CurrentState> present;
  private final Pause pause;
  private final GatewaySettings settings;
  private final CallListeners listeners;

  FakeGateway(Supplier<CurrentState> present, Pause pause) {
    this(
        present,
        pause,
        GatewaySettings.standard(),
        CallListeners.ofAttempts(AttemptReporter.none()));
  }

  private FakeGateway(
      Supplier<CurrentState> present,
      Pause pause,
      GatewaySettings settings,
      CallListeners listeners) {
    this.present = present;
    this.pause = pause;
    this.settings = settings;
    this.listeners = listeners;
  }

  /** A gateway to the same state with other settings, which tells a listener of each call. */
  FakeGateway withSettings(GatewaySettings other, Consumer<JournalEntry> listener) {
    return new FakeGateway(present, pause, other, CallListeners.ofJournal(listener));
  }

  /** A gateway to the same state that reports each call as one attempt. */
  FakeGateway reportingTo(AttemptReporter attempts) {
    return new FakeGateway(present, pause, settings, CallListeners.ofAttempts(attempts));
  }

  /** Moves the clock instead of sleeping. */
  @Override
  public Pause pause() {
    return pause;
  }

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    Objects.requireNonNull(newWallet, "newWallet");
    return call(
        IncomingCall.of(WalletOperation.CREATE, customer),
        (operations, fault) ->
            operations.create(customer, newWallet, settings.gatewayReferenceId(), fault));
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.REQUEST_OTP, customer, wallet),
        (operations, fault) -> operations.requestOtp(wallet, settings.gatewayReferenceId(), fault));
  }

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    return call(
        new IncomingCall(WalletOperation.LINK, customer, Option.some(wallet), MagicOtp.of(otp)),
        (operations, fault) -> operations.link(wallet, otp, fault));
  }

  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.DELINK, customer, wallet),
        (operations, fault) -> operations.delink(wallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.FIND, customer, wallet),
        (operations, fault) -> operations.find(wallet));
  }

  @Override
  public Either<WalletFailure, WalletList> list(Customer customer) {
    return call(
        IncomingCall.of(WalletOperation.LIST, customer),
        (operations, fault) -> operations.list(customer));
  }

  @Override
  public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.REFRESH, customer, wallet),
        (operations, fault) -> operations.refresh(wallet));
  }

  @Override
  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
    return call(
        IncomingCall.of(WalletOperation.REFRESH_ALL, customer),
        (operations, fault) -> operations.refreshAll(customer, fault));
  }

  @Override
  public Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    Objects.requireNonNull(number, "number");
    return call(
        IncomingCall.of(WalletOperation.CHANGE_MOBILE_NUMBER, customer, wallet),
        (operations, fault) -> operations.changeMobileNumber(wallet, number));
  }

  private <T> Either<WalletFailure, T> call(
      IncomingCall call,
      BiFunction<ProviderOperations, ProviderFault, Either<WalletFailure, T>> effect) {
    CurrentState now = present.get();
    if (call.isTooLateToLeave()) {
      listeners
          .attempts()
          .report(call.attempted(now.clock().instant(), now.clock().instant(), TOO_LATE));
      return Either.left(new Unavailable("deadline passed"));
    }
    CarriedOut<T> done = now.state()
        .providerState()
        .holding(call.customer().id(), caller -> carryOut(call, effect, Arrival.of(now, caller)));
    listeners.journal().accept(done.entry());
    listeners.attempts().report(done.asAttempt());
    return done.answer();
  }

  /** The whole call is one step, from the routing to the entry in the journal. */
  private <T> CarriedOut<T> carryOut(
      IncomingCall call,
      BiFunction<ProviderOperations, ProviderFault, Either<WalletFailure, T>> effect,
      Arrival arrival) {
    Routing routing = arrival.route(call.customer());
    boolean refused = routing == Routing.CHANGED && settings.rule() == RoutingRule.REFUSE_CHANGES;
    Option<Fault> fault = refused ? Option.none() : arrival.take(call);
    Arrival due = fault.fold(() -> arrival, played -> arrival.after(played.delay()));
    Either<WalletFailure, T> answer = refused
        ? Either.left(ROUTING_CHANGED)
        : answer(fault, arrival.pending(call), inside -> effect.apply(due.operations(), inside));
    JournalEntry entry = call.entry(due.ended(), answer, fault, routing);
    due.record(entry);
    Ending ending = AttemptEnding.of(answer, fault);
    return new CarriedOut<>(
        answer, entry, call.attempted(arrival.step().now(), entry.at(), ending));
  }

  private static <T> Either<WalletFailure, T> answer(
      Option<Fault> fault,
      PendingCall call,
      Function<ProviderFault, Either<WalletFailure, T>> effect) {
    return fault.fold(() -> effect.apply(ProviderFault.NONE), played -> played.apply(call, effect));
  }

  /**
   * What became of a call.
   *
   * @param answer the answer to the caller
   * @param entry its entry in the journal
   * @param asAttempt the call as an attempt
   */
  private record CarriedOut<T>(
      Either<WalletFailure, T> answer, JournalEntry entry, WalletAttempt asAttempt) {}

  /**
   * A call at the provider, while the monitor of its customer is held.
   *
   * @param present the state and the clock that it found
   * @param caller its customer, if there is one
   * @param step the step that it is
   */
  private record Arrival(CurrentState present, Option<CustomerRecord> caller, StepStart step) {

    static Arrival of(CurrentState present, Option<CustomerRecord> caller) {
      return new Arrival(present, caller, present.begin(caller));
    }

    /** The routing of an unknown customer never changes. */
    Routing route(Customer customer) {
      return caller.map(found -> found.route(customer.routingId())).getOrElse(Routing.SAME);
    }

    /** A magic OTP decides alone, so a fault that is set waits for another call. */
    Option<Fault> take(IncomingCall call) {
      return call.magic()
          .fold(() -> present.state().faults().take(call.operation()), MagicOtp::fault);
    }

    PendingCall pending(IncomingCall call) {
      return new PendingCall(call.operation(), step.now());
    }

    /** What is done after a delay is another step. */
    Arrival after(Duration delay) {
      if (delay.isZero()) {
        return this;
      }
      present.clock().delay(delay);
      return of(present, caller);
    }

    ProviderOperations operations() {
      return present.operations(caller, step);
    }

    Instant ended() {
      return present.clock().instant();
    }

    void record(JournalEntry entry) {
      present.state().journal().add(entry, step);
    }
  }

  /**
   * A call as it came in.
   *
   * @param operation the operation
   * @param customer the customer
   * @param wallet the wallet, if the call is about one
   * @param magic the {@link MagicOtp} that was typed, if one was
   */
  private record IncomingCall(
      WalletOperation operation,
      Customer customer,
      Option<WalletId> wallet,
      Option<MagicOtp> magic) {

    static IncomingCall of(WalletOperation operation, Customer customer) {
      return new IncomingCall(operation, customer, Option.none(), Option.none());
    }

    static IncomingCall of(WalletOperation operation, Customer customer, WalletId wallet) {
      return new IncomingCall(operation, customer, Option.some(wallet), Option.none());
    }

    /** A command that the guard does not let leave any more. */
    boolean isTooLateToLeave() {
      return operation.isCommand() && CurrentCall.sendDeadline().exists(SendDeadline::isOver);
    }

    JournalEntry entry(
        Instant at, Either<WalletFailure, ?> answer, Option<Fault> fault, Routing routing) {
      Option<WalletId> about = wallet.orElse(() -> createdWallet(answer));
      Option<WalletFailure> failure =
          answer.isLeft() ? Option.some(answer.getLeft()) : Option.none();
      return new JournalEntry(at, operation, customer, about, failure, fault, routing);
    }

    /**
     * The one attempt of a call; that of a new wallet has no id, as it had none when it was asked.
     */
    WalletAttempt attempted(Instant began, Instant ended, Ending ending) {
      CallStamp stamp =
          new CallStamp(CurrentCall.id().getOrElse(CallId::unique), began, Option.none());
      CallSubject subject = new CallSubject(operation, customer.id(), wallet);
      return new WalletAttempt(stamp, subject, 1, ending, Duration.between(began, ended));
    }

    private static Option<WalletId> createdWallet(Either<WalletFailure, ?> answer) {
      return answer.isRight() && answer.get() instanceof WalletAccount account
          ? Option.some(account.id())
          : Option.none();
    }
  }
}
