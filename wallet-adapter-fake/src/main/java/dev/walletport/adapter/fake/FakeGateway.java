package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.application.port.Pause;
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
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The gateway over the {@link ProviderState}: passes every call on, and notes it in the journal.
 */
final class FakeGateway implements WalletGateway {

  private static final WalletFailure ROUTING_CHANGED = new Refused(
      "routing_id_changed",
      "x-routing-id must be the same on every call for one customer, the first one's.");

  private final Supplier<FakeState> world;
  private final Faults faults;
  private final FakeClock clock;
  private final RoutingRule rule;
  private final Consumer<JournalEntry> witness;

  FakeGateway(Supplier<FakeState> world, Faults faults, FakeClock clock) {
    this(world, faults, clock, RoutingRule.NOTE_CHANGES, entry -> {});
  }

  private FakeGateway(
      Supplier<FakeState> world,
      Faults faults,
      FakeClock clock,
      RoutingRule rule,
      Consumer<JournalEntry> witness) {
    this.world = world;
    this.faults = faults;
    this.clock = clock;
    this.rule = rule;
    this.witness = witness;
  }

  /** The same gateway under another rule, which tells somebody of each call. */
  FakeGateway under(RoutingRule other, Consumer<JournalEntry> ear) {
    return new FakeGateway(world, faults, clock, other, ear);
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
        (books, mishap) -> books.create(customer, wish, mishap));
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.REQUEST_OTP, customer, wallet),
        (books, mishap) -> books.requestOtp(customer, wallet, mishap));
  }

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    Option<Fault> magic = MagicOtp.of(otp).flatMap(MagicOtp::fault);
    return call(
        new IncomingCall(WalletOperation.LINK, customer, Option.some(wallet), magic),
        (books, mishap) -> books.link(customer, wallet, otp, mishap));
  }

  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.DELINK, customer, wallet),
        (books, mishap) -> books.delink(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.FIND, customer, wallet),
        (books, mishap) -> books.find(customer, wallet));
  }

  @Override
  public Either<WalletFailure, List<WalletAccount>> list(Customer customer) {
    return call(
        IncomingCall.of(WalletOperation.LIST, customer), (books, mishap) -> books.list(customer));
  }

  @Override
  public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
    return call(
        IncomingCall.of(WalletOperation.REFRESH, customer, wallet),
        (books, mishap) -> books.refresh(customer, wallet));
  }

  @Override
  public Either<WalletFailure, List<WalletAccount>> refreshAll(Customer customer) {
    return call(
        IncomingCall.of(WalletOperation.REFRESH_ALL, customer),
        (books, mishap) -> books.refreshAll(customer, mishap));
  }

  @Override
  public Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    Objects.requireNonNull(number, "number");
    return call(
        IncomingCall.of(WalletOperation.CHANGE_MOBILE_NUMBER, customer, wallet),
        (books, mishap) -> books.changeMobileNumber(customer, wallet, number));
  }

  private <T> Either<WalletFailure, T> call(
      IncomingCall asked, BiFunction<ProviderState, ProviderFault, Either<WalletFailure, T>> step) {
    FakeState now = world.get();
    Routing routing = now.books().route(asked.customer());
    boolean refused = routing == Routing.CHANGED && rule == RoutingRule.REFUSE_CHANGES;
    Option<Fault> fault =
        refused ? Option.none() : faults.take(asked.operation()).orElse(asked.magic());
    Either<WalletFailure, T> answer = refused
        ? Either.left(ROUTING_CHANGED)
        : answer(asked, fault, mishap -> step.apply(now.books(), mishap));
    note(now, asked.entry(clock.instant(), answer, fault, routing));
    return answer;
  }

  private void note(FakeState now, JournalEntry entry) {
    now.journal().add(entry);
    witness.accept(entry);
  }

  private <T> Either<WalletFailure, T> answer(
      IncomingCall asked,
      Option<Fault> fault,
      Function<ProviderFault, Either<WalletFailure, T>> effect) {
    return fault.isEmpty()
        ? effect.apply(ProviderFault.NONE)
        : fault.get().befall(PendingCall.now(asked.operation(), clock), effect);
  }

  /**
   * A call as it came in.
   *
   * @param operation what is asked
   * @param customer for whom
   * @param wallet of which wallet, if of one
   * @param magic what goes wrong because the caller asked for it
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
      Option<WalletId> about = wallet.orElse(() -> made(answer));
      Option<WalletFailure> failure =
          answer.isLeft() ? Option.some(answer.getLeft()) : Option.none();
      return new JournalEntry(at, operation, customer, about, failure, fault, routing);
    }

    private static Option<WalletId> made(Either<WalletFailure, ?> answer) {
      return answer.isRight() && answer.get() instanceof WalletAccount account
          ? Option.some(account.id())
          : Option.none();
    }
  }
}
