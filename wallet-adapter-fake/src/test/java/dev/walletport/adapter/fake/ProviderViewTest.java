package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.adapter.fake.KnownCustomer.Access;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpChallenge;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the provider's side sees, and who is told of calls. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderViewTest {

  private static final WalletProvider PROVIDER = WalletProvider.MOBIKWIK;
  private static final MobileNumber NUMBER = MobileNumber.of("9876543210");

  private final FakeWallets wallets = FakeWallets.create();
  private final WalletGateway gateway = wallets.gateway();
  private final Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));

  @Nested
  class At_customers {
    @Test
    void finds_one_by_the_id() {
      assertThat(wallets.customer(CustomerId.of("customer_1122")))
          .contains(wallets.customers().get(0));
      assertThat(wallets.customer(CustomerId.of("a"))).isEmpty();
    }

    @Test
    void shows_them_by_their_ids() {
      for (String id : List.of("e", "k", "b", "jo", "d", "ann", "h", "c", "me", "a", "l", "zoe")) {
        wallets.openCustomer(CustomerId.of(id));
      }

      assertThat(wallets.customers())
          .extracting(known -> known.id().value())
          .hasSize(13)
          .isSorted();
    }

    @Test
    void shows_the_lock_and_the_routing_id_of_the_first_call() {
      Customer guest = Customer.guest(customer.id(), RoutingId.of("cart_1"));
      assertThat(seen())
          .isEqualTo(new KnownCustomer(customer.id(), Access.FREE, Option.none(), List.of()));

      wallets.lock(customer.id());
      ignore(gateway.list(guest));
      ignore(gateway.list(customer));

      assertThat(seen().access()).isEqualTo(Access.LOCKED);
      assertThat(seen().routingId()).isEqualTo(Option.some(guest.routingId()));
    }

    @Test
    void shows_their_wallets_the_oldest_first() {
      WalletId first = newWallet();
      WalletId second = newWallet();

      assertThat(seen().wallets())
          .extracting(known -> known.account().id())
          .containsExactly(first, second);
    }
  }

  @Nested
  class At_a_wallet {
    @Test
    void shows_whose_it_is_and_what_is_open() {
      NewWallet newWallet = NewWallet.at(PROVIDER).withMobileNumber(NUMBER).withFirstOtp();
      WalletId wallet = gateway.create(customer, newWallet).get().id();
      gateway.link(customer, wallet, Otp.of("wrong")).getLeft();
      wallets.setBalance(wallet, new BigDecimal("250.50"));

      KnownWallet known = wallets.wallet(wallet).get();

      assertThat(known.account().id()).isEqualTo(wallet);
      assertThat(known.owner()).isEqualTo(customer.id());
      assertThat(known.holds()).isEqualTo("250.50");
      assertThat(known.mobileNumber()).isEqualTo(Option.some(NUMBER));
      OtpChallenge open = known.challenge().get();
      assertThat(open)
          .isInstanceOfSatisfying(
              Issued.class,
              issued -> assertThat(issued.guessesLeft())
                  .isEqualTo(OtpPolicy.standard().guesses() - 1));
    }

    @Test
    void hands_out_no_token_and_leaves_no_trace() {
      WalletId wallet = newWallet();
      gateway.link(customer, wallet, Otp.of(MagicOtp.LINKED.typed())).get();
      int calls = wallets.journal().size();

      WalletAccount account = wallets.wallet(wallet).get().account();

      assertThat(account)
          .isInstanceOfSatisfying(
              Linked.class, linked -> assertThat(linked.funds().token()).isEqualTo(Option.none()));
      assertThat(wallets.journal()).hasSize(calls);
      assertThat(wallets.customers().toString()).doesNotContain("tok_");
    }

    @Test
    void that_was_never_opened_shows_nothing() {
      assertThat(wallets.wallet(WalletId.of("wlt_nobodys"))).isEqualTo(Option.none());
    }
  }

  @Nested
  class At_providers {
    @Test
    void shows_their_rules() {
      WalletProvider other = WalletProvider.of("OTHER");
      OtpPolicy rules = OtpPolicy.standard().withGuesses(2);
      assertThat(wallets.policy(other)).isEqualTo(Option.none());

      wallets.setPolicy(other, rules);

      assertThat(wallets.policy(other)).isEqualTo(Option.some(rules));
      assertThat(wallets.providers())
          .contains(other, WalletProvider.PAYTM)
          .isSortedAccordingTo(Comparator.comparing(WalletProvider::code));
    }
  }

  @Nested
  class A_wallet_opened_from_the_providers_side {
    @Test
    void is_no_call() {
      wallets.faults().next(WalletOperation.CREATE, Fault.unavailable());
      Customer guest = Customer.guest(customer.id(), RoutingId.of("cart_1"));

      WalletId wallet = wallets.openWallet(customer.id(), NewWallet.at(PROVIDER).withFirstOtp());

      assertThat(wallets.journal()).isEmpty();
      assertThat(wallets.faults().settings()).hasSize(1);
      assertThat(seen().routingId()).isEqualTo(Option.none());
      Otp typed = Otp.of(wallets.inbox().newestOtp(wallet));
      assertThat(gateway.link(guest, wallet, typed).get()).isInstanceOf(Linked.class);
    }

    @Test
    void is_refused_where_there_can_be_none() {
      CustomerId stranger = CustomerId.of("stranger");
      NewWallet elsewhere = NewWallet.at(WalletProvider.of("ELSEWHERE"));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallets.openWallet(stranger, NewWallet.at(PROVIDER)))
          .withMessage("no customer stranger here");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallets.openWallet(customer.id(), elsewhere))
          .withMessage("no such wallet can be opened for customer_1122: no provider ELSEWHERE");
      wallets.lock(customer.id());
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> wallets.openWallet(customer.id(), NewWallet.at(PROVIDER).withFirstOtp()))
          .withMessage("no such wallet can be opened for customer_1122: the customer is locked");
    }
  }

  @Nested
  class A_listener {
    @Test
    void is_told_what_the_journal_notes_before_the_call_returns() {
      List<JournalEntry> told = new ArrayList<>();
      wallets.faults().next(WalletOperation.LIST, Fault.answerLost());

      wallets.gateway(RoutingRule.NOTE_CHANGES, told::add).list(customer).getLeft();

      assertThat(told).isEqualTo(wallets.journal()).hasSize(1);
      assertThat(told.get(0).fault().map(Fault::kind))
          .isEqualTo(Option.some(Fault.Kind.ANSWER_LOST));
    }
  }

  @Nested
  class A_changed_routing_id {
    private final Customer elsewhere = Customer.guest(customer.id(), RoutingId.of("cart_2"));
    private final WalletGateway strict = wallets.gateway(RoutingRule.REFUSE_CHANGES, entry -> {});

    @Test
    void is_noted_and_answered_unless_the_rule_says_otherwise() {
      strict.list(customer).get();

      assertThat(gateway.list(elsewhere).isRight()).isTrue();
      WalletFailure failure = strict.list(elsewhere).getLeft();

      assertThat(failure)
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("routing_id_changed"));
      assertThat(wallets.journal())
          .extracting(JournalEntry::routing)
          .containsExactly(Routing.SAME, Routing.CHANGED, Routing.CHANGED);
      assertThat(strict.list(customer).isRight()).isTrue();
    }

    @Test
    void that_is_refused_applies_nothing_and_uses_up_no_fault() {
      gateway.list(customer).get();
      wallets.faults().next(WalletOperation.CREATE, Fault.slow(Duration.ofMinutes(1)));

      strict.create(elsewhere, NewWallet.at(PROVIDER)).getLeft();

      assertThat(seen().wallets()).isEmpty();
      assertThat(wallets.faults().settings()).hasSize(1);
      assertThat(wallets.clock().instant()).isEqualTo(FakeClock.START);
    }

    @Test
    void is_refused_after_a_reset_as_before() {
      wallets.reset();
      wallets.openCustomer(customer.id());
      strict.list(customer).get();

      assertThat(strict.list(elsewhere).isLeft()).isTrue();
    }
  }

  private KnownCustomer seen() {
    return wallets.customers().get(0);
  }

  private WalletId newWallet() {
    return gateway.create(customer, NewWallet.at(PROVIDER)).get().id();
  }
}
