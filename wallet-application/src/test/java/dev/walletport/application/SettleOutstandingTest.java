package dev.walletport.application;

import static dev.walletport.application.GuardFixture.KEY;
import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.LINKED;
import static dev.walletport.application.UseCaseFixture.UNLINKED;
import static dev.walletport.application.UseCaseFixture.UNREADABLE;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.application.port.SweptCommand.Ending;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.Ceiling;
import dev.walletport.domain.CommandRow;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.GivenUp;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CommandState.Unsettled;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.LookPlan;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettleOutstandingTest {

  private static final Duration LEASE = LeaseTimes.standard().length();
  private static final NewWallet NEW_WALLET = NewWallet.at(UNLINKED.provider());
  private static final CommandKey NEW =
      CommandKey.newWallet(Option.none(), CUSTOMER.id(), UNLINKED.provider());

  private final GuardFixture fixture = new GuardFixture();
  private final ScriptedGateway gateway = fixture.gateway;
  private final Wallets node = fixture.node();
  private final SettleOutstanding outstanding = node.settleOutstanding();

  /** The machine stops in the middle of a call, so nothing after it happens. */
  private static final class Halt extends Error {
    private static final long serialVersionUID = 1;
  }

  private void haltDuring(WalletOperation operation, Function<Wallets, Object> call) {
    haltDuring(operation, () -> call.apply(node));
  }

  private void haltDuring(WalletOperation operation, Supplier<Object> call) {
    gateway.answers(operation, () -> {
      throw new Halt();
    });
    assertThatThrownBy(() -> ignore(call.get())).isInstanceOf(Halt.class);
    fixture.pass(LEASE);
  }

  private void haltDuringLink() {
    haltDuring(WalletOperation.LINK, wallets -> wallets.link(CUSTOMER, WALLET, "345678"));
  }

  private void haltDuringDelink() {
    haltDuring(WalletOperation.DELINK, wallets -> wallets.delink(CUSTOMER, WALLET));
  }

  private void haltDuringCreate() {
    haltDuring(WalletOperation.CREATE, wallets -> wallets.create(CUSTOMER, NEW_WALLET));
  }

  private void sees(WalletOperation read, Either<WalletFailure, ?> seen) {
    gateway.answers(read, seen);
  }

  /** Every look that the plan has, each when it is due. */
  private List<Ending> sweepAll() {
    List<SweptCommand> ended = new ArrayList<>();
    for (int look = 0; look < 6; look++) {
      ended.addAll(outstanding.sweep(10));
      fixture.pass(Duration.ofMinutes(20));
    }
    return ended.stream().map(SweptCommand::ending).toList();
  }

  private long commands() {
    return gateway.asked().stream().filter(WalletOperation::isCommand).count();
  }

  @Nested
  class A_link {
    @Test
    void seen_linked_is_applied_and_told_by_the_id_of_its_call() {
      haltDuringLink();
      sees(WalletOperation.FIND, Either.right(LINKED));

      List<SweptCommand> ended = outstanding.sweep(10);

      assertThat(ended).isEqualTo(fixture.swept).singleElement().satisfies(one -> {
        assertThat(one.ending()).isEqualTo(Ending.APPLIED);
        assertThat(one.command().call()).isEqualTo("call-1");
        assertThat(one.key()).isEqualTo(KEY);
        assertThat(one.looks()).isEqualTo(1);
      });
      assertThat(fixture.state()).isInstanceOf(Idle.class);
      assertThat(commands()).isEqualTo(1);
    }

    @Test
    void is_left_alone_until_the_very_end_of_its_lease() {
      gateway.answers(WalletOperation.LINK, () -> {
        throw new Halt();
      });
      assertThatThrownBy(() -> ignore(node.link(CUSTOMER, WALLET, "345678")))
          .isInstanceOf(Halt.class);
      fixture.pass(LEASE.minusNanos(1_000));

      assertThat(outstanding.sweep(10)).isEmpty();
      assertThat(fixture.state()).isInstanceOf(InFlight.class);
    }

    @Test
    void still_unlinked_at_the_last_look_was_not_applied_and_no_earlier() {
      haltDuringLink();
      for (int look = 0; look < 5; look++) {
        sees(WalletOperation.FIND, Either.right(UNLINKED));
      }

      assertThat(sweepAll()).containsExactly(Ending.NOT_APPLIED);
      assertThat(fixture.swept.get(0).looks()).isEqualTo(5);
      assertThat(fixture.state()).isInstanceOf(Idle.class);
    }

    @Test
    void that_no_look_can_read_is_given_up_until_a_person_acknowledges_it() {
      haltDuringLink();
      for (int look = 0; look < 5; look++) {
        sees(WalletOperation.FIND, Either.left(UNREADABLE));
      }

      assertThat(sweepAll()).containsExactly(Ending.GIVEN_UP);
      assertThat(fixture.state()).isInstanceOf(GivenUp.class);
      assertThat(node.link(CUSTOMER, WALLET, "345678").getLeft())
          .isEqualTo(new HeldBack(HeldBack.Reason.GIVEN_UP, Option.none()));
      assertThat(outstanding.givenUp(10))
          .singleElement()
          .satisfies(found -> assertThat(found.key()).isEqualTo(KEY));

      assertThat(outstanding.acknowledge(KEY).map(SweptCommand::ending))
          .isEqualTo(Option.some(Ending.ACKNOWLEDGED));
      assertThat(fixture.state()).isInstanceOf(Idle.class);
      assertThat(outstanding.acknowledge(KEY).isEmpty()).isTrue();
      assertThat(fixture.swept).hasSize(2);
    }

    @Test
    void is_looked_at_again_after_a_gateway_that_threw() {
      haltDuringLink();
      gateway.answers(WalletOperation.FIND, () -> {
        throw new IllegalStateException("broken");
      });
      sees(WalletOperation.FIND, Either.right(LINKED));

      assertThat(sweepAll()).containsExactly(Ending.APPLIED);
      assertThat(fixture.logged).hasSize(1);
    }
  }

  @Nested
  class A_command_that_a_person_has_acknowledged {
    private final Ceiling onceADay = new Ceiling(1, Duration.ofDays(1));
    private final Wallets strict = fixture.node(CommandGuard.over(fixture.store)
        .looks(new LookPlan(1, Duration.ofSeconds(30)))
        .limits(GuardLimits.standard().withMessages(onceADay).withGuesses(onceADay)));

    @Test
    void still_counts_as_a_guess() {
      loseLink();

      assertThat(strict.link(CUSTOMER, WALLET, "345678").getLeft())
          .isEqualTo(new HeldBack(
              HeldBack.Reason.TOO_MANY_GUESSES,
              Option.some(fixture.now().minus(LEASE).plus(onceADay.window()))));
    }

    @Test
    void leaves_the_messages_before_it_counted() {
      Instant sent = fixture.now();
      sees(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));
      ignore(strict.requestOtp(CUSTOMER, WALLET));
      loseLink();

      assertThat(strict.requestOtp(CUSTOMER, WALLET).getLeft())
          .isEqualTo(new HeldBack(
              HeldBack.Reason.TOO_MANY_MESSAGES, Option.some(sent.plus(onceADay.window()))));
    }

    private void loseLink() {
      haltDuring(WalletOperation.LINK, () -> strict.link(CUSTOMER, WALLET, "345678"));
      sees(WalletOperation.FIND, Either.left(UNREADABLE));
      SettleOutstanding sweep = strict.settleOutstanding();
      assertThat(sweep.sweep(10)).extracting(SweptCommand::ending).containsExactly(Ending.GIVEN_UP);
      assertThat(sweep.acknowledge(KEY).isDefined()).isTrue();
    }
  }

  @Nested
  class A_delink {
    @Test
    void seen_unlinked_is_applied() {
      haltDuringDelink();
      sees(WalletOperation.FIND, Either.right(UNLINKED));

      assertThat(sweepAll()).containsExactly(Ending.APPLIED);
      assertThat(commands()).isEqualTo(1);
    }

    @Test
    void seen_linked_is_repeated_once_per_look() {
      haltDuringDelink();
      sees(WalletOperation.FIND, Either.right(LINKED));
      sees(WalletOperation.DELINK, Either.left(UNREADABLE));
      sees(WalletOperation.FIND, Either.right(LINKED));
      sees(WalletOperation.DELINK, Either.right(UNLINKED));

      assertThat(sweepAll()).containsExactly(Ending.APPLIED);
      assertThat(commands()).isEqualTo(3);
    }

    @Test
    void that_another_delink_overtook_is_applied() {
      haltDuringDelink();
      sees(WalletOperation.FIND, Either.right(LINKED));
      sees(WalletOperation.DELINK, Either.left(new NotInThisState(UNLINKED)));

      assertThat(sweepAll()).containsExactly(Ending.APPLIED);
    }

    @Test
    void is_not_repeated_on_a_wallet_that_was_delinked_and_linked_again_since_it_was_seen() {
      haltDuringDelink();
      gateway.answers(WalletOperation.FIND, () -> {
        delinkAndLinkAgain();
        return Either.right(LINKED);
      });

      List<SweptCommand> ended = outstanding.sweep(10);

      assertThat(ended).isEmpty();
      assertThat(fixture.swept).isEmpty();
      assertThat(gateway.asked())
          .containsExactly(
              WalletOperation.DELINK,
              WalletOperation.FIND,
              WalletOperation.DELINK,
              WalletOperation.LINK);
      assertThat(fixture.state()).isInstanceOf(Idle.class);
    }

    private void delinkAndLinkAgain() {
      sees(WalletOperation.DELINK, Either.right(UNLINKED));
      sees(WalletOperation.LINK, Either.right(LINKED));
      assertThat(node.delink(CUSTOMER, WALLET)).isEqualTo(Either.right(UNLINKED));
      assertThat(node.link(CUSTOMER, WALLET, "345678")).isEqualTo(Either.right(LINKED));
    }

    @Test
    void that_is_repeated_holds_other_commands_back_until_the_next_look() {
      haltDuringDelink();
      sees(WalletOperation.FIND, Either.right(LINKED));
      List<WalletFailure> others = new ArrayList<>();
      gateway.answers(WalletOperation.DELINK, () -> {
        others.add(node.delink(CUSTOMER, WALLET).getLeft());
        others.add(node.link(CUSTOMER, WALLET, "345678").getLeft());
        return Either.right(UNLINKED);
      });

      List<SweptCommand> ended = outstanding.sweep(10);

      Instant nextLook = fixture.now().plus(LookPlan.standard().first());
      HeldBack inFlight = new HeldBack(HeldBack.Reason.ANOTHER_IN_FLIGHT, Option.some(nextLook));
      assertThat(others).containsExactly(inFlight, inFlight);
      assertThat(ended).extracting(SweptCommand::ending).containsExactly(Ending.APPLIED);
      assertThat(fixture.state()).isInstanceOf(Idle.class);
    }

    @Test
    void whose_repetition_was_not_written_as_ended_is_looked_at_again_from_the_next_look_on() {
      haltDuringDelink();
      sees(WalletOperation.FIND, Either.right(LINKED));
      gateway.answers(WalletOperation.DELINK, () -> {
        fixture.store.goDown();
        return Either.right(UNLINKED);
      });
      assertThatThrownBy(() -> ignore(outstanding.sweep(10)))
          .isInstanceOf(IllegalStateException.class);
      fixture.store.comeBack();
      sees(WalletOperation.FIND, Either.right(UNLINKED));

      fixture.pass(LookPlan.standard().first().minusNanos(1_000));
      List<SweptCommand> early = outstanding.sweep(10);
      fixture.pass(Duration.ofNanos(1_000));

      assertThat(early).isEmpty();
      assertThat(sweepAll()).containsExactly(Ending.APPLIED);
    }

    @Test
    void whose_repetition_throws_is_given_up_after_its_looks() {
      haltDuringDelink();
      for (int look = 0; look < 5; look++) {
        sees(WalletOperation.FIND, Either.right(LINKED));
        gateway.answers(WalletOperation.DELINK, () -> {
          throw new IllegalStateException("a defect");
        });
      }

      assertThat(sweepAll()).containsExactly(Ending.GIVEN_UP);
      assertThat(commands()).isEqualTo(6);
    }

    @Test
    void that_is_not_written_as_begun_again_is_not_repeated() {
      haltDuringDelink();
      gateway.answers(WalletOperation.FIND, () -> {
        fixture.store.goDown();
        return Either.right(LINKED);
      });

      assertThatThrownBy(() -> ignore(outstanding.sweep(10)))
          .isInstanceOf(IllegalStateException.class);

      assertThat(commands()).isEqualTo(1);
    }

    @Test
    void is_looked_at_and_repeated_within_the_call_that_sent_it() {
      haltDuringDelink();
      List<Option<CallId>> within = new ArrayList<>();
      gateway.answers(WalletOperation.FIND, () -> {
        within.add(CurrentCall.id());
        return Either.right(LINKED);
      });
      gateway.answers(WalletOperation.DELINK, () -> {
        within.add(CurrentCall.id());
        return Either.right(UNLINKED);
      });

      ignore(outstanding.sweep(10));

      Option<CallId> sender = Option.some(CallId.of("call-1"));
      assertThat(within).containsExactly(sender, sender);
      assertThat(CurrentCall.id()).isEqualTo(Option.none());
    }

    @Test
    void that_is_refused_for_a_wallet_still_linked_is_looked_at_again() {
      haltDuringDelink();
      sees(WalletOperation.FIND, Either.right(LINKED));
      sees(WalletOperation.DELINK, Either.left(new NotInThisState(LINKED)));
      sees(WalletOperation.FIND, Either.right(UNLINKED));

      assertThat(sweepAll()).containsExactly(Ending.APPLIED);
      assertThat(fixture.swept.get(0).looks()).isEqualTo(2);
    }
  }

  @Nested
  class A_create {
    @Test
    void is_applied_if_the_customer_has_one_wallet_of_the_provider() {
      haltDuringCreate();
      sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(UNLINKED))));

      assertThat(sweepAll()).containsExactly(Ending.APPLIED);
      assertThat(fixture.store.read(NEW).state()).isEqualTo(CommandState.fresh());
    }

    @Test
    void was_not_applied_if_there_is_none_at_the_last_look() {
      haltDuringCreate();
      for (int look = 0; look < 5; look++) {
        sees(WalletOperation.LIST, Either.right(WalletList.of(List.of())));
      }

      assertThat(sweepAll()).containsExactly(Ending.NOT_APPLIED);
      assertThat(commands()).isEqualTo(1);
    }

    @Test
    void is_given_up_if_there_are_several_since_none_can_be_told_from_another() {
      haltDuringCreate();
      for (int look = 0; look < 5; look++) {
        sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(UNLINKED, LINKED))));
      }

      assertThat(sweepAll()).containsExactly(Ending.GIVEN_UP);
    }
  }

  @Nested
  class A_create_seen_in_a_list {
    @Test
    void of_other_providers_was_not_applied() {
      WalletAccount elsewhere = new WalletAccount.Unlinked(
          GuardFixture.wallet(2), WalletProvider.AMAZONPAY, UNLINKED.details());
      haltDuringCreate();
      for (int look = 0; look < 5; look++) {
        sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(elsewhere))));
      }

      assertThat(sweepAll()).containsExactly(Ending.NOT_APPLIED);
    }

    @Test
    void with_an_unreadable_entry_is_given_up_since_that_may_be_its_wallet() {
      haltDuringCreate();
      for (int look = 0; look < 5; look++) {
        sees(WalletOperation.LIST, Either.right(new WalletList(List.of(), 1)));
      }

      assertThat(sweepAll()).containsExactly(Ending.GIVEN_UP);
    }
  }

  @Nested
  class What_no_read_shows {
    @Test
    void ends_at_the_first_look_and_the_gateway_is_not_asked() {
      haltDuring(WalletOperation.REQUEST_OTP, wallets -> wallets.requestOtp(CUSTOMER, WALLET));
      assertThat(sweepAll()).containsExactly(Ending.UNSEEN);

      haltDuring(
          WalletOperation.CHANGE_MOBILE_NUMBER,
          wallets -> wallets.changeMobileNumber(CUSTOMER, WALLET, MobileNumber.of("9876543210")));

      assertThat(sweepAll()).containsExactly(Ending.UNSEEN);
      assertThat(gateway.asked()).hasSize(2);
    }
  }

  @Nested
  class A_crash {
    private int step;

    /** At each write and read of the store before, and after, the gateway is asked. */
    @ParameterizedTest
    @EnumSource(
        value = WalletOperation.class,
        names = {"CREATE", "REQUEST_OTP", "LINK", "DELINK", "CHANGE_MOBILE_NUMBER"})
    void at_any_write_to_the_store_ends_idle_or_given_up_with_at_most_one_command(
        WalletOperation operation) {
      for (int at = 1; at <= 6; at++) {
        GuardFixture run = new GuardFixture();
        boolean halted = isHaltedAt(at, run, operation);

        run.pass(LEASE);
        List<SweptCommand> ended = new ArrayList<>();
        run.gateway.forget();
        for (int look = 0; look < 6; look++) {
          run.gateway.answers(WalletOperation.FIND, Either.left(UNREADABLE));
          run.gateway.answers(WalletOperation.LIST, Either.left(UNREADABLE));
          ended.addAll(run.node().settleOutstanding().sweep(10));
          run.pass(Duration.ofMinutes(20));
        }

        assertThat(run.gateway.asked().stream().filter(WalletOperation::isCommand))
            .hasSizeLessThanOrEqualTo(1);
        assertThat(Stream.of(KEY, NEW).map(key -> run.store.read(key).state()))
            .allMatch(state -> state instanceof Idle || state instanceof GivenUp);
        assertThat(run.swept).isEqualTo(ended).hasSizeLessThanOrEqualTo(halted ? 1 : 0);
      }
    }

    /** After that write, the process does nothing more. */
    private boolean isHaltedAt(int at, GuardFixture run, WalletOperation operation) {
      step = 0;
      run.store.afterWriting(() -> {
        if (++step == at) {
          throw new Halt();
        }
      });
      run.gateway.answers(
          operation, Either.right(operation == WalletOperation.LINK ? LINKED : UNLINKED));
      try {
        ignore(call(run.node(), operation));
        return false;
      } catch (Halt halt) {
        return true;
      } finally {
        run.store.afterWriting(() -> {});
      }
    }

    private Object call(Wallets wallets, WalletOperation operation) {
      return switch (operation) {
        case CREATE -> wallets.create(CUSTOMER, NEW_WALLET.withFirstOtp());
        case REQUEST_OTP -> wallets.requestOtp(CUSTOMER, WALLET);
        case LINK -> wallets.link(CUSTOMER, WALLET, "345678");
        case DELINK -> wallets.delink(CUSTOMER, WALLET);
        default -> wallets.changeMobileNumber(CUSTOMER, WALLET, MobileNumber.of("9876543210"));
      };
    }
  }

  @Nested
  class An_end {
    private final List<Integer> toldAtTheEnd = new ArrayList<>();

    @Test
    void of_a_sweep_is_told_though_the_machine_stops_right_after_it_was_written() {
      haltDuringLink();
      sees(WalletOperation.FIND, Either.right(LINKED));
      haltAtTheEnd();

      assertThatThrownBy(() -> ignore(outstanding.sweep(10))).isInstanceOf(Halt.class);

      assertThat(fixture.state()).isInstanceOf(Idle.class);
      assertThat(fixture.swept).extracting(SweptCommand::ending).containsExactly(Ending.APPLIED);
    }

    @Test
    void of_a_call_is_told_though_the_machine_stops_right_after_it_was_written() {
      gateway.answers(WalletOperation.LINK, Either.right(LINKED));
      haltAtTheEnd();

      ignore(node.link(CUSTOMER, WALLET, "345678"));

      assertThat(fixture.state()).isInstanceOf(Idle.class);
      assertThat(toldAtTheEnd).containsExactly(1);
    }

    @Test
    void that_a_listener_fails_on_is_written_and_logged_and_the_sweep_goes_on() {
      haltDuringLink();
      WalletId second = GuardFixture.wallet(2);
      haltDuring(WalletOperation.LINK, wallets -> wallets.link(CUSTOMER, second, "345678"));
      sees(WalletOperation.FIND, Either.right(LINKED));
      sees(WalletOperation.FIND, Either.right(LINKED));
      SettleOutstanding unheard = Wallets.builder(gateway)
          .events(new FailingOnSwept())
          .clock(fixture.storeClock)
          .failureLog((message, thrown) -> fixture.logged.add(message + thrown))
          .guard(CommandGuard.over(fixture.store))
          .build()
          .settleOutstanding();

      List<SweptCommand> ended = unheard.sweep(10);

      assertThat(ended)
          .extracting(SweptCommand::ending)
          .containsExactly(Ending.APPLIED, Ending.APPLIED);
      assertThat(fixture.state()).isInstanceOf(Idle.class);
      assertThat(fixture.store.due("", 10)).isEmpty();
      assertThat(fixture.logged)
          .hasSize(2)
          .allSatisfy(line -> assertThat(line)
              .startsWith("a WalletEvents listener failed on SweptCommand[")
              .endsWith("IllegalStateException: a defect of the listener"));
    }

    private static final class FailingOnSwept implements WalletEvents {
      @Override
      public void onEnd(WalletCallEnded event) {}

      @Override
      public void onSwept(SweptCommand event) {
        throw new IllegalStateException("a defect of the listener");
      }
    }

    /** The first write begins a command or claims a look, the second one ends it. */
    private void haltAtTheEnd() {
      AtomicInteger writes = new AtomicInteger();
      fixture.store.afterWriting(() -> {
        if (writes.incrementAndGet() == 2) {
          toldAtTheEnd.add(fixture.heard.size());
          throw new Halt();
        }
      });
    }
  }

  @Nested
  class A_sweep_that_was_frozen {
    private final LookPlan brief = new LookPlan(5, Duration.ofMillis(20));

    @Test
    void repeats_no_delink_after_its_look() {
      haltDuringDelink();
      gateway.answers(WalletOperation.FIND, () -> {
        waitUntilOver(CurrentCall.sendDeadline().get());
        return Either.right(LINKED);
      });
      List<Boolean> late = new ArrayList<>();
      gateway.answers(WalletOperation.DELINK, () -> {
        late.add(CurrentCall.sendDeadline().get().isOver());
        return Either.left(UNREADABLE);
      });

      ignore(sweeping(brief));

      assertThat(late).containsExactly(true);
    }

    @Test
    void claims_no_look_that_is_over() {
      haltDuringLink();
      fixture.store.afterFinding(() -> waitUntilOver(SendDeadline.in(brief.first())));

      List<SweptCommand> ended = sweeping(brief);

      assertThat(ended).isEmpty();
      assertThat(fixture.state()).isInstanceOf(InFlight.class);
    }

    private List<SweptCommand> sweeping(LookPlan plan) {
      return fixture
          .node(CommandGuard.over(fixture.store).looks(plan))
          .settleOutstanding()
          .sweep(10);
    }

    private static void waitUntilOver(SendDeadline deadline) {
      while (!deadline.isOver()) {
        Thread.onSpinWait();
      }
    }
  }

  @Nested
  class Sweeps {
    @Test
    void of_two_nodes_look_once_between_them() {
      haltDuringLink();
      SettleOutstanding other = fixture.node().settleOutstanding();
      gateway.answers(WalletOperation.FIND, () -> {
        assertThat(other.sweep(10)).isEmpty();
        return Either.right(LINKED);
      });

      assertThat(outstanding.sweep(10)).hasSize(1);
      assertThat(gateway.asked()).containsExactly(WalletOperation.LINK, WalletOperation.FIND);
    }

    @Test
    void of_two_nodes_that_find_the_same_command_look_once_between_them() {
      haltDuringLink();
      SettleOutstanding other = fixture.node().settleOutstanding();
      List<SweptCommand> ofOther = new ArrayList<>();
      sees(WalletOperation.FIND, Either.left(UNREADABLE));
      fixture.store.afterFinding(() -> {
        fixture.store.afterFinding(() -> {});
        ofOther.addAll(other.sweep(10));
      });

      List<SweptCommand> ended = outstanding.sweep(10);

      assertThat(ended).isEqualTo(ofOther).isEmpty();
      assertThat(gateway.asked()).containsExactly(WalletOperation.LINK, WalletOperation.FIND);
    }

    @Test
    void leave_the_commands_of_another_merchant_alone() {
      haltDuringLink();
      ignore(gateway.named("other"));

      assertThat(sweepAll()).isEmpty();
      assertThat(fixture.state()).isInstanceOf(InFlight.class);
    }

    @Test
    void of_each_of_many_merchants_on_one_store_find_their_own_however_few_they_ask_for() {
      int others = 5;
      ignore(gateway.named("a busy merchant"));
      for (int i = 0; i < others; i++) {
        WalletId wallet = GuardFixture.wallet(i);
        haltDuring(WalletOperation.LINK, wallets -> wallets.link(CUSTOMER, wallet, "345678"));
      }
      ignore(gateway.named("merchant b"));
      haltDuringLink();
      sees(WalletOperation.FIND, Either.right(LINKED));

      List<SweptCommand> ended = outstanding.sweep(1);

      assertThat(ended).map(each -> each.key().merchant()).containsExactly("merchant b");
      assertThat(fixture.store.due("a busy merchant", 10)).hasSize(others);
      ignore(gateway.named("a busy merchant"));
      for (int i = 0; i < others; i++) {
        sees(WalletOperation.FIND, Either.right(LINKED));
        assertThat(outstanding.sweep(1)).hasSize(1);
      }
    }

    @Test
    void list_what_was_given_up_of_their_own_merchant_alone() {
      ignore(gateway.named("merchant b"));
      haltDuringLink();
      for (int look = 0; look < 5; look++) {
        sees(WalletOperation.FIND, Either.left(UNREADABLE));
      }
      assertThat(sweepAll()).containsExactly(Ending.GIVEN_UP);

      assertThat(outstanding.givenUp(10)).hasSize(1);
      ignore(gateway.named("merchant"));
      assertThat(outstanding.givenUp(10)).isEmpty();
    }

    @Test
    void count_the_guess_of_a_node_that_died() {
      haltDuringLink();
      sees(WalletOperation.FIND, Either.right(LINKED));

      ignore(outstanding.sweep(10));

      assertThat(fixture.state().trail().guesses()).hasSize(1);
    }

    @Test
    void forget_what_matters_no_more() {
      gateway.answers(WalletOperation.REQUEST_OTP, Either.right(UNLINKED));
      ignore(node.requestOtp(CUSTOMER, WALLET));
      fixture.pass(Duration.ofHours(1));

      assertThat(outstanding.sweep(10)).isEmpty();
      assertThat(fixture.state()).isEqualTo(CommandState.fresh());
    }
  }

  @Nested
  class Delinking_all {
    private final WalletAccount.Linked second = new WalletAccount.Unlinked(
            GuardFixture.wallet(2), UNLINKED.provider(), UNLINKED.details())
        .linked(LINKED.funds());
    private final CommandKey closing = CommandKey.closing(Option.none(), CUSTOMER.id());

    @Test
    void delinks_each_wallet_that_is_linked() {
      sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(LINKED, UNLINKED, second))));
      sees(WalletOperation.DELINK, Either.right(UNLINKED));
      sees(WalletOperation.DELINK, Either.left(new NotInThisState(second.delinked())));

      DelinkReport report = node.delinkAll(CUSTOMER).get();

      assertThat(report.delinked()).containsExactly(WALLET, second.id());
      assertThat(report.isComplete()).isTrue();
      assertThat(fixture.store.read(closing).state()).isEqualTo(CommandState.fresh());
    }

    @Test
    void names_what_was_not_delinked_and_leaves_it_to_the_sweep() {
      sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(LINKED, second))));
      sees(WalletOperation.DELINK, Either.right(UNLINKED));
      sees(WalletOperation.DELINK, Either.left(UNREADABLE));
      sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(UNLINKED, second))));
      sees(WalletOperation.DELINK, Either.right(second.delinked()));

      DelinkReport report = node.delinkAll(CUSTOMER).get();
      CommandState left = fixture.store.read(closing).state();
      fixture.pass(LEASE);

      assertThat(left).isInstanceOf(Unsettled.class);
      assertThat(fixture.logged).isEmpty();
      assertThat(report.notDelinked()).containsOnlyKeys(second.id());
      assertThat(report.isComplete()).isFalse();
      assertThat(sweepAll()).containsExactly(Ending.APPLIED);
    }

    @Test
    void names_a_wallet_that_the_provider_calls_linked_still() {
      WalletFailure linkedStill = new NotInThisState(LINKED);
      sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(LINKED))));
      sees(WalletOperation.DELINK, Either.left(linkedStill));

      DelinkReport report = node.delinkAll(CUSTOMER).get();

      assertThat(report).isEqualTo(new DelinkReport(List.of(), Map.of(WALLET, linkedStill), 0));
    }

    @Test
    void is_not_complete_while_an_entry_of_the_list_is_unreadable() {
      sees(WalletOperation.LIST, Either.right(new WalletList(List.of(LINKED), 1)));
      sees(WalletOperation.DELINK, Either.right(UNLINKED));

      DelinkReport report = node.delinkAll(CUSTOMER).get();

      assertThat(report).isEqualTo(new DelinkReport(List.of(WALLET), Map.of(), 1));
      assertThat(report.isComplete()).isFalse();
    }

    @Test
    void is_finished_by_the_sweep_if_the_machine_stops_in_between() {
      sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(LINKED, second))));
      sees(WalletOperation.DELINK, Either.right(UNLINKED));
      haltDuring(WalletOperation.DELINK, wallets -> wallets.delinkAll(CUSTOMER));
      sees(WalletOperation.FIND, Either.right(second));
      sees(WalletOperation.DELINK, Either.right(second.delinked()));
      sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(UNLINKED, second.delinked()))));

      assertThat(sweepAll()).containsExactlyInAnyOrder(Ending.APPLIED, Ending.APPLIED);
    }

    @Test
    void says_why_the_wallets_cannot_be_listed() {
      sees(WalletOperation.LIST, Either.left(UNREADABLE));

      assertThat(node.delinkAll(CUSTOMER).getLeft()).isEqualTo(UNREADABLE);
    }

    @Test
    void stays_written_and_is_finished_by_the_sweep_if_the_wallets_cannot_be_listed() {
      sees(WalletOperation.LIST, Either.left(UNREADABLE));
      sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(LINKED))));
      sees(WalletOperation.DELINK, Either.right(UNLINKED));

      ignore(node.delinkAll(CUSTOMER));
      CommandState left = fixture.store.read(closing).state();
      fixture.pass(LEASE);

      assertThat(left).isInstanceOf(Unsettled.class);
      assertThat(sweepAll()).containsExactly(Ending.APPLIED);
      assertThat(fixture.swept).extracting(SweptCommand::key).containsExactly(closing);
      assertThat(gateway.asked())
          .containsExactly(WalletOperation.LIST, WalletOperation.LIST, WalletOperation.DELINK);
    }

    @Test
    void is_held_back_and_lists_nothing_while_the_same_is_under_way() {
      List<WalletFailure> second = new ArrayList<>();
      gateway.answers(WalletOperation.LIST, () -> {
        second.add(node.delinkAll(CUSTOMER).getLeft());
        return Either.right(WalletList.of(List.of()));
      });

      DelinkReport first = node.delinkAll(CUSTOMER).get();

      assertThat(second)
          .containsExactly(new HeldBack(
              HeldBack.Reason.ANOTHER_IN_FLIGHT, Option.some(fixture.now().plus(LEASE))));
      assertThat(first.isComplete()).isTrue();
      assertThat(gateway.asked()).containsExactly(WalletOperation.LIST);
    }

    @Test
    void works_without_a_guard() {
      sees(WalletOperation.LIST, Either.right(WalletList.of(List.of(LINKED))));
      sees(WalletOperation.DELINK, Either.right(UNLINKED));

      DelinkReport report =
          fixture.node(CommandGuard.none()).delinkAll(CUSTOMER).get();

      assertThat(report.delinked()).containsExactly(WALLET);
    }
  }

  @Test
  void shows_no_secret_in_a_state_an_event_or_a_log_line() {
    haltDuring(WalletOperation.LINK, wallets -> wallets.link(CUSTOMER, WALLET, "271828"));
    String written = fixture.state() + "" + CommandRow.of(fixture.state());
    sees(WalletOperation.FIND, Either.right(LINKED));

    ignore(outstanding.sweep(10));

    assertThat(written + fixture.swept + fixture.heard + fixture.logged)
        .doesNotContain("271828", "tok_winysteev9eftrwcv6me");
  }
}
