package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.walletport.adapter.fake.Faults.Lasting;
import dev.walletport.adapter.fake.Faults.Setting;
import dev.walletport.adapter.fake.Faults.Standing;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultsTest {

  private static final WalletProvider PROVIDER = WalletProvider.MOBIKWIK;
  private static final MobileNumber NUMBER = MobileNumber.of("9876543210");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeWallets wallets = FakeWallets.create();
  private final Faults faults = wallets.faults();
  private final WalletGateway gateway = wallets.gateway();
  private final Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));

  @Nested
  class The_script {
    @Test
    void is_empty_at_first() {
      assertThat(gateway.list(customer).get()).isEmpty();
    }

    @Test
    void spoils_the_next_call_and_no_other() {
      faults.next(WalletOperation.LIST, Fault.unavailable());

      assertThat(gateway.list(customer).getLeft()).isInstanceOf(Unavailable.class);
      assertThat(gateway.list(customer).get()).isEmpty();
    }

    @Test
    void leaves_other_operations_alone() {
      faults.next(WalletOperation.LIST, Fault.unavailable());

      assertThat(gateway.create(customer, NewWallet.at(PROVIDER)).get())
          .isInstanceOf(Unlinked.class);
    }

    @Test
    void spoils_the_next_few_calls() {
      faults.next(3, WalletOperation.LIST, Fault.unavailable());

      assertThat(List.of(spoilt(), spoilt(), spoilt(), spoilt()))
          .containsExactly(true, true, true, false);
    }

    @Test
    void is_played_in_the_order_in_which_it_was_written() {
      faults.next(WalletOperation.LIST, Fault.throttled(MINUTE));
      faults.next(WalletOperation.LIST, Fault.unavailable());

      assertThat(gateway.list(customer).getLeft()).isEqualTo(new Throttled(Option.some(MINUTE)));
      assertThat(gateway.list(customer).getLeft()).isInstanceOf(Unavailable.class);
    }

    @Test
    void spoils_every_call_while_a_fault_stands() {
      Standing standing = faults.whileSet(WalletOperation.LIST, Fault.unavailable());

      assertThat(List.of(spoilt(), spoilt())).containsExactly(true, true);
      standing.clear();
      standing.clear();
      assertThat(spoilt()).isFalse();
    }

    @Test
    void plays_the_next_ones_before_those_that_stand_and_of_these_the_newest() {
      faults.whileSet(WalletOperation.LIST, Fault.unavailable());
      Standing newest = faults.whileSet(WalletOperation.LIST, Fault.refused("newest", ""));
      faults.next(WalletOperation.LIST, Fault.throttled(MINUTE));

      assertThat(gateway.list(customer).getLeft()).isInstanceOf(Throttled.class);
      assertThat(gateway.list(customer).getLeft()).isInstanceOf(Refused.class);
      newest.clear();
      assertThat(gateway.list(customer).getLeft()).isInstanceOf(Unavailable.class);
    }

    @Test
    void clears_one_of_two_equal_faults_at_a_time() {
      Fault fault = Fault.unavailable();
      Standing one = faults.whileSet(WalletOperation.LIST, fault);
      Standing two = faults.whileSet(WalletOperation.LIST, fault);

      one.clear();
      one.clear();

      assertThat(spoilt()).isTrue();
      two.clear();
      assertThat(spoilt()).isFalse();
    }

    @Test
    void can_be_cleared_as_a_whole() {
      faults.next(5, WalletOperation.LIST, Fault.unavailable());
      faults.whileSet(WalletOperation.LIST, Fault.unavailable());

      faults.clear();

      assertThat(spoilt()).isFalse();
    }

    @Test
    void can_be_read_in_the_order_in_which_it_will_be_played() {
      Fault slow = Fault.slow(MINUTE);
      Fault refused = Fault.refused("gone", "");
      Fault wrong = Fault.wrongOtp();
      faults.whileSet(WalletOperation.LIST, slow);
      faults.next(WalletOperation.LIST, refused);
      faults.next(2, WalletOperation.LINK, wrong);

      assertThat(faults.settings())
          .containsExactly(
              new Setting(WalletOperation.LINK, wrong, Lasting.ONE_CALL),
              new Setting(WalletOperation.LINK, wrong, Lasting.ONE_CALL),
              new Setting(WalletOperation.LIST, refused, Lasting.ONE_CALL),
              new Setting(WalletOperation.LIST, slow, Lasting.UNTIL_CLEARED));
    }

    @Test
    void can_be_cleared_of_one_setting() {
      Fault twice = Fault.unavailable();
      faults.next(2, WalletOperation.LIST, twice);
      faults.next(WalletOperation.LIST, Fault.throttled(MINUTE));
      faults.whileSet(WalletOperation.LIST, twice);
      faults.whileSet(WalletOperation.LIST, Fault.slow(MINUTE));
      faults.next(WalletOperation.FIND, twice);

      faults.clear(new Setting(WalletOperation.LIST, twice, Lasting.ONE_CALL));
      assertThat(set())
          .containsExactly(
              "FIND unavailable", "LIST throttled, 60 s", "LIST slow, 60 s", "LIST unavailable");
      faults.clear(new Setting(WalletOperation.LIST, twice, Lasting.UNTIL_CLEARED));
      assertThat(set())
          .containsExactly("FIND unavailable", "LIST throttled, 60 s", "LIST slow, 60 s");
    }

    private List<String> set() {
      return faults.settings().stream()
          .map(setting -> setting.operation() + " " + setting.fault())
          .toList();
    }

    @Test
    void refuses_a_number_of_calls_that_makes_no_sense() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> faults.next(0, WalletOperation.LIST, Fault.unavailable()))
          .withMessage("1 to 10000 calls, those that are set among them, not 0 beside 0");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> faults.next(Faults.MOST + 1, WalletOperation.LIST, Fault.slow(MINUTE)));
      faults.next(Faults.MOST - 1, WalletOperation.LIST, Fault.unavailable());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> faults.next(2, WalletOperation.LIST, Fault.unavailable()))
          .withMessage("1 to 10000 calls, those that are set among them, not 2 beside 9999");
      faults.next(WalletOperation.LIST, Fault.unavailable());
      assertThat(spoilt()).isTrue();
    }

    @Test
    void refuses_a_fault_that_cannot_apply_to_the_operation() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> faults.next(WalletOperation.DELINK, Fault.wrongOtp()))
          .withMessage("\"wrong OTP\" cannot apply to DELINK, only [LINK]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> faults.whileSet(WalletOperation.LINK, Fault.smsFailed()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> faults.next(WalletOperation.REFRESH, Fault.providerDown(PROVIDER)));
      assertThat(spoilt()).isFalse();
    }

    @Test
    void refuses_a_negative_time() {
      assertThatIllegalArgumentException().isThrownBy(() -> Fault.slow(Duration.ofMillis(-1)));
      assertThatIllegalArgumentException().isThrownBy(() -> Fault.throttled(Duration.ofMillis(-1)));
    }

    @Test
    @Timeout(60)
    void spoils_exactly_as_many_calls_of_many_threads() throws Exception {
      int threads = 8;
      int calls = 500;
      faults.next(1_000, WalletOperation.LIST, Fault.unavailable());
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      List<Future<Long>> running = new ArrayList<>();

      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(() -> IntStream.range(0, calls).filter(call -> spoilt()).count()));
      }
      long spoilt = 0;
      for (Future<Long> future : running) {
        spoilt += future.get();
      }
      pool.shutdownNow();

      assertThat(spoilt).isEqualTo(1_000);
    }

    private boolean spoilt() {
      return gateway.list(customer).isLeft();
    }
  }

  @Nested
  class Every_operation {
    @ParameterizedTest
    @EnumSource
    void that_is_unavailable_is_not_applied_and_known_not_to_be(WalletOperation operation) {
      WalletId wallet = fitFor(operation);
      String before = state();
      faults.next(operation, Fault.unavailable());

      WalletFailure failure = call(operation, wallet).getLeft();

      assertThat(failure).isEqualTo(new Unavailable("the provider could not be reached"));
      assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whose_request_is_lost_is_not_applied(WalletOperation operation) {
      WalletId wallet = fitFor(operation);
      String before = state();
      faults.next(operation, Fault.requestLost());

      WalletFailure failure = call(operation, wallet).getLeft();

      assertThat(failure).isEqualTo(lost(operation));
      assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whose_answer_is_lost_is_applied(WalletOperation operation) {
      WalletId wallet = fitFor(operation);
      String before = state();
      faults.next(operation, Fault.answerLost());

      WalletFailure failure = call(operation, wallet).getLeft();

      assertThat(failure).isEqualTo(lost(operation));
      boolean shows = EnumSet.of(
              WalletOperation.CREATE,
              WalletOperation.LINK,
              WalletOperation.DELINK,
              WalletOperation.REQUEST_OTP)
          .contains(operation);
      assertThat(!state().equals(before)).isEqualTo(shows);
    }

    @ParameterizedTest
    @EnumSource
    void whose_answer_is_lost_on_the_wire_is_applied_alike(WalletOperation operation) {
      List<Fault> losses =
          List.of(Fault.answerReset(), Fault.answerCut(), Fault.answerDrips(), Fault.badGateway());
      for (Fault loss : losses) {
        wallets.reset();
        wallets.openCustomer(customer.id());
        WalletId wallet = fitFor(operation);
        faults.next(operation, loss);

        assertThat(call(operation, wallet).getLeft()).isEqualTo(lost(operation));
        assertThat(wallets.journal())
            .last()
            .satisfies(entry -> assertThat(entry.fault().get()).isSameAs(loss));
      }
    }

    @ParameterizedTest
    @EnumSource
    void that_is_slow_moves_the_clock_and_is_applied(WalletOperation operation) {
      WalletId wallet = fitFor(operation);
      faults.next(operation, Fault.slow(MINUTE));

      Either<WalletFailure, ?> answer = call(operation, wallet);

      assertThat(answer.isRight()).isTrue();
      assertThat(wallets.clock().instant()).isEqualTo(FakeClock.START.plus(MINUTE));
    }

    @ParameterizedTest
    @EnumSource
    void that_is_throttled_or_refused_is_not_applied(WalletOperation operation) {
      WalletId wallet = fitFor(operation);
      String before = state();
      faults.next(operation, Fault.throttled(MINUTE));
      faults.next(operation, Fault.refused("LP_GONE", "Out for lunch."));

      assertThat(call(operation, wallet).getLeft()).isEqualTo(new Throttled(Option.some(MINUTE)));
      assertThat(call(operation, wallet).getLeft())
          .isEqualTo(new Refused("LP_GONE", "Out for lunch."));
      assertThat(state()).isEqualTo(before);
      assertThat(call(operation, wallet).isRight()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void can_have_most_kinds_of_fault(WalletOperation operation) {
      assertThat(Arrays.stream(Fault.Kind.values())
              .filter(kind -> kind.operations().contains(operation)))
          .contains(Fault.Kind.UNAVAILABLE, Fault.Kind.ANSWER_LOST, Fault.Kind.BAD_GATEWAY)
          .hasSizeBetween(10, 12);
    }

    private WalletFailure lost(WalletOperation operation) {
      return operation.isCommand()
          ? new OutcomeUnknown(operation, FakeClock.START, Option.none())
          : new Unavailable("no answer came");
    }

    /** A wallet on which the operation would go well. */
    private WalletId fitFor(WalletOperation operation) {
      return switch (operation) {
        case LINK -> walletWithOtp();
        case DELINK, FIND, LIST, REFRESH, REFRESH_ALL -> linkedWallet();
        case CREATE, REQUEST_OTP, CHANGE_MOBILE_NUMBER -> newWallet();
      };
    }

    private Either<WalletFailure, ?> call(WalletOperation operation, WalletId wallet) {
      return switch (operation) {
        case CREATE -> gateway.create(customer, NewWallet.at(PROVIDER));
        case REQUEST_OTP -> gateway.requestOtp(customer, wallet);
        case LINK -> link(wallet);
        case DELINK -> gateway.delink(customer, wallet);
        case CHANGE_MOBILE_NUMBER -> gateway.changeMobileNumber(customer, wallet, NUMBER);
        case FIND -> gateway.find(customer, wallet);
        case LIST -> gateway.list(customer);
        case REFRESH -> gateway.refresh(customer, wallet);
        case REFRESH_ALL -> gateway.refreshAll(customer);
      };
    }

    /** The state without a call that a fault could apply to. */
    private String state() {
      FakeWallets twin = FakeWallets.create();
      twin.restore(wallets.snapshot());
      List<String> shown = twin.gateway().list(customer).get().wallets().stream()
          .map(wallet -> wallet.id() + " " + (wallet instanceof Linked))
          .toList();
      return shown + " " + twin.inbox().messages().size();
    }
  }

  @Test
  void lasts_a_thousand_years_at_most() {
    assertThat(Fault.slow(Fault.LONGEST).kind()).isEqualTo(Fault.Kind.SLOW);
    for (Duration absurd :
        List.of(Fault.LONGEST.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Fault.slow(absurd))
          .withMessage("a fault lasts at most PT8766000H, not " + absurd);
      assertThatIllegalArgumentException().isThrownBy(() -> Fault.throttled(absurd));
    }
  }

  @Nested
  class A_wrong_otp {
    @Test
    void is_whatever_is_typed_and_uses_up_a_guess() {
      WalletId wallet = walletWithOtp();
      faults.next(2, WalletOperation.LINK, Fault.wrongOtp());
      int guesses = OtpPolicy.standard().guesses();

      assertThat(link(wallet).getLeft()).isEqualTo(wrong(guesses - 1));
      assertThat(link(wallet).getLeft()).isEqualTo(wrong(guesses - 2));
      assertThat(link(wallet).get()).isInstanceOf(Linked.class);
    }

    private WalletFailure wrong(int left) {
      return new OtpRejected(new OtpRejection.Wrong(Option.some(left)));
    }
  }

  @Nested
  class A_failed_sms {
    @Test
    void is_not_in_the_inbox_and_voids_the_otp_before() {
      WalletId wallet = walletWithOtp();
      String first = wallets.inbox().newestOtp(wallet);
      wallets.clock().advance(OtpPolicy.standard().resendAfter());
      faults.next(WalletOperation.REQUEST_OTP, Fault.smsFailed());

      assertThat(gateway.requestOtp(customer, wallet).get()).isInstanceOf(Unlinked.class);

      assertThat(wallets.inbox().newest(wallet)).isEqualTo(Option.none());
      assertThat(wallets.inbox().count(wallet)).isEqualTo(1);
      assertThat(wallets.inbox().messages()).hasSize(1);
      assertThat(gateway.link(customer, wallet, Otp.of(first)).getLeft())
          .isInstanceOf(OtpRejected.class);
    }

    @Test
    void is_told_where_its_otp_is_read() {
      faults.next(WalletOperation.CREATE, Fault.smsFailed());
      WalletId wallet = walletWithOtp();

      assertThatIllegalStateException()
          .isThrownBy(() -> wallets.inbox().newestOtp(wallet))
          .withMessage("the newest OTP for " + wallet + " was lost");
    }

    @Test
    void leaves_the_next_one_to_arrive() {
      faults.next(WalletOperation.CREATE, Fault.smsFailed());
      WalletId wallet = walletWithOtp();
      assertThat(wallets.inbox().messages()).isEmpty();
      wallets.clock().advance(OtpPolicy.standard().resendAfter());

      gateway.requestOtp(customer, wallet).get();

      assertThat(wallets.inbox().messages())
          .containsExactly(wallets.inbox().newest(wallet).get());
      assertThat(link(wallet).get()).isInstanceOf(Linked.class);
    }
  }

  @Nested
  class A_provider_that_is_down {
    @Test
    void leaves_its_balances_as_last_known_while_the_others_are_fresh() {
      WalletId here = linkedWallet();
      WalletId there = linkedWalletAt(WalletProvider.PAYTM);
      wallets.setBalance(here, new BigDecimal("11"));
      wallets.setBalance(there, new BigDecimal("22"));
      faults.next(WalletOperation.REFRESH_ALL, Fault.providerDown(WalletProvider.PAYTM));

      assertThat(amounts(gateway.refreshAll(customer).get())).containsExactly("11", "0");
      assertThat(amounts(gateway.refreshAll(customer).get())).containsExactly("11", "22");
    }

    private List<String> amounts(WalletList list) {
      return list.wallets().stream()
          .map(account -> ((Linked) account).funds().balance().get().amount().toPlainString())
          .toList();
    }
  }

  @Nested
  class A_slow_provider {
    @Test
    void may_take_so_long_that_the_otp_expires() {
      WalletId wallet = walletWithOtp();
      faults.next(WalletOperation.LINK, Fault.slow(OtpPolicy.standard().validity()));

      assertThat(link(wallet).getLeft()).isEqualTo(new OtpRejected(new OtpRejection.Expired()));
    }
  }

  @Nested
  class The_journal {
    @Test
    void tells_a_lost_answer_from_a_lost_request() {
      WalletId wallet = walletWithOtp();
      faults.next(WalletOperation.LINK, Fault.requestLost());
      faults.next(WalletOperation.LINK, Fault.answerLost());

      link(wallet).getLeft();
      link(wallet).getLeft();

      assertThat(wallets.journal())
          .extracting(entry -> entry.fault().map(Fault::toString).getOrElse("none"))
          .containsExactly("none", "request lost", "answer lost");
      assertThat(wallets.journal().get(1).failure())
          .isEqualTo(wallets.journal().get(2).failure());
    }
  }

  private WalletId newWallet() {
    return gateway.create(customer, NewWallet.at(PROVIDER)).get().id();
  }

  private WalletId walletWithOtp() {
    return gateway.create(customer, NewWallet.at(PROVIDER).withFirstOtp()).get().id();
  }

  private WalletId linkedWallet() {
    return linkedWalletAt(PROVIDER);
  }

  private WalletId linkedWalletAt(WalletProvider provider) {
    WalletId wallet =
        gateway.create(customer, NewWallet.at(provider).withFirstOtp()).get().id();
    return link(wallet).get().id();
  }

  private Either<WalletFailure, Linked> link(WalletId wallet) {
    return gateway.link(customer, wallet, Otp.of(wallets.inbox().newestOtp(wallet)));
  }
}
