package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.OtpRejection.TooSoon;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table "What the wire changes" of the page on the fake, a test for each row: one script on the
 * fake in process, and on another one by the Juspay adapter over the sandbox.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireChangesTest {

  private static final CustomerId ALICE = CustomerId.of("alice");
  private static final CustomerId BOB = CustomerId.of("bob");
  private static final WalletId UNKNOWN = WalletId.of("wlt_q23xzki3pazgtezo");

  private final Side near;
  private final Side far;
  private final JuspaySandbox sandbox;
  private final Juspay juspay;

  WireChangesTest() throws IOException {
    sandbox = JuspaySandbox.start(FakeWallets.create());
    juspay = Juspay.open(
        JuspaySettings.builder(sandbox.uri(), JuspayApiKey.of("any_key")).build(),
        sandbox.fake().clock());
    near = Side.of(FakeWallets.create(), FakeWallets::gateway);
    far = Side.of(sandbox.fake(), fake -> juspay.gateway());
  }

  @AfterEach
  void close() {
    juspay.close();
    sandbox.close();
  }

  @Test
  void a_wait_is_rounded_up_to_whole_seconds() {
    assertThat(throttledFor(near)).contains(Duration.ofMillis(1_200));
    assertThat(throttledFor(far)).contains(Duration.ofSeconds(2));
  }

  private static Option<Duration> throttledFor(Side side) {
    Fault fault = Fault.throttled(Duration.ofMillis(1_200));
    side.fake.faults().next(WalletOperation.REQUEST_OTP, fault);
    return ((Throttled) side.requestOtp().getLeft()).retryAfter();
  }

  @Test
  void an_instant_to_wait_for_is_whole_seconds_from_the_answer() {
    Instant exact = nextOtpAt(near);

    assertThat(nextOtpAt(far)).isEqualTo(exact.plusMillis(400));
  }

  private static Instant nextOtpAt(Side side) {
    ignore(side.requestOtp());
    side.fake.clock().advance(Duration.ofMillis(400));
    OtpRejected rejected = (OtpRejected) side.requestOtp().getLeft();
    return ((TooSoon) rejected.rejection()).notBefore();
  }

  @Test
  void a_wrong_state_has_a_second_entry_in_the_journal() {
    assertThat(near.delink().getLeft()).isInstanceOf(NotInThisState.class);
    assertThat(far.delink().getLeft()).isInstanceOf(NotInThisState.class);

    assertThat(near.operations()).containsExactly(WalletOperation.DELINK);
    assertThat(far.operations()).containsExactly(WalletOperation.DELINK, WalletOperation.FIND);
  }

  @Test
  void a_wrong_state_is_refused_with_its_code_if_the_wallet_cannot_be_read() {
    assertThat(delinkWhileNoneIsFound(near)).isInstanceOf(NotInThisState.class);
    assertThat(delinkWhileNoneIsFound(far))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("wallet_not_linked"));
  }

  private static WalletFailure delinkWhileNoneIsFound(Side side) {
    side.fake.faults().next(WalletOperation.FIND, Fault.refused("a_code", "A message."));
    return side.delink().getLeft();
  }

  @Test
  void a_fault_of_one_read_may_not_show() {
    assertThat(findWithOneFault(near).getLeft()).isInstanceOf(Unavailable.class);
    assertThat(findWithOneFault(far).isRight()).isTrue();

    assertThat(near.operations()).containsExactly(WalletOperation.FIND);
    assertThat(far.operations()).containsExactly(WalletOperation.FIND, WalletOperation.FIND);
  }

  private static Either<WalletFailure, ?> findWithOneFault(Side side) {
    side.fake.faults().next(WalletOperation.FIND, Fault.unavailable());
    return side.gateway.find(side.alice, side.wallet);
  }

  @Test
  void the_code_of_a_fault_is_read_as_the_failure_that_it_stands_for() {
    assertThat(linkRefusedAsExpired(near)).isInstanceOf(Refused.class);
    assertThat(linkRefusedAsExpired(far))
        .isInstanceOfSatisfying(
            OtpRejected.class,
            rejected -> assertThat(rejected.rejection()).isInstanceOf(OtpRejection.Expired.class));
  }

  private static WalletFailure linkRefusedAsExpired(Side side) {
    Fault fault = Fault.refused("otp_expired", "OTP has expired.");
    side.fake.faults().next(WalletOperation.LINK, fault);
    return side.gateway.link(side.alice, side.wallet, Otp.of("123456")).getLeft();
  }

  @Test
  void a_command_to_a_provider_that_is_unavailable_has_an_unknown_outcome() {
    assertThat(delinkWhileUnavailable(near)).isInstanceOf(Unavailable.class);
    assertThat(delinkWhileUnavailable(far)).isInstanceOf(OutcomeUnknown.class);
  }

  private static WalletFailure delinkWhileUnavailable(Side side) {
    side.fake.faults().next(WalletOperation.DELINK, Fault.unavailable());
    return side.delink().getLeft();
  }

  @Test
  void an_unknown_wallet_is_in_no_journal_and_uses_up_no_fault() {
    assertThat(findUnknown(near)).isInstanceOf(Refused.class);
    assertThat(findUnknown(far)).isInstanceOf(WalletNotFound.class);

    assertThat(near.operations()).containsExactly(WalletOperation.FIND);
    assertThat(far.operations()).isEmpty();
  }

  private static WalletFailure findUnknown(Side side) {
    side.fake.faults().next(WalletOperation.FIND, Fault.refused("a_code", "A message."));
    return side.gateway.find(side.alice, UNKNOWN).getLeft();
  }

  @Test
  void a_routing_id_of_no_customer_is_taken_for_the_owner_of_the_wallet() {
    Customer stranger = Customer.registered(CustomerId.of("stranger"));

    assertThat(near.gateway.find(stranger, near.wallet).getLeft())
        .isInstanceOf(WalletNotFound.class);
    assertThat(far.gateway.find(stranger, far.wallet).isRight()).isTrue();
  }

  @Test
  void a_routing_id_of_another_customer_is_refused() {
    Customer byBob = Customer.guest(ALICE, RoutingId.of(BOB.value()));
    near.fake.openCustomer(BOB);
    far.fake.openCustomer(BOB);

    assertThat(near.gateway.find(byBob, near.wallet).isRight()).isTrue();
    assertThat(far.gateway.find(byBob, far.wallet).getLeft()).isInstanceOf(WalletNotFound.class);
  }

  @Test
  void the_instant_at_which_a_balance_was_read_is_a_whole_second() {
    Instant exact = balanceReadAt(near);

    assertThat(balanceReadAt(far)).isEqualTo(exact.minusMillis(400));
  }

  private static Instant balanceReadAt(Side side) {
    side.fake.clock().advance(Duration.ofMillis(400));
    Linked linked = side.linkWith("000010");
    return linked.funds().balance().get().readAt().get();
  }

  @Test
  void a_token_counts_from_the_begin_of_the_call() {
    Instant answered = tokenIssuedAt(near);

    assertThat(tokenIssuedAt(far)).isEqualTo(answered.minusSeconds(30));
  }

  private static Instant tokenIssuedAt(Side side) {
    return side.linkWith("000040").funds().token().get().issuedAt(); // 30 seconds late
  }

  /** The calls for a wallet, which the wire leaves as they are for a wallet of another customer. */
  private enum CallForAWallet {
    FIND,
    REQUEST_OTP,
    LINK,
    DELINK,
    REFRESH,
    CHANGE_MOBILE_NUMBER;

    Either<WalletFailure, ?> by(Customer customer, Side side) {
      return switch (this) {
        case FIND -> side.gateway.find(customer, side.wallet);
        case REQUEST_OTP -> side.gateway.requestOtp(customer, side.wallet);
        case LINK -> side.gateway.link(customer, side.wallet, Otp.of("000010"));
        case DELINK -> side.gateway.delink(customer, side.wallet);
        case REFRESH -> side.gateway.refresh(customer, side.wallet);
        case CHANGE_MOBILE_NUMBER ->
          side.gateway.changeMobileNumber(customer, side.wallet, MobileNumber.of("9876543210"));
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_wallet_of_another_customer_is_found_neither_in_process_nor_over_the_wire(
      CallForAWallet call) {
    for (Side side : List.of(near, far)) {
      Customer bob = side.fake.openCustomer(BOB);

      assertThat(call.by(bob, side).getLeft()).isInstanceOf(WalletNotFound.class);
    }
  }

  /** A fake with one wallet, and a gateway to it. */
  private record Side(FakeWallets fake, WalletGateway gateway, Customer alice, WalletId wallet) {

    static Side of(FakeWallets fake, Function<FakeWallets, WalletGateway> gateway) {
      Customer alice = fake.openCustomer(ALICE);
      WalletId wallet = fake.openWallet(ALICE, NewWallet.at(WalletProvider.MOBIKWIK));
      return new Side(fake, gateway.apply(fake), alice, wallet);
    }

    Linked linkWith(String typed) {
      return gateway.link(alice, wallet, Otp.of(typed)).get();
    }

    Either<WalletFailure, ?> requestOtp() {
      return gateway.requestOtp(alice, wallet);
    }

    Either<WalletFailure, ?> delink() {
      return gateway.delink(alice, wallet);
    }

    List<WalletOperation> operations() {
      return fake.journal().stream().map(JournalEntry::operation).toList();
    }
  }
}
