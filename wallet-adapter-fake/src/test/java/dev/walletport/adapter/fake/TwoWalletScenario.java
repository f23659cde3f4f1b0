package dev.walletport.adapter.fake;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two wallets of one customer, the second one linked, and what can be done to them, each call
 * answered in a word or two. {@link TwoWalletSpecification} says the same for one call at a time.
 */
final class TwoWalletScenario {

  static final int WALLETS = 2;
  static final int OTPS = 3;
  static final int GUESSES = 2;

  private static final OtpPolicy POLICY =
      OtpPolicy.standard().withGuesses(GUESSES).withResendAfter(Duration.ZERO);

  private final Predicate<DebitToken> debit;
  private final WalletGateway gateway;
  private final Customer customer = Customer.registered(CustomerId.of("customer_1122"));
  private final List<WalletId> wallets;
  private final List<List<Otp>> otps;
  private final DebitToken token;

  /** Opens both wallets; calls go through a gateway that may be changed first. */
  TwoWalletScenario(CurrentState present, UnaryOperator<WalletGateway> mutant) {
    debit = present.controls()::debit;
    WalletGateway unchanged = gateway(present);
    gateway = mutant.apply(unchanged);
    present.controls().openCustomer(customer.id());
    present.controls().setPolicy(WalletProvider.MOBIKWIK, POLICY);
    wallets = IntStream.range(0, WALLETS)
        .mapToObj(i -> unchanged
            .create(customer, NewWallet.at(WalletProvider.MOBIKWIK))
            .get()
            .id())
        .toList();
    otps = wallets.stream().map(wallet -> otpsToCome(copyOf(present), wallet)).toList();
    unchanged.requestOtp(customer, wallets.get(1)).get();
    token = unchanged
        .link(customer, wallets.get(1), otps.get(1).get(0))
        .get()
        .funds()
        .token()
        .get();
  }

  private static WalletGateway gateway(CurrentState present) {
    return new FakeGateway(() -> present, FakeClock.stopped().pause());
  }

  private static CurrentState copyOf(CurrentState present) {
    Timeline timeline = present.state().timeline();
    Snapshot snapshot = StateCopy.take(present.state(), timeline, 0);
    return new CurrentState(snapshot.restored(0, timeline), timeline);
  }

  /** The passwords that will be sent, read in a copy of the state where they have been sent. */
  private List<Otp> otpsToCome(CurrentState copy, WalletId wallet) {
    WalletGateway there = gateway(copy);
    List<Otp> otps = new ArrayList<>();
    for (int i = 0; i < OTPS; i++) {
      there.requestOtp(customer, wallet).get();
      otps.add(copy.controls().newestMessage(wallet).get().otp());
    }
    return otps;
  }

  String answer(Request request) {
    WalletId wallet = wallets.get(request.wallet());
    return switch (request.what()) {
      case REQUEST_OTP -> said(gateway.requestOtp(customer, wallet));
      case LINK ->
        said(gateway.link(customer, wallet, otps.get(request.wallet()).get(request.otp())));
      case DELINK -> said(gateway.delink(customer, wallet));
      case FIND -> said(gateway.find(customer, wallet));
      case LIST ->
        gateway.list(customer).get().wallets().stream()
            .map(TwoWalletScenario::word)
            .collect(Collectors.joining(" "));
      case DEBIT -> debit.test(token) ? "debited" : "refused";
    };
  }

  private static String said(Either<WalletFailure, ? extends WalletAccount> answer) {
    return answer.fold(TwoWalletScenario::word, TwoWalletScenario::word);
  }

  private static String word(WalletAccount account) {
    return account instanceof Linked ? "linked" : "unlinked";
  }

  private static String word(WalletFailure failure) {
    return failure instanceof WalletFailure.OtpRejected rejected
        ? rejected.rejection().toString()
        : failure.kind();
  }

  /** What can be asked. */
  enum Operation {
    REQUEST_OTP,
    LINK,
    DELINK,
    FIND,
    LIST,
    DEBIT
  }

  /**
   * One call.
   *
   * @param what what is asked
   * @param wallet of which wallet, from 0; a list and a debit do not care
   * @param otp which of the passwords to come is typed, from 0; for a link only
   */
  record Request(Operation what, int wallet, int otp) {}
}
