package dev.walletport.application;

import static dev.walletport.application.GuardFixture.wallet;
import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.UNLINKED;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.SendContext;
import dev.walletport.application.port.SendContexts;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.application.port.WalletCallEnded.Outcome;
import dev.walletport.domain.Ceiling;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CommandState.Unsettled;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.HashKey;
import dev.walletport.domain.LookPlan;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Origin;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.Remedy;
import dev.walletport.domain.SendAllowance;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.HeldBack.Reason;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.MovableClock;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandGuardTest {

  private static final Duration LEASE = LeaseTimes.standard().length();
  private static final GuardLimits NO_PAUSE = GuardLimits.standard().withPause(Duration.ZERO);

  private static final HashKey KEY_OF_HASHES = HashKey.of(new byte[32]);
  private static final SendContext ONE_NUMBER =
      new SendContext(Option.some(MobileNumber.of("9876543210")), Option.none());

  private final GuardFixture fixture = new GuardFixture();
  private final ScriptedGateway gateway = fixture.gateway;
  private final Wallets node = fixture.node();

  private static Ceiling hourly(int most) {
    return new Ceiling(most, Duration.ofHours(1));
  }

  private static GuardLimits standardWith(Ceiling customer, Ceiling number, Ceiling origin) {
    return GuardLimits.standard().withShared(new GuardLimits.Shared(customer, number, origin));
  }

  private static HeldBack held(WalletFailure failure) {
    return (HeldBack) failure;
  }

  static Stream<WalletFailure> settlingNothing() {
    return Stream.of(new WalletFailure.Throttled(Option.none()), new Unavailable("refused"));
  }

  private void answerEach(WalletOperation operation, int times, Either<WalletFailure, ?> answer) {
    for (int i = 0; i < times; i++) {
      gateway.answers(operation, answer);
    }
  }

  @Nested
  class A_double_tap {
    @Test
    void on_link_costs_one_guess_on_whichever_node_the_second_one_arrives() {
      MovableClock fiveMinutesAhead = new MovableClock(fixture.now().plusSeconds(300));
      Wallets other = fixture.node(CommandGuard.over(fixture.store), fiveMinutesAhead);
      List<WalletFailure> second = new ArrayList<>();
      gateway.answers(WalletOperation.LINK, () -> {
        second.add(other.link(CUSTOMER, WALLET, "111111").getLeft());
        return Either.left(new OtpRejected(new OtpRejection.Wrong(Option.some(2))));
      });

      Either<WalletFailure, ?> first = node.link(CUSTOMER, WALLET, "111111");

      assertThat(first.getLeft()).isInstanceOf(OtpRejected.class);
      assertThat(second)
          .containsExactly(
              new HeldBack(Reason.ANOTHER_IN_FLIGHT, Option.some(fixture.now().plus(LEASE))));
      assertThat(gateway.asked()).containsExactly(WalletOperation.LINK);
    }

    @Test
    void on_send_sends_one_message_and_says_when_the_next_may_be_asked_for() {
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));

      ignore(node.requestOtp(CUSTOMER, WALLET));
      WalletFailure second = node.requestOtp(CUSTOMER, WALLET).getLeft();

      assertThat(second)
          .isEqualTo(new HeldBack(Reason.TOO_SOON, Option.some(fixture.now().plusSeconds(30))));
      assertThat(second.remedy()).isEqualTo(Remedy.WAIT);
      assertThat(gateway.asked()).containsExactly(WalletOperation.REQUEST_OTP);
    }

    @Test
    void on_create_makes_one_wallet() {
      NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK);
      List<WalletFailure> second = new ArrayList<>();
      gateway.answers(WalletOperation.CREATE, () -> {
        second.add(node.create(CUSTOMER, newWallet).getLeft());
        return Either.right(UNLINKED);
      });

      ignore(node.create(CUSTOMER, newWallet));

      assertThat(held(second.get(0)).reason()).isEqualTo(Reason.ANOTHER_IN_FLIGHT);
      assertThat(gateway.asked()).containsExactly(WalletOperation.CREATE);
    }

    @Test
    void is_told_to_the_listener_as_a_failure_by_name() {
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));

      ignore(node.requestOtp(CUSTOMER, WALLET));
      ignore(node.requestOtp(CUSTOMER, WALLET));

      assertThat(fixture.heard.get(1).outcome()).isEqualTo(new Outcome.Failed("HeldBack.TOO_SOON"));
      assertThat(fixture.heard).map(event -> event.effort().calls()).containsExactly(1, 0);
    }
  }

  @Nested
  class A_thousand_taps {
    @Test
    void on_one_wallet_send_as_many_messages_as_the_ceiling_has() {
      Wallets unpaused = fixture.node(CommandGuard.over(fixture.store).limits(NO_PAUSE));
      answerEach(WalletOperation.REQUEST_OTP, 1_000, Either.right(UNLINKED));

      for (int i = 0; i < 1_000; i++) {
        ignore(unpaused.requestOtp(CUSTOMER, WALLET));
      }

      assertThat(gateway.asked()).hasSize(NO_PAUSE.messages().most());
    }

    @Test
    void of_one_customer_on_many_wallets_send_as_many_as_the_customer_may_have() {
      answerEach(WalletOperation.REQUEST_OTP, 1_000, Either.right(UNLINKED));

      for (int i = 0; i < 1_000; i++) {
        ignore(node.requestOtp(CUSTOMER, wallet(i)));
      }

      assertThat(gateway.asked()).hasSize(10);
      assertThat(fixture.store.read(keyOf(999)).state()).isEqualTo(CommandState.fresh());
    }

    @Test
    void on_one_number_send_as_many_as_the_number_may_have_and_store_it_nowhere() {
      Wallets known =
          knowing(new SendContext(Option.some(MobileNumber.of("9876543210")), Option.none()));
      answerEach(WalletOperation.REQUEST_OTP, 1_000, Either.right(UNLINKED));

      for (int i = 0; i < 1_000; i++) {
        ignore(known.requestOtp(customer(i), WALLET));
      }

      assertThat(gateway.asked()).hasSize(10);
    }

    @Test
    void by_one_origin_send_as_many_as_the_origin_may_have() {
      Wallets known =
          knowing(new SendContext(Option.none(), Option.some(Origin.of("203.0.113.7"))));
      answerEach(WalletOperation.REQUEST_OTP, 1_000, Either.right(UNLINKED));

      for (int i = 0; i < 1_000; i++) {
        ignore(known.requestOtp(customer(i), WALLET));
      }

      assertThat(gateway.asked()).hasSize(30);
    }

    @Test
    void by_a_stranger_do_not_keep_the_customer_from_linking() {
      Wallets known = knowing(new SendContext(
          Option.some(MobileNumber.of("9876543210")), Option.some(Origin.of("203.0.113.7"))));
      answerEach(WalletOperation.REQUEST_OTP, 1_000, Either.right(UNLINKED));
      for (int i = 0; i < 1_000; i++) {
        ignore(known.requestOtp(customer(i), WALLET));
      }
      gateway.answers(WalletOperation.LINK, Either.right(LINKED));

      assertThat(known.link(CUSTOMER, WALLET, "345678").isRight()).isTrue();
    }

    private Wallets knowing(SendContext context) {
      return fixture.node(CommandGuard.over(fixture.store)
          .sendContexts(HashKey.of(new byte[32]), subject -> context));
    }
  }

  @Nested
  class A_guess {
    @Test
    void above_the_ceiling_is_held_back_until_a_new_message() {
      answerEach(
          WalletOperation.LINK,
          6,
          Either.left(new OtpRejected(new OtpRejection.Wrong(Option.none()))));
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));

      for (int i = 0; i < 5; i++) {
        ignore(node.link(CUSTOMER, WALLET, "111111"));
      }
      WalletFailure sixth = node.link(CUSTOMER, WALLET, "111111").getLeft();
      ignore(node.requestOtp(CUSTOMER, WALLET));
      WalletFailure afterwards = node.link(CUSTOMER, WALLET, "111111").getLeft();

      assertThat(held(sixth).reason()).isEqualTo(Reason.TOO_MANY_GUESSES);
      assertThat(afterwards).isInstanceOf(OtpRejected.class);
    }

    @Test
    void that_is_malformed_counts_as_none_and_asks_no_store() {
      ignore(node.link(CUSTOMER, WALLET, "12"));

      assertThat(fixture.store.asked).isZero();
    }

    @Test
    void that_never_left_counts_as_none() {
      gateway.answers(WalletOperation.LINK, Either.left(new Unavailable("refused")));

      ignore(node.link(CUSTOMER, WALLET, "345678"));

      assertThat(fixture.state()).isEqualTo(CommandState.fresh());
    }
  }

  @Nested
  class A_message {
    @Test
    void that_never_left_counts_for_no_subject() {
      answerEach(WalletOperation.REQUEST_OTP, 100, Either.left(new Unavailable("refused")));

      for (int i = 0; i < 100; i++) {
        assertThat(node.requestOtp(CUSTOMER, WALLET).getLeft()).isInstanceOf(Unavailable.class);
      }

      assertThat(gateway.asked()).hasSize(100);
    }

    @Test
    void of_a_new_wallet_counts_for_the_number_that_it_names() {
      Wallets known = fixture.node(CommandGuard.over(fixture.store)
          .sendContexts(HashKey.of(new byte[32]), subject -> SendContext.none()));
      NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK)
          .withFirstOtp()
          .withMobileNumber(MobileNumber.of("9876543210"));
      answerEach(WalletOperation.CREATE, 50, Either.right(UNLINKED));

      for (int i = 0; i < 50; i++) {
        ignore(known.create(customer(i), newWallet));
      }

      assertThat(gateway.asked()).hasSize(10);
    }

    @Test
    void that_another_node_overtakes_at_the_last_place_of_its_customer_is_held_back_unwritten() {
      Wallets first = fixture.node(CommandGuard.over(fixture.store).limits(sharing(1, 9)));
      Wallets other = fixture.node(CommandGuard.over(fixture.store).limits(sharing(1, 9)));
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));
      onceAllIsRead(() -> ignore(other.requestOtp(CUSTOMER, wallet(2))));

      WalletFailure overtaken = first.requestOtp(CUSTOMER, wallet(1)).getLeft();

      assertThat(overtaken)
          .isEqualTo(new HeldBack(
              Reason.TOO_MANY_MESSAGES, Option.some(fixture.now().plus(Duration.ofHours(1)))));
      assertThat(gateway.asked()).containsExactly(WalletOperation.REQUEST_OTP);
      assertThat(fixture.store.read(keyOf(1)).state()).isEqualTo(CommandState.fresh());
    }

    @Test
    void that_another_node_overtakes_at_the_last_place_of_its_number_leaves_its_customer_a_place() {
      CommandGuard knowing = CommandGuard.over(fixture.store)
          .limits(sharing(1, 1))
          .sendContexts(
              HashKey.of(new byte[32]),
              subject ->
                  new SendContext(Option.some(MobileNumber.of("9876543210")), Option.none()));
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));
      onceAllIsRead(() -> ignore(fixture.node(knowing).requestOtp(customer(2), wallet(2))));

      WalletFailure overtaken =
          fixture.node(knowing).requestOtp(customer(1), wallet(1)).getLeft();

      CommandKey counted = CommandKey.customer(Option.none(), customer(1).id());
      assertThat(held(overtaken).reason()).isEqualTo(Reason.TOO_MANY_MESSAGES);
      assertThat(fixture.store.read(counted).state().trail().messages()).isEmpty();
    }

    @Test
    void of_a_customer_that_other_nodes_always_count_is_not_sent_after_a_thousand_attempts() {
      AtomicInteger others = new AtomicInteger();
      CommandKey shared = CommandKey.customer(Option.none(), CUSTOMER.id());
      fixture.store.beforeReplacing(shared, () -> others.incrementAndGet());

      WalletFailure failure = node.requestOtp(CUSTOMER, WALLET).getLeft();

      assertThat(failure).isEqualTo(new Unavailable("command store: IllegalStateException"));
      assertThat(others).hasValue(1_000);
      assertThat(gateway.asked()).isEmpty();
    }

    private void onceAllIsRead(Runnable step) {
      fixture.store.afterReadingAll(() -> {
        fixture.store.afterReadingAll(() -> {});
        step.run();
      });
    }

    private static GuardLimits sharing(int customer, int number) {
      Ceiling many = new Ceiling(30, Duration.ofHours(1));
      return GuardLimits.standard()
          .withShared(new GuardLimits.Shared(
              new Ceiling(customer, Duration.ofHours(1)),
              new Ceiling(number, Duration.ofHours(1)),
              many));
    }

    @Test
    void counts_for_neither_number_nor_origin_where_the_host_tells_none() {
      Wallets silent = fixture.node(CommandGuard.over(fixture.store)
          .sendContexts(HashKey.of(new byte[32]), SendContexts.none()));
      answerEach(WalletOperation.REQUEST_OTP, 40, Either.right(UNLINKED));

      for (int i = 0; i < 40; i++) {
        assertThat(silent.requestOtp(customer(i), WALLET).isRight()).isTrue();
      }
    }

    @Test
    void leaves_an_allowance_for_a_countdown() {
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));

      ignore(node.requestOtp(CUSTOMER, WALLET));

      assertThat(node.sendAllowance(CUSTOMER, WALLET))
          .isEqualTo(
              Option.some(new SendAllowance(Reason.TOO_SOON, fixture.now().plusSeconds(30), 4)));
      assertThat(
              fixture.node(CommandGuard.none()).sendAllowance(CUSTOMER, WALLET).isEmpty())
          .isTrue();
    }

    @Test
    void whose_answer_was_lost_counts_and_leaves_nothing_to_settle() {
      gateway.answers(
          WalletOperation.REQUEST_OTP, Either.left(unknown(WalletOperation.REQUEST_OTP)));

      ignore(node.requestOtp(CUSTOMER, WALLET));

      assertThat(fixture.state()).isInstanceOf(Idle.class);
      assertThat(fixture.state().trail().messages()).containsExactly(fixture.now());
    }
  }

  @Nested
  class Round_trips_to_the_store {
    private int before;

    @ParameterizedTest
    @EnumSource(names = {"LINK", "DELINK", "CHANGE_MOBILE_NUMBER", "CREATE"})
    void are_one_before_and_one_after_the_gateway_is_asked(WalletOperation operation) {
      answerCounting(operation);

      ignore(call(node, operation));

      assertThat(before).isEqualTo(1);
      assertThat(fixture.store.asked - before).isEqualTo(1);
    }

    @Test
    void of_a_guess_are_the_same_after_a_message_and_a_wrong_guess() {
      answerCounting(WalletOperation.REQUEST_OTP);
      gateway.answers(
          WalletOperation.LINK,
          Either.left(new OtpRejected(new OtpRejection.Wrong(Option.none()))));
      ignore(node.requestOtp(CUSTOMER, WALLET));
      ignore(node.link(CUSTOMER, WALLET, "111111"));
      int asked = fixture.store.asked;
      answerCounting(WalletOperation.LINK);

      ignore(node.link(CUSTOMER, WALLET, "345678"));

      assertThat(before - asked).isEqualTo(1);
      assertThat(fixture.store.asked - before).isEqualTo(1);
    }

    @Test
    void of_a_message_are_a_read_of_all_rows_and_a_write_of_each() {
      SendContext context = new SendContext(
          Option.some(MobileNumber.of("9876543210")), Option.some(Origin.of("203.0.113.7")));
      Wallets known = fixture.node(CommandGuard.over(fixture.store)
          .sendContexts(HashKey.of(new byte[32]), subject -> context));
      answerCounting(WalletOperation.REQUEST_OTP);
      answerCounting(WalletOperation.REQUEST_OTP);

      ignore(node.requestOtp(CUSTOMER, WALLET));
      int customerAlone = before;
      int asked = fixture.store.asked;
      ignore(known.requestOtp(CUSTOMER, wallet(2)));

      assertThat(customerAlone).isEqualTo(1 + 2);
      assertThat(asked - customerAlone).isEqualTo(1);
      assertThat(before - asked).isEqualTo(1 + 4);
      assertThat(fixture.store.asked - before).isEqualTo(1);
    }

    @Test
    void of_a_message_that_is_held_back_are_one_read() {
      answerCounting(WalletOperation.REQUEST_OTP);
      ignore(node.requestOtp(CUSTOMER, WALLET));
      int asked = fixture.store.asked;

      ignore(node.requestOtp(CUSTOMER, WALLET));

      assertThat(fixture.store.asked - asked).isEqualTo(1);
    }

    @Test
    void of_a_guess_above_the_ceiling_are_two_and_the_row_is_as_before() {
      answerEach(
          WalletOperation.LINK,
          5,
          Either.left(new OtpRejected(new OtpRejection.Wrong(Option.none()))));
      for (int i = 0; i < 5; i++) {
        ignore(node.link(CUSTOMER, WALLET, "111111"));
      }
      CommandState full = fixture.state();
      int asked = fixture.store.asked;

      ignore(node.link(CUSTOMER, WALLET, "111111"));

      assertThat(fixture.store.asked - asked).isEqualTo(2);
      assertThat(fixture.state()).isEqualTo(full);
    }

    @Test
    void of_a_delink_over_an_unsettled_link_are_two_before_and_one_after() {
      gateway.answers(WalletOperation.LINK, Either.left(unknown(WalletOperation.LINK)));
      ignore(node.link(CUSTOMER, WALLET, "345678"));
      int asked = fixture.store.asked;
      answerCounting(WalletOperation.DELINK);

      ignore(node.delink(CUSTOMER, WALLET));

      assertThat(before - asked).isEqualTo(2);
      assertThat(fixture.store.asked - before).isEqualTo(1);
    }

    @Test
    void of_an_allowance_are_one() {
      assertThat(node.sendAllowance(CUSTOMER, WALLET).isDefined()).isTrue();

      assertThat(fixture.store.asked).isEqualTo(1);
    }

    private void answerCounting(WalletOperation operation) {
      gateway.answers(operation, () -> {
        before = fixture.store.asked;
        return Either.right(operation == WalletOperation.LINK ? LINKED : UNLINKED);
      });
    }

    private static Object call(Wallets wallets, WalletOperation operation) {
      return switch (operation) {
        case LINK -> wallets.link(CUSTOMER, WALLET, "345678");
        case DELINK -> wallets.delink(CUSTOMER, WALLET);
        case CREATE -> wallets.create(CUSTOMER, NewWallet.at(WalletProvider.PAYTM));
        default -> wallets.changeMobileNumber(CUSTOMER, WALLET, MobileNumber.of("9876543210"));
      };
    }
  }

  @Nested
  class An_allowance {
    private boolean sameNumber = true;
    private final MobileNumber number = MobileNumber.of("9876543210");
    private final Wallets known = fixture.node(CommandGuard.over(fixture.store)
        .limits(GuardLimits.standard()
            .withShared(new GuardLimits.Shared(hourly(9), hourly(2), hourly(3))))
        .sendContexts(
            HashKey.of(new byte[32]),
            subject -> new SendContext(
                Option.some(number).filter(each -> sameNumber),
                Option.some(Origin.of("203.0.113.7")))));

    @Test
    void is_the_least_of_wallet_customer_number_and_origin() {
      answerEach(WalletOperation.REQUEST_OTP, 2, Either.right(UNLINKED));

      assertThat(left(customer(3))).isEqualTo(2);
      ignore(known.requestOtp(customer(1), WALLET));
      assertThat(left(customer(3))).isEqualTo(1);
      sameNumber = false;
      assertThat(left(customer(3))).isEqualTo(2);
    }

    @Test
    void names_the_latest_instant_and_its_ceiling() {
      answerEach(WalletOperation.REQUEST_OTP, 2, Either.right(UNLINKED));
      ignore(known.requestOtp(customer(1), WALLET));
      fixture.pass(Duration.ofMinutes(1));
      ignore(known.requestOtp(customer(2), WALLET));

      SendAllowance allowance = known.sendAllowance(customer(3), WALLET).get();
      WalletFailure held = known.requestOtp(customer(3), WALLET).getLeft();

      assertThat(allowance)
          .isEqualTo(new SendAllowance(
              Reason.TOO_MANY_MESSAGES, fixture.now().plus(Duration.ofMinutes(59)), 0));
      assertThat(held).isEqualTo(new HeldBack(allowance.reason(), Option.some(allowance.nextAt())));
    }

    @Test
    void of_an_origin_holds_at_its_very_border() {
      sameNumber = false;
      answerEach(WalletOperation.REQUEST_OTP, 4, Either.right(UNLINKED));
      for (int i = 1; i <= 3; i++) {
        ignore(known.requestOtp(customer(i), WALLET));
      }

      assertThat(left(customer(4))).isZero();
      fixture.pass(Duration.ofHours(1).minusNanos(1_000));
      assertThat(left(customer(4))).isZero();
      fixture.pass(Duration.ofNanos(1_000));
      assertThat(left(customer(4))).isEqualTo(3);
      assertThat(known.requestOtp(customer(4), WALLET).isRight()).isTrue();
    }

    @Test
    void counts_a_message_that_is_under_way() {
      List<Integer> during = new ArrayList<>();
      gateway.answers(WalletOperation.REQUEST_OTP, () -> {
        during.add(node.sendAllowance(CUSTOMER, WALLET).get().left());
        return Either.right(UNLINKED);
      });

      ignore(node.requestOtp(CUSTOMER, WALLET));

      assertThat(during).containsExactly(4);
    }

    @Test
    void while_another_command_is_under_way_waits_for_the_end_of_its_lease() {
      List<SendAllowance> during = new ArrayList<>();
      gateway.answers(WalletOperation.LINK, () -> {
        during.add(node.sendAllowance(CUSTOMER, WALLET).get());
        return Either.right(LINKED);
      });

      ignore(node.link(CUSTOMER, WALLET, "345678"));

      assertThat(during)
          .containsExactly(
              new SendAllowance(Reason.ANOTHER_IN_FLIGHT, fixture.now().plus(LEASE), 5));
      assertThat(node.sendAllowance(CUSTOMER, WALLET).get())
          .isEqualTo(new SendAllowance(Reason.TOO_SOON, fixture.now(), 5));
    }

    @Test
    void of_an_unsettled_wallet_waits_for_the_next_look_as_a_message_does() {
      loseLink();

      SendAllowance allowance = node.sendAllowance(CUSTOMER, WALLET).get();

      assertThat(allowance)
          .isEqualTo(new SendAllowance(Reason.UNSETTLED, fixture.now().plus(LEASE), 5));
      assertThat(node.requestOtp(CUSTOMER, WALLET).getLeft())
          .isEqualTo(new HeldBack(allowance.reason(), Option.some(allowance.nextAt())));
    }

    @Test
    void of_an_unsettled_wallet_is_none_from_the_instant_on_at_which_its_look_is_due() {
      loseLink();

      fixture.pass(LEASE);

      assertThat(node.sendAllowance(CUSTOMER, WALLET).get())
          .isEqualTo(new SendAllowance(Reason.UNSETTLED, fixture.now(), 0));
    }

    @Test
    void of_a_wallet_given_up_is_none_until_a_person_acknowledges_it() {
      SettleOutstanding oneLook = fixture
          .node(CommandGuard.over(fixture.store).looks(new LookPlan(1, Duration.ofSeconds(1))))
          .settleOutstanding();
      loseLink();
      fixture.pass(LEASE);
      gateway.answers(WalletOperation.FIND, Either.left(new Unavailable("refused")));
      ignore(oneLook.sweep(10));

      SendAllowance givenUp = node.sendAllowance(CUSTOMER, WALLET).get();
      ignore(oneLook.acknowledge(GuardFixture.KEY));

      assertThat(givenUp).isEqualTo(new SendAllowance(Reason.GIVEN_UP, fixture.now(), 0));
      assertThat(node.sendAllowance(CUSTOMER, WALLET).get())
          .isEqualTo(new SendAllowance(Reason.TOO_SOON, fixture.now(), 5));
    }

    private void loseLink() {
      gateway.answers(WalletOperation.LINK, Either.left(unknown(WalletOperation.LINK)));
      ignore(node.link(CUSTOMER, WALLET, "345678"));
    }

    private int left(Customer customer) {
      return known.sendAllowance(customer, WALLET).get().left();
    }
  }

  @Nested
  class Messages_at_two_merchants_over_one_store {
    private final Ceiling one = hourly(1);
    private final Ceiling many = hourly(30);

    @Test
    void count_apart_for_one_customer_id() {
      Wallets wallets = nodeWith(standardWith(one, many, many), SendContext.none());
      answerEach(WalletOperation.REQUEST_OTP, 2, Either.right(UNLINKED));

      assertSent(at("merchant a", () -> wallets.requestOtp(CUSTOMER, wallet(1))));
      assertHeldBack(at("merchant a", () -> wallets.requestOtp(CUSTOMER, wallet(2))));
      assertSent(at("merchant b", () -> wallets.requestOtp(CUSTOMER, wallet(3))));
      assertHeldBack(at("merchant b", () -> wallets.requestOtp(CUSTOMER, wallet(4))));
    }

    @Test
    void count_together_for_one_number() {
      assertCountTogether(standardWith(many, one, many), ONE_NUMBER);
    }

    @Test
    void count_together_for_one_origin() {
      assertCountTogether(
          standardWith(many, many, one),
          new SendContext(Option.none(), Option.some(Origin.of("203.0.113.7"))));
    }

    @Test
    void count_for_the_allowance_of_their_own_merchant_alone() {
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));

      assertSent(at("merchant a", () -> node.requestOtp(CUSTOMER, WALLET)));

      assertThat(at("merchant a", () -> left(node))).isEqualTo(4);
      assertThat(at("merchant b", () -> left(node))).isEqualTo(5);
    }

    private int left(Wallets wallets) {
      return wallets.sendAllowance(CUSTOMER, WALLET).get().left();
    }

    private void assertCountTogether(GuardLimits limits, SendContext context) {
      Wallets wallets = nodeWith(limits, context);
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));

      assertSent(at("merchant a", () -> wallets.requestOtp(customer(1), wallet(1))));
      assertHeldBack(at("merchant b", () -> wallets.requestOtp(customer(2), wallet(2))));
    }

    private Wallets nodeWith(GuardLimits limits, SendContext context) {
      return fixture.node(CommandGuard.over(fixture.store)
          .limits(limits)
          .sendContexts(KEY_OF_HASHES, subject -> context));
    }

    private <T> T at(String merchant, Supplier<T> call) {
      ignore(gateway.named(merchant));
      return call.get();
    }

    private void assertSent(Either<WalletFailure, ?> answer) {
      assertThat(answer.isRight()).isTrue();
    }

    private void assertHeldBack(Either<WalletFailure, ?> answer) {
      assertThat(held(answer.getLeft()).reason()).isEqualTo(Reason.TOO_MANY_MESSAGES);
    }
  }

  @Nested
  class A_lost_answer {
    @Test
    void holds_back_all_but_a_delink() {
      gateway.answers(WalletOperation.LINK, Either.left(unknown(WalletOperation.LINK)));
      gateway.answers(WalletOperation.DELINK, Either.right(UNLINKED));

      ignore(node.link(CUSTOMER, WALLET, "345678"));

      assertThat(fixture.state()).isInstanceOf(Unsettled.class);
      assertThat(held(node.link(CUSTOMER, WALLET, "345678").getLeft()).reason())
          .isEqualTo(Reason.UNSETTLED);
      assertThat(node.delink(CUSTOMER, WALLET).isRight()).isTrue();
      assertThat(fixture.state()).isInstanceOf(Idle.class);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.application.CommandGuardTest#settlingNothing")
    void stays_unsettled_if_a_delink_is_refused_or_never_left(WalletFailure failure) {
      gateway.answers(WalletOperation.LINK, Either.left(unknown(WalletOperation.LINK)));
      gateway.answers(WalletOperation.DELINK, Either.left(failure));
      ignore(node.link(CUSTOMER, WALLET, "345678"));
      CommandState unsettled = fixture.state();

      ignore(node.delink(CUSTOMER, WALLET));

      assertThat(fixture.state()).isEqualTo(unsettled);
    }
  }

  @Nested
  class A_store_that_is_down {
    @Test
    void before_the_call_lets_a_delink_and_reads_go_on_and_nothing_else() {
      gateway.answers(WalletOperation.DELINK, Either.right(UNLINKED));
      gateway.answers(WalletOperation.FIND, Either.right(UNLINKED));
      fixture.store.goDown();

      assertDown(node.requestOtp(CUSTOMER, WALLET));
      assertDown(node.link(CUSTOMER, WALLET, "345678"));
      assertDown(node.create(CUSTOMER, NewWallet.at(WalletProvider.PAYTM)));
      assertDown(node.changeMobileNumber(CUSTOMER, WALLET, MobileNumber.of("9876543210")));
      assertThat(node.delink(CUSTOMER, WALLET).isRight()).isTrue();
      assertThat(node.find(CUSTOMER, WALLET).isRight()).isTrue();
      assertThat(gateway.asked()).containsExactly(WalletOperation.DELINK, WalletOperation.FIND);
    }

    @Test
    void after_the_call_changes_no_answer_and_leaves_the_command_in_flight() {
      gateway.answers(WalletOperation.LINK, () -> {
        fixture.store.goDown();
        return Either.right(LINKED);
      });

      Either<WalletFailure, ?> answer = node.link(CUSTOMER, WALLET, "345678");
      fixture.store.comeBack();

      assertThat(answer.isRight()).isTrue();
      assertThat(fixture.state()).isInstanceOf(InFlight.class);
      assertThat(fixture.logged)
          .singleElement()
          .asString()
          .startsWith("the end was not written to the command store: LINK of " + WALLET)
          .doesNotContain("345678");
    }

    @Test
    void lets_a_delink_go_on_however_long_it_took_to_fail() {
      MovableClock own = MovableClock.standing();
      Wallets slow = fixture.node(CommandGuard.over(fixture.store), own);
      gateway.answers(WalletOperation.DELINK, Either.right(UNLINKED));
      fixture.store.beforeEach(() -> {
        own.advance(LeaseTimes.standard().begin());
        throw new IllegalStateException("timed out");
      });

      Either<WalletFailure, ?> answer = slow.delink(CUSTOMER, WALLET);

      assertThat(answer.isRight()).isTrue();
    }

    @Test
    void lets_a_delink_be_read_back_whose_answer_was_lost() {
      Wallets settling = Wallets.builder(gateway)
          .settling(new SettlingPolicy(List.of(Duration.ZERO), Duration.ofSeconds(1)))
          .clock(fixture.storeClock)
          .guard(CommandGuard.over(fixture.store))
          .build();
      gateway.answers(WalletOperation.DELINK, Either.left(unknown(WalletOperation.DELINK)));
      gateway.answers(WalletOperation.FIND, Either.right(UNLINKED));
      fixture.store.goDown();

      assertThat(settling.delink(CUSTOMER, WALLET).get()).isEqualTo(UNLINKED);
    }

    @Test
    void is_not_to_blame_where_contexts_throw() {
      Wallets broken = fixture.node(
          CommandGuard.over(fixture.store).sendContexts(HashKey.of(new byte[32]), subject -> {
            throw new IllegalStateException("no request");
          }));

      assertThat(broken.requestOtp(CUSTOMER, WALLET).getLeft())
          .isEqualTo(new Unavailable("send context: IllegalStateException"));
      assertThat(gateway.asked()).isEmpty();
      gateway.answers(WalletOperation.DELINK, Either.right(UNLINKED));
      assertThat(broken.delink(CUSTOMER, WALLET).isRight()).isTrue();
    }

    @Test
    void is_named_by_a_class_that_has_no_simple_name() {
      RuntimeException anonymous = new IllegalStateException("timed out") {};
      fixture.store.beforeEach(() -> {
        throw anonymous;
      });

      WalletFailure failure = node.link(CUSTOMER, WALLET, "123456").getLeft();

      assertThat(((Unavailable) failure).reason()).matches("command store: CommandGuardTest\\$.+");
    }

    @Test
    void is_not_to_blame_for_contexts_that_throw_what_has_no_simple_name() {
      Wallets broken = fixture.node(
          CommandGuard.over(fixture.store).sendContexts(HashKey.of(new byte[32]), subject -> {
            throw new IllegalStateException("no request") {};
          }));

      WalletFailure failure = broken.requestOtp(CUSTOMER, WALLET).getLeft();

      assertThat(((Unavailable) failure).reason()).matches("send context: CommandGuardTest\\$.+");
    }

    private static void assertDown(Either<WalletFailure, ?> answer) {
      assertThat(answer.getLeft())
          .isEqualTo(new Unavailable("command store: IllegalStateException"));
    }
  }

  @Nested
  class A_node_that_was_frozen {
    private final MovableClock own = MovableClock.standing();
    private final Wallets frozen = fixture.node(CommandGuard.over(fixture.store), own);

    @Test
    void sends_nothing_from_the_very_end_of_the_time_to_begin() {
      freezeFor(LeaseTimes.standard().begin());

      Either<WalletFailure, ?> answer = frozen.requestOtp(CUSTOMER, WALLET);

      assertThat(answer.getLeft()).isInstanceOf(Unavailable.class);
      assertThat(gateway.asked()).isEmpty();
      assertThat(fixture.state()).isEqualTo(CommandState.fresh());
    }

    @Test
    void sends_just_before_that() {
      gateway.answers(WalletOperation.LINK, Either.right(LINKED));
      freezeFor(LeaseTimes.standard().begin().minusNanos(1));

      assertThat(frozen.link(CUSTOMER, WALLET, "345678").isRight()).isTrue();
    }

    @Test
    void past_its_lease_leaves_the_row_to_the_node_that_took_it_over() {
      gateway.answers(WalletOperation.FIND, Either.right(UNLINKED));
      fixture.store.afterWriting(() -> {
        fixture.store.afterWriting(() -> {});
        own.advance(LEASE);
        fixture.pass(LEASE);
        ignore(node.settleOutstanding().sweep(10));
      });

      ignore(frozen.link(CUSTOMER, WALLET, "345678"));

      assertThat(gateway.asked()).containsExactly(WalletOperation.FIND);
      assertThat(fixture.state()).isInstanceOf(Unsettled.class);
    }

    @Test
    void hands_the_gateway_the_deadline_by_which_a_command_must_have_left() {
      List<Option<SendDeadline>> handed = new ArrayList<>();
      long before = System.nanoTime();
      gateway.answers(WalletOperation.LINK, () -> {
        handed.add(CurrentCall.sendDeadline());
        return Either.right(LINKED);
      });
      gateway.answers(WalletOperation.FIND, () -> {
        handed.add(CurrentCall.sendDeadline());
        return Either.right(LINKED);
      });

      ignore(frozen.link(CUSTOMER, WALLET, "345678"));
      ignore(frozen.find(CUSTOMER, WALLET));

      Duration send = LeaseTimes.standard().send();
      assertThat(send).isEqualTo(Duration.ofSeconds(15));
      assertThat(handed.get(0).get().end() - send.toNanos()).isBetween(before, System.nanoTime());
      assertThat(handed.get(1)).isEqualTo(Option.none());
    }

    @Test
    void hands_none_for_a_delink_that_goes_on_without_the_store() {
      List<Option<SendDeadline>> handed = new ArrayList<>();
      gateway.answers(WalletOperation.DELINK, () -> {
        handed.add(CurrentCall.sendDeadline());
        return Either.right(UNLINKED);
      });
      fixture.store.goDown();

      ignore(frozen.delink(CUSTOMER, WALLET));

      assertThat(handed).containsExactly(Option.none());
    }

    @Test
    void sends_nothing_though_its_clock_was_set_back_meanwhile() {
      LeaseTimes brief = new LeaseTimes(
          Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofHours(1));
      Wallets setBack = fixture.node(CommandGuard.over(fixture.store).lease(brief), own);
      fixture.store.afterWriting(() -> {
        fixture.store.afterWriting(() -> {});
        spinFor(brief.send());
      });

      Either<WalletFailure, ?> answer = setBack.link(CUSTOMER, WALLET, "345678");

      assertThat(answer.getLeft()).isInstanceOf(Unavailable.class);
      assertThat(gateway.asked()).isEmpty();
    }

    /** The clock of the node stands still, and real time passes. */
    private static void spinFor(Duration time) {
      SendDeadline end = SendDeadline.in(time);
      while (!end.isOver()) {
        Thread.onSpinWait();
      }
    }

    /** Once, when the command was written down. */
    private void freezeFor(Duration time) {
      fixture.store.afterWriting(() -> {
        fixture.store.afterWriting(() -> {});
        own.advance(time);
      });
    }
  }

  @Nested
  class Many_nodes {
    @Test
    void send_one_message_for_each_wallet() throws Exception {
      int nodes = 4;
      int wallets = 300;
      List<Object> sent = Collections.synchronizedList(new ArrayList<>());
      CyclicBarrier together = new CyclicBarrier(nodes);

      List<Integer> permits = onThreads(nodes, () -> {
        Wallets mine = Wallets.builder(new CountingGateway(sent))
            .clock(fixture.storeClock)
            .guard(CommandGuard.over(fixture.store).limits(roomy()))
            .build();
        int got = 0;
        for (int i = 0; i < wallets; i++) {
          together.await();
          got += mine.requestOtp(customer(i), wallet(i)).isRight() ? 1 : 0;
        }
        return got;
      });

      assertThat(permits.stream().mapToInt(each -> each).sum()).isEqualTo(wallets);
      assertThat(sent).hasSize(wallets).doesNotHaveDuplicates();
    }

    @Test
    void send_no_more_to_one_customer_than_the_ceiling_allows() throws Exception {
      List<Object> sent = Collections.synchronizedList(new ArrayList<>());
      CyclicBarrier together = new CyclicBarrier(4);

      List<Integer> permits = onThreads(4, () -> {
        Wallets mine = Wallets.builder(new CountingGateway(sent))
            .clock(fixture.storeClock)
            .guard(CommandGuard.over(fixture.store))
            .build();
        together.await();
        return (int) IntStream.range(0, 50)
            .filter(i -> mine.requestOtp(CUSTOMER, wallet(i)).isRight())
            .count();
      });

      assertThat(permits.stream().mapToInt(each -> each).sum()).isEqualTo(10);
      assertThat(sent).hasSize(10);
    }

    private GuardLimits roomy() {
      Ceiling ceiling = new Ceiling(100, Duration.ofHours(1));
      return GuardLimits.standard().withShared(new GuardLimits.Shared(ceiling, ceiling, ceiling));
    }

    private <T> List<T> onThreads(int number, Callable<T> task) throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(number);
      try {
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : threads.invokeAll(Collections.nCopies(number, task))) {
          answers.add(answer.get());
        }
        return answers;
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Nested
  class Settings {
    @Test
    void refuse_a_lease_that_is_none() {
      Duration second = Duration.ofSeconds(1);
      Duration day = Duration.ofDays(1);

      assertThat(LeaseTimes.standard().length()).isEqualTo(Duration.ofMinutes(1));
      for (Duration none : List.of(Duration.ZERO, Duration.ofNanos(-1), day.plusNanos(1))) {
        assertRefused(() -> new LeaseTimes(none, second, second, second), "begin is positive");
        assertRefused(() -> new LeaseTimes(second, none, second, second), "call is positive");
        assertRefused(() -> new LeaseTimes(second, second, none, second), "settling is positive");
        assertRefused(() -> new LeaseTimes(second, second, second, none), "margin is positive");
      }
    }

    @Test
    void take_a_lease_of_a_day_and_none_longer() {
      Duration second = Duration.ofSeconds(1);
      Duration rest = Duration.ofDays(1).minusSeconds(3);

      LeaseTimes longest = new LeaseTimes(second, rest, second, second);

      assertThat(longest.length()).isEqualTo(Duration.ofDays(1));
      assertRefused(
          () -> new LeaseTimes(second, rest.plusNanos(1), second, second),
          "a lease is at most a day");
      assertRefused(
          () -> new LeaseTimes(Duration.ofDays(1), second, second, second),
          "a lease is at most a day");
    }

    @Test
    void of_a_lease_are_the_time_that_a_command_has_its_wallet_to_itself() {
      LeaseTimes brief = new LeaseTimes(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4));
      Wallets hasty = fixture.node(CommandGuard.over(fixture.store).lease(brief));
      List<WalletFailure> second = new ArrayList<>();
      gateway.answers(WalletOperation.LINK, () -> {
        second.add(node.link(CUSTOMER, WALLET, "111111").getLeft());
        return Either.right(LINKED);
      });

      ignore(hasty.link(CUSTOMER, WALLET, "345678"));

      assertThat(second)
          .containsExactly(
              new HeldBack(Reason.ANOTHER_IN_FLIGHT, Option.some(fixture.now().plusSeconds(10))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void are_kept_by_each_other_in_either_order(boolean reversed) {
      GuardLimits limits = standardWith(hourly(9), hourly(1), hourly(9));
      LookPlan looks = new LookPlan(3, Duration.ofSeconds(7));
      LeaseTimes lease = new LeaseTimes(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4));
      List<UnaryOperator<CommandGuard>> changes = new ArrayList<>(List.of(
          guard -> guard.sendContexts(KEY_OF_HASHES, subject -> ONE_NUMBER),
          guard -> guard.limits(limits),
          guard -> guard.looks(looks),
          guard -> guard.lease(lease)));
      if (reversed) {
        Collections.reverse(changes);
      }

      CommandGuard guard = CommandGuard.over(fixture.store);
      for (UnaryOperator<CommandGuard> change : changes) {
        guard = change.apply(guard);
      }

      assertThat(guard.limits()).isEqualTo(limits);
      assertThat(guard.looks()).isEqualTo(looks);
      assertThat(guard.beginWithin()).isEqualTo(lease.begin());
      assertThat(guard.sendWithin()).isEqualTo(lease.send());
      assertCountsNumbers(fixture.node(guard));
    }

    private void assertCountsNumbers(Wallets known) {
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));
      assertThat(known.requestOtp(customer(1), WALLET).isRight()).isTrue();
      assertThat(held(known.requestOtp(customer(2), WALLET).getLeft()).reason())
          .isEqualTo(Reason.TOO_MANY_MESSAGES);
    }

    @Test
    void have_no_sweep_without_a_guard() {
      assertThatThrownBy(
              () -> fixture.node(CommandGuard.none()).settleOutstanding().sweep(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("there is no command guard");
    }

    private void assertRefused(ThrowingCallable made, String why) {
      assertThatThrownBy(made)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(why);
    }
  }

  private static CommandKey keyOf(int number) {
    return CommandKey.wallet(Option.none(), CUSTOMER.id(), wallet(number));
  }

  private static Customer customer(int number) {
    return Customer.registered(CustomerId.of("customer_" + number));
  }

  private OutcomeUnknown unknown(WalletOperation operation) {
    return new OutcomeUnknown(operation, fixture.now(), Option.none());
  }
}
