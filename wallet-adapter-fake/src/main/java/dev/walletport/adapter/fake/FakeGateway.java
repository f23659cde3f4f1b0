package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.Pause;
import dev.walletport.application.port.TryReporter;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.port.WalletTry;
import dev.walletport.application.port.WalletTry.Ending;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
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
 * the journal, and reports it as a try.
 */
final class FakeGateway implements WalletGateway {

  private static final WalletFailure ROUTING_CHANGED = new Refused(
      "routing_id_changed",
      "x-routing-id must be the same on every call for one customer, the first one's.");

  private final Supplier<FakeState> state;
  private final Faults faults;
  private final FakeClock clock;
  private final RoutingRule rule;
  private final CallListeners listeners;

  FakeGateway(Supplier<FakeState> state, Faults faults, FakeClock clock) {
    this(state, faults, clock, RoutingRule.NOTE_CHANGES, CallListeners.ofTries(TryReporter.none()));
  }

  private FakeGateway(
      Supplier<FakeState> state,
      Faults faults,
      FakeClock clock,
      RoutingRule rule,
      CallListeners listeners) {
    this.state = state;
    this.faults = faults;
    this.clock = clock;
    this.rule = rule;
    this.listeners = listeners;
  }

  /** A gateway to the same state with another rule, which tells a listener of each call. */
  FakeGateway withRule(RoutingRule other, Consumer<JournalEntry> listener) {
    return new FakeGateway(state, faults, clock, other, CallListeners.ofJournal(listener));
  }

  /** A gateway to the same state that reports each call as one try. */
  FakeGateway withTries(TryReporter tries) {
    return new FakeGateway(state, faults, clock, rule, CallListeners.ofTries(tries));
  }

  /** Moves the clock instead of sleeping. */
  @Override
  public Pause pause() {
    return clock.pause();
  }

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet wish) {
    Objects.requireNonNull(wish, "wish");
    return call(
        IncomingCall.of(WalletOperation.CREATE, customer),
        (operations, fault) -> operations.create(customer, wish, fault));
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.REQUEST_OTP, customer, wallet),
        (operations, fault) -> operations.requestOtp(customer, wallet, fault));
  }

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    Option<Fault> magic = MagicOtp.of(otp).flatMap(MagicOtp::fault);
    return call(
        new IncomingCall(WalletOperation.LINK, customer, Option.some(wallet), magic),
        (operations, fault) -> operations.link(customer, wallet, otp, fault));
  }

  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.DELINK, customer, wallet),
        (operations, fault) -> operations.delink(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.FIND, customer, wallet),
        (operations, fault) -> operations.find(customer, wallet));
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
        (operations, fault) -> operations.refresh(customer, wallet));
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
        (operations, fault) -> operations.changeMobileNumber(customer, wallet, number));
  }

  private <T> Either<WalletFailure, T> call(
      IncomingCall call,
      BiFunction<ProviderOperations, ProviderFault, Either<WalletFailure, T>> step) {
    FakeState current = state.get();
    ProviderOperations operations = current.operations();
    Instant began = clock.instant();
    Routing routing = operations.route(call.customer());
    boolean refused = routing == Routing.CHANGED && rule == RoutingRule.REFUSE_CHANGES;
    Option<Fault> fault =
        refused ? Option.none() : faults.take(call.operation()).orElse(call.magic());
    Either<WalletFailure, T> answer = refused
        ? Either.left(ROUTING_CHANGED)
        : answer(call, fault, providerFault -> step.apply(operations, providerFault));
    record(current, call.entry(clock.instant(), answer, fault, routing));
    listeners.tries().report(call.tried(began, clock.instant(), TryEnding.of(answer, fault)));
    return answer;
  }

  private void record(FakeState current, JournalEntry entry) {
    current.journal().add(entry);
    listeners.journal().accept(entry);
  }

  private <T> Either<WalletFailure, T> answer(
      IncomingCall call,
      Option<Fault> fault,
      Function<ProviderFault, Either<WalletFailure, T>> effect) {
    return fault.isEmpty()
        ? effect.apply(ProviderFault.NONE)
        : fault.get().apply(PendingCall.now(call.operation(), clock), effect);
  }

  /**
   * A call as it came in.
   *
   * @param operation the operation
   * @param customer the customer
   * @param wallet the wallet, if the call is about one
   * @param magic the fault of a {@link MagicOtp}, if one was typed
   */
  private record IncomingCall(
      WalletOperation operation, Customer customer, Option<WalletId> wallet, Option<Fault> magic) {

    static IncomingCall of(WalletOperation operation, Customer customer) {
      return new IncomingCall(operation, customer, Option.none(), Option.none());
    }

    static IncomingCall of(WalletOperation operation, Customer customer, WalletId wallet) {
      return new IncomingCall(operation, customer, Option.some(wallet), Option.none());
    }

    JournalEntry entry(
        Instant at, Either<WalletFailure, ?> answer, Option<Fault> fault, Routing routing) {
      Option<WalletId> about = wallet.orElse(() -> createdWallet(answer));
      Option<WalletFailure> failure =
          answer.isLeft() ? Option.some(answer.getLeft()) : Option.none();
      return new JournalEntry(at, operation, customer, about, failure, fault, routing);
    }

    /** The one try of a call; that of a new wallet has no id, as it had none when it was asked. */
    WalletTry tried(Instant began, Instant ended, Ending ending) {
      CallStamp stamp =
          new CallStamp(CurrentCall.id().getOrElse(CallId::unique), began, Option.none());
      CallSubject subject = new CallSubject(operation, customer.id(), wallet);
      return new WalletTry(stamp, subject, 1, ending, Duration.between(began, ended));
    }

    private static Option<WalletId> createdWallet(Either<WalletFailure, ?> answer) {
      return answer.isRight() && answer.get() instanceof WalletAccount account
          ? Option.some(account.id())
          : Option.none();
    }
  }
}
