package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Locks that can be opened again, and snapshots that can be restored. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SnapshotTest {

  private static final WalletProvider PROVIDER = WalletProvider.MOBIKWIK;
  private static final NewWallet NEW_WALLET = NewWallet.at(PROVIDER).withFirstOtp();

  private final FakeWallets wallets = FakeWallets.create();
  private final WalletGateway gateway = wallets.gateway();
  private final Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));

  @Nested
  class A_locked_customer {
    @Test
    void is_sent_no_otp_and_cannot_link() {
      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();
      wallets.lock(customer.id());

      assertThat(link(wallet).getLeft()).isEqualTo(new AccountLocked(Option.none()));
      wallets.clock().advance(Duration.ofMinutes(1));
      assertThat(gateway.requestOtp(customer, wallet).getLeft()).isInstanceOf(AccountLocked.class);
      assertThat(wallets.inbox().count(wallet)).isEqualTo(1);
    }

    @Test
    void gets_a_new_wallet_only_without_an_otp() {
      wallets.lock(customer.id());

      assertThat(gateway.create(customer, NEW_WALLET).getLeft()).isInstanceOf(AccountLocked.class);
      assertThat(gateway.list(customer).get()).isEmpty();
      assertThat(gateway.create(customer, NewWallet.at(PROVIDER)).get())
          .isInstanceOf(Unlinked.class);
    }

    @Test
    void may_read_refresh_and_delink() {
      WalletId wallet = linkedWallet();
      wallets.lock(customer.id());

      assertThat(gateway.list(customer).get()).hasSize(1);
      assertThat(gateway.refresh(customer, wallet).get()).isInstanceOf(Linked.class);
      assertThat(gateway.delink(customer, wallet).get()).isInstanceOf(Unlinked.class);
    }

    @Test
    void goes_on_where_the_lock_began_once_unlocked() {
      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();
      wallets.lock(customer.id());
      link(wallet).getLeft();

      wallets.unlock(customer.id());

      assertThat(link(wallet).get()).isInstanceOf(Linked.class);
    }

    @Test
    void leaves_the_others_alone() {
      Customer other = wallets.openCustomer(CustomerId.of("other"));
      wallets.lock(customer.id());

      assertThat(gateway.create(other, NEW_WALLET).get()).isInstanceOf(Unlinked.class);
    }

    @Test
    void is_one_whom_the_fake_knows() {
      CustomerId stranger = CustomerId.of("stranger");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallets.lock(stranger))
          .withMessage("no customer stranger here");
      assertThatIllegalArgumentException().isThrownBy(() -> wallets.unlock(stranger));
    }
  }

  @Nested
  class A_lock_by_wrong_otps {
    @Test
    void ends_when_the_customer_is_unlocked() {
      wallets.setPolicy(PROVIDER, OtpPolicy.standard().withGuesses(1).withLock(Duration.ofDays(1)));
      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();
      String right = wallets.inbox().newestOtp(wallet);
      wallets.faults().next(WalletOperation.LINK, Fault.wrongOtp());
      link(wallet).getLeft();
      wallets.clock().advance(OtpPolicy.standard().resendAfter());
      assertThat(gateway.requestOtp(customer, wallet).getLeft()).isInstanceOf(AccountLocked.class);

      wallets.unlock(customer.id());

      assertThat(gateway.link(customer, wallet, Otp.of(right)).getLeft())
          .isEqualTo(new OtpRejected(new OtpRejection.GuessesExhausted()));
      gateway.requestOtp(customer, wallet).get();
      assertThat(link(wallet).get()).isInstanceOf(Linked.class);
    }
  }

  @Nested
  class A_lock_at_a_provider {

    private final WalletId first = open(WalletProvider.LAZYPAY);
    private final WalletId second = open(WalletProvider.LAZYPAY);
    private final Instant until = FakeClock.START.plus(Duration.ofDays(1));

    @BeforeEach
    void use_up_the_guesses_of_one_wallet() {
      wallets.faults().next(3, WalletOperation.LINK, Fault.wrongOtp());
      for (int i = 0; i < 3; i++) {
        ignore(link(first));
      }
    }

    @Test
    void holds_for_every_wallet_of_the_customer_there() {
      wallets.clock().advance(Duration.ofMinutes(1));

      assertThat(link(first).getLeft()).isEqualTo(locked());
      assertThat(link(second).getLeft()).isEqualTo(locked());
      assertThat(gateway.requestOtp(customer, second).getLeft()).isEqualTo(locked());
      NewWallet third = NewWallet.at(WalletProvider.LAZYPAY);
      assertThat(gateway.create(customer, third.withFirstOtp()).getLeft()).isEqualTo(locked());
      assertThat(gateway.create(customer, third).isRight()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(MagicOtp.class)
    void holds_for_every_magic_otp(MagicOtp magic) {
      Either<WalletFailure, Linked> answer = gateway.link(customer, second, Otp.of(magic.typed()));

      assertThat(answer.isLeft()).isTrue();
      assertThat(wallets.wallet(second).get().account()).isInstanceOf(Unlinked.class);
    }

    @Test
    void leaves_other_providers_and_other_customers_alone() {
      Customer other = wallets.openCustomer(CustomerId.of("other"));
      NewWallet newWallet = NewWallet.at(WalletProvider.LAZYPAY).withFirstOtp();

      assertThat(link(open(PROVIDER)).get()).isInstanceOf(Linked.class);
      assertThat(gateway.create(other, newWallet).get()).isInstanceOf(Unlinked.class);
    }

    @Test
    void is_over_at_the_very_instant_it_ends() {
      wallets.clock().advance(Duration.ofDays(1).minusNanos(1));
      assertThat(gateway.requestOtp(customer, second).getLeft()).isEqualTo(locked());

      wallets.clock().advance(Duration.ofNanos(1));

      assertThat(gateway.requestOtp(customer, second).isRight()).isTrue();
    }

    @Test
    void lasts_from_the_last_guess_however_old_the_otp_is() {
      wallets.unlock(customer.id());
      wallets.faults().next(3, WalletOperation.LINK, Fault.wrongOtp());
      wallets.clock().advance(Duration.ofMinutes(1));

      for (int i = 0; i < 3; i++) {
        ignore(link(second));
      }

      assertThat(link(second).getLeft())
          .isEqualTo(new AccountLocked(Option.some(until.plusSeconds(60))));
    }

    @Test
    void ends_when_the_customer_is_unlocked() {
      wallets.unlock(customer.id());

      assertThat(link(first).getLeft())
          .isEqualTo(new OtpRejected(new OtpRejection.GuessesExhausted()));
      assertThat(link(second).get()).isInstanceOf(Linked.class);
    }

    @Test
    void is_in_a_snapshot() {
      Snapshot locked = wallets.snapshot();
      wallets.unlock(customer.id());

      wallets.restore(locked);

      assertThat(link(second).getLeft()).isEqualTo(locked());
    }

    private AccountLocked locked() {
      return new AccountLocked(Option.some(until));
    }

    private WalletId open(WalletProvider provider) {
      return wallets.openWallet(customer.id(), NewWallet.at(provider).withFirstOtp());
    }
  }

  @Nested
  class A_reset {
    @Test
    void makes_the_fake_as_new() {
      List<String> first = story();
      wallets.setPolicy(PROVIDER, OtpPolicy.standard().withForm(OtpForm.digits(4)));
      wallets.clock().advance(Duration.ofDays(3));
      wallets.faults().whileSet(WalletOperation.CREATE, Fault.unavailable());

      wallets.reset();

      assertThat(gateway.list(customer).getLeft()).isEqualTo(new CustomerNotFound(customer.id()));
      assertThat(wallets.inbox().messages()).isEmpty();
      assertThat(wallets.clock().instant()).isEqualTo(FakeClock.START);
      assertThat(wallets.journal()).hasSize(1);
      wallets.openCustomer(customer.id());
      assertThat(story()).isEqualTo(first);
    }

    @Test
    void keeps_the_seed_and_the_start_of_the_clock() {
      FakeClock clock = FakeClock.stoppedAt(FakeClock.START.plusSeconds(7));
      FakeWallets other = FakeWallets.of(9, clock);
      clock.advance(Duration.ofHours(1));

      other.reset();

      assertThat(clock.instant()).isEqualTo(FakeClock.START.plusSeconds(7));
      other.openCustomer(customer.id());
      FakeWallets same = FakeWallets.seeded(9);
      same.openCustomer(customer.id());
      assertThat(other.gateway().create(customer, NEW_WALLET))
          .isEqualTo(same.gateway().create(customer, NEW_WALLET));
    }

    @Test
    void leaves_the_gateway_and_the_inbox_in_use() {
      SmsInbox inbox = wallets.inbox();
      wallets.reset();
      wallets.openCustomer(customer.id());

      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();

      assertThat(inbox.count(wallet)).isEqualTo(1);
      assertThat(wallets.gateway()).isSameAs(gateway);
    }

    private List<String> story() {
      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();
      return List.of(wallet.value(), wallets.inbox().newestOtp(wallet));
    }
  }

  @Nested
  class A_snapshot {
    @Test
    void brings_back_wallets_otps_tokens_rules_and_time() {
      WalletId open = gateway.create(customer, NEW_WALLET).get().id();
      WalletId linked = linkedWallet();
      wallets.setBalance(linked, new BigDecimal("5"));
      DebitToken token = token(linked);
      Snapshot before = wallets.snapshot();
      int calls = wallets.journal().size();

      link(open).get();
      gateway.delink(customer, linked).get();
      wallets.setPolicy(PROVIDER, OtpPolicy.standard().withForm(OtpForm.digits(4)));
      wallets.clock().advance(Duration.ofDays(1));
      wallets.lock(customer.id());
      wallets.restore(before);

      assertThat(wallets.journal()).hasSize(calls);
      assertThat(wallets.clock().instant()).isEqualTo(FakeClock.START);
      assertThat(wallets.inbox().newestOtp(open)).hasSize(6);
      assertThat(link(open).get()).isInstanceOf(Linked.class);
      assertThat(wallets.debit(token)).isTrue();
      Linked fresh = gateway.refresh(customer, linked).get();
      assertThat(fresh.funds().balance().get().amount()).isEqualByComparingTo("5");
    }

    @Test
    void brings_back_the_rules_of_otps_that_are_sent_from_then_on() {
      OtpPolicy rules = OtpPolicy.standard().withGuesses(2).withForm(OtpForm.digits(5));
      wallets.setPolicy(PROVIDER, rules);
      Snapshot before = wallets.snapshot();

      wallets.setPolicy(PROVIDER, OtpPolicy.standard().withForm(OtpForm.digits(4)));
      wallets.restore(before);

      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();
      assertThat(wallets.policy(PROVIDER)).isEqualTo(Option.some(rules));
      assertThat(wallets.inbox().newestOtp(wallet)).hasSize(5);
    }

    @Test
    void brings_its_rules_to_another_fake() {
      OtpPolicy rules = OtpPolicy.standard().withGuesses(2);
      wallets.setPolicy(PROVIDER, rules);
      FakeWallets other = FakeWallets.seeded(99);

      other.restore(wallets.snapshot());

      assertThat(other.policy(PROVIDER)).isEqualTo(Option.some(rules));
    }

    @Test
    void can_be_restored_again_and_again() {
      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();
      Snapshot before = wallets.snapshot();

      for (int i = 0; i < 3; i++) {
        assertThat(link(wallet).get()).isInstanceOf(Linked.class);
        assertThat(gateway.create(customer, NEW_WALLET).isRight()).isTrue();
        wallets.restore(before);
      }

      assertThat(gateway.list(customer).get()).hasSize(1);
    }

    @Test
    void does_not_change_with_the_fake() {
      DebitToken token = token(linkedWallet());
      Snapshot before = wallets.snapshot();
      ignore(wallets.debit(token));
      assertThat(wallets.debit(token)).isFalse();

      wallets.restore(before);

      assertThat(wallets.debit(token)).isTrue();
      assertThat(wallets.debit(token)).isFalse();
    }

    @Test
    void draws_the_same_ids_and_otps_after_it() {
      gateway.create(customer, NEW_WALLET).get();
      Snapshot before = wallets.snapshot();
      WalletId first = gateway.create(customer, NEW_WALLET).get().id();
      String otp = wallets.inbox().newestOtp(first);

      wallets.restore(before);

      assertThat(gateway.create(customer, NEW_WALLET).get().id()).isEqualTo(first);
      assertThat(wallets.inbox().newestOtp(first)).isEqualTo(otp);
    }

    @Test
    void may_be_restored_in_another_fake_which_then_lives_on_its_own() {
      WalletId wallet = gateway.create(customer, NEW_WALLET).get().id();
      FakeWallets other = FakeWallets.seeded(99);

      other.restore(wallets.snapshot());
      other.clock().advance(Duration.ofMinutes(10));
      String otp = other.inbox().newestOtp(wallet);

      assertThat(other.gateway().link(customer, wallet, Otp.of(otp)).getLeft())
          .isEqualTo(new OtpRejected(new OtpRejection.Expired()));
      assertThat(link(wallet).get()).isInstanceOf(Linked.class);
    }

    @Test
    void sets_no_fault_and_shows_no_secret() {
      WalletId ignored = wallets.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));
      wallets.faults().whileSet(WalletOperation.LIST, Fault.unavailable());
      Snapshot snapshot = wallets.snapshot();

      wallets.restore(snapshot);

      assertThat(gateway.list(customer).isRight()).isTrue();
      assertThat(snapshot).hasToString("Snapshot[customers=1, wallets=1, at=2026-01-01T09:00:00Z]");
    }
  }

  @CanIgnoreReturnValue
  private WalletId linkedWallet() {
    return link(gateway.create(customer, NEW_WALLET).get().id()).get().id();
  }

  private DebitToken token(WalletId wallet) {
    return gateway.refresh(customer, wallet).get().funds().token().get();
  }

  private Either<WalletFailure, Linked> link(WalletId wallet) {
    return gateway.link(customer, wallet, Otp.of(wallets.inbox().newestOtp(wallet)));
  }
}
