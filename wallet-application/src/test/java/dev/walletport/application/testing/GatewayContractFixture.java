package dev.walletport.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** The gateway and the provider of the contract, with what every test of it needs. */
abstract class GatewayContractFixture {

  static final MobileNumber NUMBER = MobileNumber.of("9123456780");

  private static final OtpPolicy POLICY = OtpPolicy.standard();
  private static final WalletId NOWHERE = WalletId.of("wlt_nowhere");
  private static final List<WalletOperation> COMMANDS =
      Arrays.stream(WalletOperation.values()).filter(WalletOperation::isCommand).toList();

  Customer customer = Customer.registered(CustomerId.of("not_yet_opened"));

  /** Answers the gateway under test, the same one throughout a test. */
  protected abstract WalletGateway gateway();

  /** Answers the controls of what stands behind it, fresh for every test. */
  protected abstract ProviderSide provider();

  /**
   * Answers the id of the customer of a test. One whose provider outlives a test overrides it with
   * an id that is new in every test; the other customers' ids begin with it.
   */
  protected CustomerId customerId() {
    return CustomerId.of("customer_1122");
  }

  /** Answers a provider at which wallets are made; MOBIKWIK by default. */
  protected WalletProvider walletProvider() {
    return WalletProvider.MOBIKWIK;
  }

  /** Answers an id that no wallet has. */
  protected WalletId unknownWallet() {
    return NOWHERE;
  }

  /** Answers the time within which an interrupt has ended a call; five seconds by default. */
  protected Duration promptness() {
    return Duration.ofSeconds(5);
  }

  @BeforeEach
  void open_the_customer() {
    customer = Customer.registered(customerId());
    provider().openCustomer(customer.id());
    provider().rules().forEach(rules -> rules.setPolicy(walletProvider(), POLICY));
  }

  final ProviderClock clock() {
    return needed(provider().clock(), "clock");
  }

  final ProviderRules rules() {
    return needed(provider().rules(), "rules");
  }

  final ProviderFunds funds() {
    return needed(provider().funds(), "funds");
  }

  final ProviderJournal journal() {
    return needed(provider().journal(), "journal");
  }

  final CallFaults faults() {
    return needed(provider().faults(), "faults");
  }

  final AnswerHold hold() {
    return needed(provider().hold(), "hold");
  }

  final GatewayLog log() {
    return needed(provider().log(), "log");
  }

  final void needThreads() {
    assumeTrue(provider().isThreadSafe(), "not run: ProviderSide.isThreadSafe() is false");
  }

  private static <T> T needed(Option<T> capability, String name) {
    assumeTrue(capability.isDefined(), () -> "not run: ProviderSide." + name + "() is none");
    return capability.get();
  }

  /** The rules that the fixture has set, where they can be set. */
  final OtpPolicy policy() {
    return needed(provider().rules().map(rules -> POLICY), "rules");
  }

  final Customer stranger() {
    return Customer.registered(named("stranger"));
  }

  final CustomerId named(String name) {
    return CustomerId.of(customer.id().value() + "_" + name);
  }

  static List<WalletOperation> commands() {
    return COMMANDS;
  }

  /** A call of an operation, on a wallet that is made ready for it before. */
  final Supplier<Either<WalletFailure, ?>> prepared(WalletOperation operation) {
    return switch (operation) {
      case CREATE -> () -> gateway().create(customer, NewWallet.at(walletProvider()));
      case REQUEST_OTP -> with(newWallet(), wallet -> gateway().requestOtp(customer, wallet));
      case LINK -> {
        WalletId wallet = walletWithOtp();
        Otp otp = Otp.of(provider().newestOtp(wallet));
        yield () -> gateway().link(customer, wallet, otp);
      }
      case DELINK -> with(linkedWallet().id(), wallet -> gateway().delink(customer, wallet));
      case CHANGE_MOBILE_NUMBER ->
        with(newWallet(), wallet -> gateway().changeMobileNumber(customer, wallet, NUMBER));
      case FIND -> with(newWallet(), wallet -> gateway().find(customer, wallet));
      case LIST -> () -> gateway().list(customer);
      case REFRESH -> with(linkedWallet().id(), wallet -> gateway().refresh(customer, wallet));
      case REFRESH_ALL -> () -> gateway().refreshAll(customer);
    };
  }

  private static Supplier<Either<WalletFailure, ?>> with(WalletId wallet, CallOnWallet call) {
    return () -> call.on(wallet);
  }

  @FunctionalInterface
  private interface CallOnWallet {
    Either<WalletFailure, ?> on(WalletId wallet);
  }

  final WalletId newWallet() {
    return newWallet(customer);
  }

  final WalletId newWallet(Customer owner) {
    return right(gateway().create(owner, NewWallet.at(walletProvider()))).id();
  }

  final WalletId walletWithOtp() {
    WalletId wallet = newWallet();
    requestOtp(wallet);
    return wallet;
  }

  final Unlinked requestOtp(WalletId wallet) {
    return right(gateway().requestOtp(customer, wallet));
  }

  final Linked linkedWallet() {
    WalletId wallet = walletWithOtp();
    return right(link(wallet, provider().newestOtp(wallet)));
  }

  final Either<WalletFailure, Linked> link(WalletId wallet, String otp) {
    return gateway().link(customer, wallet, Otp.of(otp));
  }

  final WalletAccount find(WalletId wallet) {
    return right(gateway().find(customer, wallet));
  }

  final String wrongOtp(WalletId wallet) {
    return provider().newestOtp(wallet).equals("739214") ? "739215" : "739214";
  }

  static DebitToken token(Linked linked) {
    return linked.funds().token().get();
  }

  static BigDecimal amount(Linked linked) {
    return linked.funds().balance().get().amount();
  }

  static void assertRejected(WalletFailure failure, Class<? extends OtpRejection> rejection) {
    assertThat(failure).isInstanceOf(OtpRejected.class);
    assertThat(((OtpRejected) failure).rejection()).isInstanceOf(rejection);
  }

  static void assertShowsLinked(WalletFailure failure, WalletId wallet) {
    assertShows(failure, wallet, Linked.class);
  }

  static void assertShowsUnlinked(WalletFailure failure, WalletId wallet) {
    assertShows(failure, wallet, Unlinked.class);
  }

  private static void assertShows(
      WalletFailure failure, WalletId wallet, Class<? extends WalletAccount> state) {
    assertThat(failure).isInstanceOf(NotInThisState.class);
    WalletAccount account = ((NotInThisState) failure).account();
    assertThat(account.id()).isEqualTo(wallet);
    assertThat(account).isInstanceOf(state);
  }

  static <T> T right(Either<WalletFailure, T> answer) {
    assertThat(answer.isRight()).as("answer %s", answer).isTrue();
    return answer.get();
  }

  /** The failure, without the provider's code and request id, which no contract can know. */
  static WalletFailure left(Either<WalletFailure, ?> answer) {
    assertThat(answer.isLeft()).as("answer %s", answer).isTrue();
    return answer.getLeft().withTrace(ProviderTrace.none());
  }
}
