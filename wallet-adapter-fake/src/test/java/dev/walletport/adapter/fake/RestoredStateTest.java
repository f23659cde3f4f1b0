package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Balance;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** That a snapshot leaves nothing out, of a state in which everything is set that can be set. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestoredStateTest {

  private static final WalletProvider PROVIDER = WalletProvider.MOBIKWIK;
  private static final NewWallet NEW_WALLET = NewWallet.at(PROVIDER).withFirstOtp();
  private static final MobileNumber NUMBER = MobileNumber.of("9876543210");
  private static final WalletId CHOSEN = WalletId.of("wlt_chosen");
  private static final Duration RESEND = OtpPolicy.standard().resendAfter();

  private final FakeWallets wallets =
      FakeWallets.behavingAs(ProviderBehaviour.standard().with(Departure.OLDER_OTP_STAYS_VALID));
  private final WalletGateway gateway =
      wallets.gateway(RoutingRule.NOTE_CHANGES, Option.some("reference_1"), entry -> {});
  private final Customer customer = Customer.guest(opened("customer_1122"), RoutingId.of("cart_1"));
  private final Customer locked = Customer.registered(opened("locked"));

  private CustomerId opened(String id) {
    return wallets.openCustomer(CustomerId.of(id)).id();
  }

  /** All that a test can see of a fake. */
  private record Seen(
      List<KnownCustomer> customers,
      List<Option<SmsMessage>> newest,
      List<Integer> counts,
      List<SmsMessage> messages,
      List<JournalEntry> journal,
      List<Object> rules,
      Instant now) {

    static Seen of(FakeWallets fake) {
      List<WalletId> ids = fake.customers().stream()
          .flatMap(one -> one.wallets().stream())
          .map(wallet -> wallet.account().id())
          .toList();
      return new Seen(
          fake.customers(),
          ids.stream().map(fake.inbox()::newest).toList(),
          ids.stream().map(fake.inbox()::count).toList(),
          fake.inbox().messages(),
          fake.journal(),
          List.of(fake.policy(PROVIDER), fake.wording(PROVIDER), fake.behaviour()),
          fake.clock().instant());
    }
  }

  @Nested
  class All_that_a_fake_shows {

    @BeforeEach
    void set_everything() {
      wallets.setPolicy(PROVIDER, OtpPolicy.standard().withGuesses(2));
      NewWallet numbered = NEW_WALLET.withMobileNumber(NUMBER);
      WalletId sent = gateway.create(customer, numbered).get().id();
      wallets.faults().next(WalletOperation.CREATE, Fault.smsFailed());
      WalletId lost = gateway.create(customer, numbered).get().id();
      wallets.setBalance(lost, BigDecimal.TEN);
      wallets.clock().advance(Duration.ofMinutes(1));
      wallets.setBalance(linked(sent), new BigDecimal("250.50"));
      ignore(gateway.refresh(customer, sent));
      wallets.setBalance(sent, new BigDecimal("251"));
      ignore(wallets.openWallet(customer.id(), NEW_WALLET, CHOSEN));
      ignore(gateway.link(customer, CHOSEN, Otp.of("111111")));
      wallets.clock().advance(Duration.ofSeconds(1));
      wallets.lock(locked.id());
    }

    @Test
    void is_what_was_set_however_a_wallet_has_changed_since() {
      Seen seen = Seen.of(wallets);

      assertThat(seen.counts()).containsExactly(1, 0, 1);
      assertThat(seen.newest())
          .map(one -> one.flatMap(SmsMessage::to))
          .containsExactly(Option.some(NUMBER), Option.none(), Option.none());
      assertThat(seen.newest()).map(Option::isDefined).containsExactly(true, false, true);
      assertThat(seen.customers().get(0).wallets())
          .map(KnownWallet::mobileNumber)
          .containsExactly(Option.some(NUMBER), Option.some(NUMBER), Option.none());
      Linked read = (Linked) seen.customers().get(0).wallets().get(0).account();
      assertThat(read.details().gatewayReferenceId()).isEqualTo(Option.some("reference_1"));
      assertThat(read.funds().balance())
          .isEqualTo(Option.some(
              new Balance(new BigDecimal("250.50"), Option.some(FakeClock.START.plusSeconds(60)))));
    }

    @Test
    void is_as_it_was() {
      Seen before = Seen.of(wallets);
      Snapshot snapshot = wallets.snapshot();
      change();

      wallets.restore(snapshot);

      assertThat(Seen.of(wallets)).isEqualTo(before);
    }

    @Test
    void is_the_same_in_another_fake() {
      FakeWallets other = FakeWallets.seeded(99);

      other.restore(wallets.snapshot());

      assertThat(Seen.of(other)).isEqualTo(Seen.of(wallets));
    }

    private void change() {
      wallets.unlock(locked.id());
      wallets.clock().advance(Duration.ofDays(1));
      wallets.setBalance(CHOSEN, BigDecimal.ONE);
      linked(CHOSEN);
      wallets
          .customers()
          .forEach(one -> one.wallets()
              .forEach(
                  wallet -> ignore(gateway.delink(customer, wallet.account().id()))));
      ignore(gateway.create(customer, NEW_WALLET));
      wallets.setPolicy(PROVIDER, OtpPolicy.standard());
    }
  }

  @Nested
  class After_a_restore {

    @Test
    void a_locked_customer_is_locked() {
      wallets.lock(locked.id());

      restoreIntoItself();

      assertThat(gateway.create(locked, NEW_WALLET).getLeft())
          .isEqualTo(new AccountLocked(Option.none()));
    }

    @Test
    void a_changed_routing_id_is_noted() {
      ignore(gateway.list(customer));

      restoreIntoItself();
      ignore(gateway.list(Customer.registered(customer.id())));

      assertThat(wallets.journal()).map(JournalEntry::routing).endsWith(Routing.CHANGED);
    }

    @Test
    void a_spent_token_is_spent_and_another_is_not() {
      WalletId wallet = linked(gateway.create(customer, NEW_WALLET).get().id());
      DebitToken spent = token(wallet);
      DebitToken unspent = token(wallet);
      assertThat(wallets.debit(spent)).isTrue();

      restoreIntoItself();

      assertThat(wallets.debit(spent)).isFalse();
      assertThat(wallets.debit(unspent)).isTrue();
    }

    @Test
    void a_token_from_before_a_delink_is_void() {
      WalletId wallet = linked(gateway.create(customer, NEW_WALLET).get().id());
      DebitToken before = token(wallet);
      ignore(gateway.delink(customer, wallet));
      linked(wallet);

      restoreIntoItself();

      assertThat(wallets.debit(before)).isFalse();
    }

    @Test
    void a_token_of_a_wallet_with_a_chosen_id_is_good() {
      ignore(wallets.openWallet(customer.id(), NEW_WALLET, CHOSEN));
      DebitToken token = token(linked(CHOSEN));

      restoreIntoItself();

      assertThat(wallets.debit(token)).isTrue();
    }

    @Test
    void a_new_wallet_has_an_id_of_its_own() {
      WalletId first = gateway.create(customer, NEW_WALLET).get().id();

      restoreIntoItself();

      assertThat(gateway.create(customer, NEW_WALLET).get().id()).isNotEqualTo(first);
    }

    @Test
    void a_new_wallet_beside_one_with_a_chosen_id_has_tokens_of_its_own() {
      ignore(wallets.openWallet(customer.id(), NEW_WALLET, CHOSEN));

      restoreIntoItself();
      DebitToken token = token(linked(gateway.create(customer, NEW_WALLET).get().id()));

      assertThat(wallets.debit(token)).isTrue();
    }

    @Test
    void an_otp_that_has_linked_the_wallet_is_no_older_one_that_is_valid() {
      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();
      String used = wallets.inbox().newestOtp(wallet);
      ignore(gateway.link(customer, wallet, Otp.of(used)));
      ignore(gateway.delink(customer, wallet));
      for (int i = 0; i < 2; i++) {
        wallets.clock().advance(RESEND);
        ignore(gateway.requestOtp(customer, wallet));
      }

      restoreIntoItself();

      assertThat(gateway.link(customer, wallet, Otp.of(used)).getLeft())
          .isInstanceOfSatisfying(
              OtpRejected.class,
              rejected -> assertThat(rejected.rejection()).isInstanceOf(OtpRejection.Wrong.class));
    }

    @Test
    void an_older_otp_that_stays_valid_is_valid() {
      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();
      String older = wallets.inbox().newestOtp(wallet);
      wallets.clock().advance(RESEND);
      ignore(gateway.requestOtp(customer, wallet));

      restoreIntoItself();

      assertThat(gateway.link(customer, wallet, Otp.of(older)).isRight()).isTrue();
    }

    private void restoreIntoItself() {
      wallets.restore(wallets.snapshot());
    }
  }

  @CanIgnoreReturnValue
  private WalletId linked(WalletId wallet) {
    return gateway.link(customer, wallet, Otp.of(MagicOtp.LINKED.typed())).get().id();
  }

  private DebitToken token(WalletId wallet) {
    return gateway.refresh(customer, wallet).get().funds().token().get();
  }
}
