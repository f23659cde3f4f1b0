package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.CommandGuard;
import dev.walletport.application.LeaseTimes;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.PortCalls;
import dev.walletport.application.testing.PortCalls.Moment;
import dev.walletport.domain.Command;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A node stops for good before or after each call of the store, the gateway and the listener that
 * it makes, one after the other: of each guarded command, of each way that the provider may take
 * it, and of the sweep that settles it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadNodeTest {

  private static final Duration LEASE = LeaseTimes.standard().length();
  private static final NewWallet NEW_WALLET = NewWallet.at(WalletProvider.MOBIKWIK);
  private static final int MOST_MOMENTS = 200;

  /** A node that stops does nothing more, whatever it catches. */
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1;
  }

  private enum Guarded {
    CREATE(WalletOperation.CREATE, "create"),
    CREATE_WITH_OTP(WalletOperation.CREATE, "create"),
    REQUEST_OTP(WalletOperation.REQUEST_OTP, "requestOtp"),
    LINK(WalletOperation.LINK, "link"),
    WRONG_LINK(WalletOperation.LINK, "link"),
    DELINK(WalletOperation.DELINK, "delink"),
    DELINK_ALL(WalletOperation.DELINK, "delink"),
    CHANGE_MOBILE_NUMBER(WalletOperation.CHANGE_MOBILE_NUMBER, "changeMobileNumber");

    private final WalletOperation operation;
    private final String method;

    Guarded(WalletOperation operation, String method) {
      this.operation = operation;
      this.method = method;
    }
  }

  /** What becomes of the command at the provider. */
  private enum ProviderOutcome {
    ANSWERED,
    APPLIED_AND_ANSWER_LOST,
    NEVER_APPLIED,
    NOT_CONNECTED;

    private void play(Faults faults, WalletOperation operation) {
      switch (this) {
        case ANSWERED -> {}
        case APPLIED_AND_ANSWER_LOST -> faults.next(operation, Fault.answerLost());
        case NEVER_APPLIED -> faults.next(operation, Fault.requestLost());
        case NOT_CONNECTED -> faults.next(operation, Fault.unavailable());
      }
    }
  }

  static Stream<Arguments> commands() {
    return Stream.of(Guarded.values())
        .flatMap(command ->
            Stream.of(ProviderOutcome.values()).map(outcome -> Arguments.of(command, outcome)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("commands")
  void at_any_moment_of_a_command_leaves_what_a_sweep_brings_to_an_end(
      Guarded command, ProviderOutcome outcome) {
    int moment = 0;
    boolean isWhole = false;

    while (!isWhole) {
      NodesOfOneHost host = new NodesOfOneHost(command, outcome);
      Node node = host.node(++moment);
      isWhole = node.runs(command);
      host.assertSentOnce(node);

      host.sweepToTheEnd();

      host.assertSettled(node);
    }
    assertThat(moment).isBetween(10, MOST_MOMENTS);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("commands")
  void at_any_moment_of_the_sweep_leaves_what_the_next_sweep_brings_to_an_end(
      Guarded command, ProviderOutcome outcome) {
    int moment = 0;
    boolean isWhole = false;

    while (!isWhole) {
      NodesOfOneHost host = new NodesOfOneHost(command, outcome);
      Node node = host.nodeThatStops("after " + command.method);
      assertThat(node.runs(command)).isFalse();
      host.pass(LEASE);
      Node sweeping = host.node(++moment);
      isWhole = sweeping.sweeps();

      host.sweepToTheEnd();

      host.assertSettled(sweeping);
    }
    assertThat(moment).isBetween(5, MOST_MOMENTS);
  }

  /** Nodes, their store and their provider, with one customer. */
  private static final class NodesOfOneHost implements WalletEvents {

    private final FakeWallets fake = FakeWallets.create();
    private final RecordingCommandStore store =
        new RecordingCommandStore(CommandStore.inMemory(fake.clock()));
    private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    private final List<CallId> told = new ArrayList<>();
    private final WalletOperation operation;
    private final ProviderOutcome outcome;
    private WalletId wallet = WalletId.of("wlt_none");
    private String otp = "";
    private int calls;
    private int before;

    NodesOfOneHost(Guarded command, ProviderOutcome outcome) {
      this.operation = command.operation;
      this.outcome = outcome;
      prepare(command);
      this.before = fake.journal().size();
      outcome.play(fake.faults(), operation);
    }

    private void prepare(Guarded command) {
      if (operation == WalletOperation.CREATE) {
        return;
      }
      wallet = fake.openWallet(customer.id(), NEW_WALLET);
      if (operation == WalletOperation.LINK) {
        ignore(fake.gateway().requestOtp(customer, wallet));
        String sent = fake.inbox().newestOtp(wallet);
        otp = command == Guarded.LINK ? sent : other(sent);
      }
      if (operation == WalletOperation.DELINK) {
        fake.linkElsewhere(wallet);
      }
    }

    private static String other(String sent) {
      return sent.equals("271828") ? "314159" : "271828";
    }

    Node node(int last) {
      return new Node(this, moment -> moment.number() >= last);
    }

    Node nodeThatStops(String name) {
      return new Node(this, moment -> moment.name().equals(name));
    }

    Wallets wallets(WalletGateway gateway, CommandStore seen, WalletEvents events) {
      return Wallets.builder(gateway)
          .clock(fake.clock())
          .callIds(() -> CallId.of("call-" + ++calls))
          .events(events)
          .failureLog((message, thrown) -> assertThat(thrown).isInstanceOf(Stopped.class))
          .guard(CommandGuard.over(seen))
          .build();
    }

    @Override
    public void onEnd(WalletCallEnded event) {
      told.add(event.stamp().id());
    }

    @Override
    public void onSwept(SweptCommand event) {
      told.add(CallId.of(event.command().call()));
    }

    void pass(Duration time) {
      fake.clock().advance(time);
    }

    /** By nodes that do not stop, as often as the plan has looks and more. */
    void sweepToTheEnd() {
      pass(LEASE);
      for (int look = 0; look < 8; look++) {
        ignore(wallets(fake.gateway(), store, this).settleOutstanding().sweep(10));
        pass(Duration.ofMinutes(10));
      }
    }

    private List<JournalEntry> sent() {
      return fake.journal().stream()
          .skip(before)
          .filter(entry -> entry.operation().isCommand())
          .toList();
    }

    /** A delink alone may be sent again, once a read has shown the wallet still linked. */
    void assertSentOnce(Node node) {
      assertThat(applied()).as(node.last).hasSizeLessThanOrEqualTo(1);
      assertThat(sent())
          .as(node.last)
          .hasSizeLessThanOrEqualTo(operation == WalletOperation.DELINK ? 2 : 1);
    }

    /**
     * A delink that has begun is done in the end, unless its own caller was told that it is not.
     */
    void assertSettled(Node node) {
      assertSentOnce(node);
      assertThat(store.due("", 10)).as(node.last).isEmpty();
      assertThat(begunOnWallets()).as(node.last).allMatch(this::isTold);
      if (operation == WalletOperation.DELINK && outcome != ProviderOutcome.NOT_CONNECTED) {
        assertThat(isLinked()).as(node.last).isEqualTo(store.begun().isEmpty());
      }
    }

    /** The closing of an account is told by the delinks that it consists of. */
    private List<Command> begunOnWallets() {
      return store.begun().stream()
          .filter(begun -> begun.wallet().isDefined() || operation == WalletOperation.CREATE)
          .toList();
    }

    /** By its own event, or by that of the delink that took over what was unsettled. */
    private boolean isTold(Command begun) {
      List<Command> all = begunOnWallets();
      return all.subList(all.indexOf(begun), all.size()).stream()
          .filter(
              later -> later.equals(begun) || later.action().operation() == WalletOperation.DELINK)
          .anyMatch(each -> told.contains(CallId.of(each.call())));
    }

    private List<JournalEntry> applied() {
      return sent().stream()
          .filter(entry -> (entry.fault().isEmpty() && entry.failure().isEmpty())
              || entry.fault().exists(fault -> fault.kind() == Fault.Kind.ANSWER_LOST))
          .toList();
    }

    private boolean isLinked() {
      WalletAccount account = fake.wallet(wallet).get().account();
      return account.fold(unlinked -> false, linked -> true);
    }
  }

  /** A node that stops at the first moment that fits, and at all that follow. */
  private static final class Node {

    private final NodesOfOneHost host;
    private final Predicate<Moment> isLast;
    private final Wallets wallets;
    private String last = "not stopped";
    private boolean stopped;

    Node(NodesOfOneHost host, Predicate<Moment> isLast) {
      this.host = host;
      this.isLast = isLast;
      PortCalls calls = new PortCalls(this::stopAtTheLast);
      this.wallets = host.wallets(
          calls.watched(WalletGateway.class, host.fake.gateway()),
          calls.watched(CommandStore.class, host.store),
          calls.watched(WalletEvents.class, host));
    }

    private void stopAtTheLast(Moment moment) {
      if (stopped) {
        throw new Stopped();
      }
      if (isLast.test(moment)) {
        stopped = true;
        last = moment.toString();
        throw new Stopped();
      }
    }

    /** Whether it came to the end without being stopped. */
    boolean runs(Guarded command) {
      return isWhole(() -> ignore(answer(command)));
    }

    boolean sweeps() {
      return isWhole(() -> {
        for (int look = 0; look < 7; look++) {
          ignore(wallets.settleOutstanding().sweep(10));
          host.pass(Duration.ofMinutes(10));
        }
      });
    }

    private boolean isWhole(Runnable work) {
      try {
        work.run();
      } catch (Stopped expected) {
        assertThat(stopped).isTrue();
      }
      return !stopped;
    }

    private Object answer(Guarded command) {
      Customer customer = host.customer;
      WalletId wallet = host.wallet;
      return switch (command) {
        case CREATE -> wallets.create(customer, NEW_WALLET);
        case CREATE_WITH_OTP -> wallets.create(customer, NEW_WALLET.withFirstOtp());
        case REQUEST_OTP -> wallets.requestOtp(customer, wallet);
        case LINK, WRONG_LINK -> wallets.link(customer, wallet, host.otp);
        case DELINK -> wallets.delink(customer, wallet);
        case DELINK_ALL -> wallets.delinkAll(customer);
        case CHANGE_MOBILE_NUMBER ->
          wallets.changeMobileNumber(customer, wallet, MobileNumber.of("9123456780"));
      };
    }
  }
}
