package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.adapter.fake.SeededRandom.TokenNumbers;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FakeWalletsTest {

  private static final WalletProvider PROVIDER = WalletProvider.MOBIKWIK;
  private static final MobileNumber NUMBER = MobileNumber.of("9876543210");

  private final FakeWallets wallets = FakeWallets.create();
  private final WalletGateway gateway = wallets.gateway();
  private final Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));

  @Nested
  class A_customer {
    @Test
    void is_answered_as_registered() {
      assertThat(customer).isEqualTo(Customer.registered(CustomerId.of("customer_1122")));
    }

    @Test
    void keeps_the_wallets_when_opened_again() {
      WalletId wallet = newWallet();

      wallets.openCustomer(customer.id());

      assertThat(gateway.list(customer).get())
          .extracting(WalletAccount::id)
          .containsExactly(wallet);
    }

    @Test
    void does_not_find_the_wallet_of_another_one() {
      WalletId wallet = linkedWallet().id();
      Customer other = wallets.openCustomer(CustomerId.of("other"));

      Stream<Either<WalletFailure, ?>> answers = Stream.of(
          gateway.find(other, wallet),
          gateway.delink(other, wallet),
          gateway.refresh(other, wallet),
          gateway.requestOtp(other, wallet),
          gateway.link(other, wallet, Otp.of("123456")),
          gateway.changeMobileNumber(other, wallet, NUMBER));

      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.getLeft()).isEqualTo(new WalletNotFound(wallet)));
      assertThat(gateway.find(customer, wallet).get()).isInstanceOf(Linked.class);
    }
  }

  @Nested
  class A_provider {
    static Stream<WalletProvider> the_ones_that_have_a_constant() {
      return Stream.of(WalletProvider.class.getFields())
          .filter(field -> field.getType() == WalletProvider.class)
          .map(FakeWalletsTest::constant);
    }

    @ParameterizedTest
    @MethodSource("the_ones_that_have_a_constant")
    void that_has_a_constant_is_known_and_sends_otps_of_its_own_form(WalletProvider provider) {
      NewWallet newWallet = NewWallet.at(provider).withFirstOtp();

      WalletId wallet = gateway.create(customer, newWallet).get().id();

      assertThat(OtpPolicy.of(provider).form().accepts(wallets.inbox().newestOtp(wallet)))
          .isTrue();
    }

    @Test
    void that_is_unknown_is_refused_by_its_own_code() {
      NewWallet newWallet = NewWallet.at(WalletProvider.of("PIGGYBANK"));

      assertThat(gateway.create(customer, newWallet).getLeft())
          .isEqualTo(new Refused("gateway_not_found", "no provider PIGGYBANK"));
    }

    @Test
    void is_known_once_it_has_rules() {
      WalletProvider provider = WalletProvider.of("PIGGYBANK");
      wallets.setPolicy(provider, OtpPolicy.standard().withForm(OtpForm.digits(9)));

      WalletId wallet =
          gateway.create(customer, NewWallet.at(provider).withFirstOtp()).get().id();

      assertThat(wallets.inbox().newestOtp(wallet)).matches("[0-9]{9}");
    }

    @Test
    void with_new_rules_leaves_the_otps_that_are_out_alone() {
      WalletId wallet = walletWithOtp();
      wallets.setPolicy(PROVIDER, OtpPolicy.standard().withForm(OtpForm.digits(4)));

      assertThat(wallets.inbox().newestOtp(wallet)).hasSize(6);
      assertThat(link(wallet).get()).isInstanceOf(Linked.class);
    }
  }

  @Nested
  class The_inbox {
    @Test
    void has_every_message_the_oldest_first() {
      WalletId first = walletWithOtp();
      WalletId second = walletWithOtp();
      wallets.clock().advance(Duration.ofSeconds(15));
      gateway.requestOtp(customer, first).get();

      List<SmsMessage> messages = wallets.inbox().messages();

      assertThat(messages).extracting(SmsMessage::wallet).containsExactly(first, second, first);
      assertThat(messages.get(2).sentAt()).isEqualTo(FakeClock.START.plusSeconds(15));
      assertThat(messages.get(2)).isEqualTo(wallets.inbox().newest(first).get());
      assertThat(wallets.inbox().count(first)).isEqualTo(2);
    }

    @Test
    void shows_the_newest_message_even_of_a_linked_wallet() {
      WalletId wallet = walletWithOtp();
      Option<SmsMessage> sent = wallets.inbox().newest(wallet);

      link(wallet).get();

      assertThat(wallets.inbox().newest(wallet)).isEqualTo(sent);
    }

    @Test
    void has_nothing_for_a_wallet_without_an_otp() {
      WalletId wallet = newWallet();

      assertThat(wallets.inbox().newest(wallet)).isEqualTo(Option.none());
      assertThatIllegalStateException()
          .isThrownBy(() -> wallets.inbox().newestOtp(wallet))
          .withMessage("no OTP was sent for " + wallet + " so far");
    }

    @Test
    void does_not_know_a_wallet_that_is_not_there() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallets.inbox().newest(WalletId.of("wlt_nowhere")))
          .withMessage("no wallet wlt_nowhere here");
    }

    @Test
    void tells_the_number_that_each_message_went_to() {
      NewWallet newWallet = NewWallet.at(PROVIDER).withMobileNumber(NUMBER).withFirstOtp();
      WalletId wallet = gateway.create(customer, newWallet).get().id();
      MobileNumber other = MobileNumber.of("9123456780");
      gateway.changeMobileNumber(customer, wallet, other).get();

      assertThat(wallets.inbox().newest(wallet).get().to()).isEqualTo(Option.some(NUMBER));
      wallets.clock().advance(Duration.ofSeconds(15));
      gateway.requestOtp(customer, wallet).get();
      assertThat(wallets.inbox().newest(wallet).get().to()).isEqualTo(Option.some(other));
    }

    @Test
    void writes_a_message_out_as_the_customer_reads_it() {
      WalletId wallet = walletWithOtp();

      SmsMessage message = wallets.inbox().newest(wallet).get();

      assertThat(message.text())
          .isEqualTo(wallets.inbox().newestOtp(wallet)
              + " is your OTP to link your MOBIKWIK wallet. Do not share it.");
    }
  }

  @Nested
  class A_balance {
    @Test
    void is_zero_until_it_is_set() {
      assertThat(amount(linkedWallet())).isEqualByComparingTo("0");
    }

    @Test
    void is_last_known_until_it_is_refreshed() {
      WalletId wallet = linkedWallet().id();
      wallets.setBalance(wallet, new BigDecimal("99.90"));

      assertThat(amount((Linked) gateway.find(customer, wallet).get())).isEqualByComparingTo("0");
      assertThat(amount(gateway.refresh(customer, wallet).get())).isEqualByComparingTo("99.90");
      assertThat(amount((Linked) gateway.find(customer, wallet).get()))
          .isEqualByComparingTo("99.90");
    }

    @Test
    void that_no_wallet_can_hold_is_refused() {
      WalletId wallet = newWallet();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallets.setBalance(wallet, new BigDecimal("1e1000000")))
          .withMessage("no wallet can hold that: 1 digits of scale -1000000");
    }

    @Test
    void of_a_wallet_that_is_not_there_is_refused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> wallets.setBalance(WalletId.of("wlt_nowhere"), BigDecimal.ONE));
    }
  }

  @Nested
  class A_lock {
    @Test
    void outlives_a_change_of_number() {
      wallets.setPolicy(
          PROVIDER, OtpPolicy.standard().withGuesses(1).withLock(Duration.ofHours(1)));
      WalletId wallet = walletWithOtp();
      gateway.link(customer, wallet, wrongOtp(wallet)).getLeft();

      gateway.changeMobileNumber(customer, wallet, NUMBER).get();

      assertThat(gateway.requestOtp(customer, wallet).getLeft()).isInstanceOf(AccountLocked.class);
    }
  }

  @Nested
  class A_token {
    @Test
    void comes_with_every_wallet_of_a_list() {
      linkedWallet();
      linkedWallet();

      List<WalletAccount> listed = gateway.list(customer).get().wallets();

      assertThat(listed)
          .allSatisfy(
              wallet -> assertThat(wallets.debit(token((Linked) wallet))).isTrue());
    }

    @Test
    void is_none_in_a_refusal() {
      Linked linked = linkedWallet();

      NotInThisState refusal =
          (NotInThisState) gateway.requestOtp(customer, linked.id()).getLeft();

      assertThat(((Linked) refusal.account()).funds().token()).isEqualTo(Option.none());
    }

    @Test
    void lives_for_its_life_whatever_its_holder_says() {
      DebitToken token = token(linkedWallet());
      wallets.clock().advance(DebitToken.LIFE);
      DebitToken redated = DebitToken.of(token.reveal(), wallets.clock().instant());

      assertThat(wallets.debit(redated)).isFalse();
    }

    @Test
    void that_was_never_issued_is_worth_nothing() {
      linkedWallet();

      Stream<String> forged = Stream.of(
          "tok_00000000000000000000",
          "tok_winysteev9eftrwcv6me",
          "tok_WINYSTEEV9EFTRWCV6ME",
          "tok_short",
          "345678");

      assertThat(forged).noneMatch(text -> wallets.debit(tokenOf(text)));
    }

    @Test
    void that_is_yet_to_be_issued_is_worth_nothing() {
      linkedWallet();
      String next = secondToken(1);

      assertThat(wallets.debit(tokenOf(next))).isFalse();
      assertThat(token(linkedWallet()).reveal()).isEqualTo(secondToken(2));
    }

    private String secondToken(long wallet) {
      return new SeededRandom(FakeWallets.DEFAULT_SEED).token(new TokenNumbers(1, wallet, 1));
    }

    @Test
    void of_another_fake_is_worth_nothing() {
      DebitToken token = token(linkedWallet());

      assertThat(FakeWallets.create().debit(token)).isFalse();
      assertThat(wallets.debit(token)).isTrue();
    }

    @Test
    void that_is_spent_stays_so_while_younger_ones_come_and_go() {
      DebitToken spent = token(linkedWallet());
      assertThat(wallets.debit(spent)).isTrue();

      wallets.clock().advance(Duration.ofMinutes(9));
      DebitToken younger = token(linkedWallet());

      assertThat(wallets.debit(spent)).isFalse();
      wallets.clock().advance(Duration.ofMinutes(2));
      assertThat(wallets.debit(token(linkedWallet()))).isTrue();
      assertThat(wallets.debit(spent)).isFalse();
      assertThat(wallets.debit(younger)).isTrue();
    }
  }

  @Nested
  class The_journal {
    @Test
    void has_every_call_with_its_outcome() {
      WalletId wallet = newWallet();
      wallets.clock().advance(Duration.ofSeconds(1));
      gateway.link(customer, wallet, Otp.of("123456")).getLeft();
      gateway.list(customer).get();

      assertThat(wallets.journal())
          .containsExactly(
              new JournalEntry(
                  FakeClock.START,
                  WalletOperation.CREATE,
                  customer,
                  Option.some(wallet),
                  Option.none(),
                  Option.none(),
                  Routing.SAME),
              new JournalEntry(
                  FakeClock.START.plusSeconds(1),
                  WalletOperation.LINK,
                  customer,
                  Option.some(wallet),
                  Option.some(new OtpRejected(new OtpRejection.NotRequested())),
                  Option.none(),
                  Routing.SAME),
              new JournalEntry(
                  FakeClock.START.plusSeconds(1),
                  WalletOperation.LIST,
                  customer,
                  Option.none(),
                  Option.none(),
                  Option.none(),
                  Routing.SAME));
    }

    @Test
    void shows_a_routing_id_that_is_not_the_customers() {
      gateway.list(customer).get();
      gateway.list(Customer.guest(customer.id(), RoutingId.of("cart_99"))).get();
      gateway.list(customer).get();

      assertThat(wallets.journal())
          .extracting(JournalEntry::routing)
          .containsExactly(Routing.SAME, Routing.CHANGED, Routing.SAME);
    }

    @Test
    void has_calls_for_strangers_as_well() {
      Customer stranger = Customer.registered(CustomerId.of("stranger"));

      gateway.list(stranger).getLeft();

      assertThat(wallets.journal()).extracting(JournalEntry::customer).containsExactly(stranger);
    }

    @Test
    void and_the_inbox_print_no_secret() {
      NewWallet newWallet = NewWallet.at(PROVIDER).withMobileNumber(NUMBER).withFirstOtp();
      WalletId wallet = gateway.create(customer, newWallet).get().id();
      String otp = wallets.inbox().newestOtp(wallet);
      String wrong = wrongOtp(wallet).reveal();
      gateway
          .changeMobileNumber(customer, wallet, MobileNumber.of("9123456780"))
          .get();
      gateway.link(customer, wallet, Otp.of(wrong)).getLeft();
      wallets.clock().advance(Duration.ofSeconds(15));
      gateway.requestOtp(customer, wallet).get();
      String token = token(link(wallet).get()).reveal();
      gateway.link(customer, wallet, Otp.of(otp)).getLeft();

      String printed = wallets.journal() + " " + wallets.inbox().messages();

      assertThat(printed).contains(wallet.value()).doesNotContain(otp, wrong, token);
      assertThat(printed).doesNotContain("9876543210", "9123456780");
      assertThat(printed).doesNotContain(wallets.inbox().newestOtp(wallet));
    }
  }

  @Nested
  class A_seed {
    @Test
    void draws_the_same_ids_otps_and_tokens_again() {
      assertThat(story(FakeWallets.seeded(42))).isEqualTo(story(FakeWallets.seeded(42)));
      assertThat(story(FakeWallets.create())).isEqualTo(story(FakeWallets.create()));
    }

    @Test
    void draws_others_than_another_seed() {
      List<String> one = story(FakeWallets.seeded(1));
      List<String> two = story(FakeWallets.seeded(2));

      assertThat(one).hasSameSizeAs(two).doesNotContainAnyElementsOf(two);
    }

    @Test
    void draws_what_looks_like_the_providers() {
      List<String> drawn = story(wallets);

      assertThat(drawn.get(0)).matches("wlt_[0-9a-z]{16}");
      assertThat(drawn.get(1)).matches("[0-9]{6}");
      assertThat(drawn.get(2)).matches("tok_[0-9a-z]{20}");
    }

    private List<String> story(FakeWallets fake) {
      Customer customer = fake.openCustomer(CustomerId.of("customer"));
      NewWallet newWallet = NewWallet.at(PROVIDER).withFirstOtp();
      WalletId wallet = fake.gateway().create(customer, newWallet).get().id();
      String otp = fake.inbox().newestOtp(wallet);
      Linked linked = fake.gateway().link(customer, wallet, Otp.of(otp)).get();
      WalletId second = fake.gateway().create(customer, newWallet).get().id();
      return List.of(
          wallet.value(),
          otp,
          token(linked).reveal(),
          second.value(),
          fake.inbox().newestOtp(second));
    }
  }

  @Nested
  class Two_fakes {
    @Test
    void know_nothing_of_each_other() {
      FakeWallets other = FakeWallets.create();
      WalletId wallet = linkedWallet().id();
      other.clock().advance(Duration.ofDays(1));

      assertThat(other.gateway().list(customer).isLeft()).isTrue();
      other.openCustomer(customer.id());
      assertThat(other.gateway().find(customer, wallet).getLeft())
          .isEqualTo(new WalletNotFound(wallet));
      assertThat(other.inbox().messages()).isEmpty();
      assertThat(wallets.clock().instant()).isEqualTo(FakeClock.START);
    }

    @Test
    void may_share_a_clock() {
      FakeClock clock = FakeClock.stopped();
      FakeWallets one = FakeWallets.of(1, clock);
      FakeWallets two = FakeWallets.of(2, clock);

      one.clock().advance(Duration.ofDays(1));

      assertThat(two.clock().instant()).isEqualTo(FakeClock.START.plus(Duration.ofDays(1)));
    }
  }

  private static WalletProvider constant(Field field) {
    try {
      return (WalletProvider) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private WalletId newWallet() {
    return gateway.create(customer, NewWallet.at(PROVIDER)).get().id();
  }

  private WalletId walletWithOtp() {
    return gateway.create(customer, NewWallet.at(PROVIDER).withFirstOtp()).get().id();
  }

  @CanIgnoreReturnValue
  private Linked linkedWallet() {
    return link(walletWithOtp()).get();
  }

  private Either<WalletFailure, Linked> link(WalletId wallet) {
    return gateway.link(customer, wallet, Otp.of(wallets.inbox().newestOtp(wallet)));
  }

  private Otp wrongOtp(WalletId wallet) {
    return Otp.of(wallets.inbox().newestOtp(wallet).equals("000000") ? "111111" : "000000");
  }

  private DebitToken tokenOf(String text) {
    return DebitToken.of(text, wallets.clock().instant());
  }

  private static DebitToken token(Linked linked) {
    return linked.funds().token().get();
  }

  private static BigDecimal amount(Linked linked) {
    return linked.funds().balance().get().amount();
  }
}
