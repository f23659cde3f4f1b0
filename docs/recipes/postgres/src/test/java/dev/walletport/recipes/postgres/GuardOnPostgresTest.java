package dev.walletport.recipes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.PortCalls;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Remedy;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Nodes of one host that share a table, each with a store and a guard of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardOnPostgresTest {

  private static final int NODES = 4;

  private static PostgresServer server;

  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final List<Wallets> nodes = new ArrayList<>();
  private final List<CommandStore> stores = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start();
    CommandTable.create(server.dataSource());
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open_the_nodes() {
    for (int node = 0; node < NODES; node++) {
      CommandStore store = CommandTable.emptyStore(server.dataSource());
      stores.add(store);
      nodes.add(Wallets.builder(fake.gateway())
          .clock(fake.clock())
          .guard(CommandGuard.over(store))
          .build());
    }
  }

  @Test
  void of_taps_on_all_nodes_at_once_one_reaches_the_provider() throws Exception {
    for (int round = 0; round < 20; round++) {
      WalletId wallet = newWallet();

      List<Either<WalletFailure, Unlinked>> answers =
          onAllNodes(node -> node.requestOtp(customer, wallet));

      assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
      assertThat(answers.stream().filter(Either::isLeft).map(Either::getLeft))
          .hasSize(NODES - 1)
          .hasOnlyElementsOfType(HeldBack.class)
          .extracting(WalletFailure::remedy)
          .containsOnly(Remedy.WAIT);
      assertThat(sent(WalletOperation.REQUEST_OTP, wallet)).isEqualTo(1);
      CommandTable.emptyStore(server.dataSource());
    }
  }

  @Test
  void one_wrong_otp_on_all_nodes_at_once_is_one_guess() throws Exception {
    WalletId wallet = newWallet();
    assertThat(nodes.get(0).requestOtp(customer, wallet).isRight()).isTrue();

    List<Either<WalletFailure, ?>> answers =
        onAllNodes(node -> node.link(customer, wallet, "271828"));

    assertThat(answers).allMatch(Either::isLeft);
    assertThat(sent(WalletOperation.LINK, wallet)).isBetween(1L, (long) NODES);
    assertThat(answers.stream().filter(answer -> !(answer.getLeft() instanceof HeldBack)))
        .hasSize((int) sent(WalletOperation.LINK, wallet));
  }

  @Test
  void while_the_database_is_down_commands_fail_with_nothing_sent_and_reads_and_delinks_go_on()
      throws Exception {
    WalletId wallet = newWallet();
    Wallets node = nodes.get(0);

    server.stopAtOnce();
    WalletFailure otp = node.requestOtp(customer, wallet).getLeft();
    WalletFailure link = node.link(customer, wallet, "271828").getLeft();
    WalletFailure create =
        node.create(customer, NewWallet.at(WalletProvider.PAYTM)).getLeft();
    boolean isRead = node.find(customer, wallet).isRight();
    WalletFailure delink = node.delink(customer, wallet).getLeft();
    server.startAgain();

    assertThat(List.of(otp, link, create)).hasOnlyElementsOfType(Unavailable.class);
    assertThat(fake.journal())
        .extracting(JournalEntry::operation)
        .doesNotContain(WalletOperation.REQUEST_OTP, WalletOperation.LINK);
    assertThat(isRead).isTrue();
    assertThat(delink.remedy()).isEqualTo(Remedy.SHOW_STATE);
    assertThat(node.requestOtp(customer, wallet).isRight()).isTrue();
    assertThat(node.link(customer, wallet, fake.inbox().newestOtp(wallet)).isRight())
        .isTrue();
  }

  @Test
  void what_is_lost_is_settled_by_the_sweep_of_another_node() throws Exception {
    WalletId wallet = newWallet();
    Wallets withoutSettling = Wallets.builder(fake.gateway())
        .clock(fake.clock())
        .settling(SettlingPolicy.none())
        .guard(CommandGuard.over(stores.get(0)))
        .build();
    assertThat(nodes.get(1).requestOtp(customer, wallet).isRight()).isTrue();
    fake.faults().next(WalletOperation.LINK, Fault.answerLost());
    assertThat(withoutSettling
            .link(customer, wallet, fake.inbox().newestOtp(wallet))
            .getLeft()
            .remedy())
        .isEqualTo(Remedy.READ_BEFORE_ANYTHING);
    assertThat(nodes.get(2).link(customer, wallet, "271828").getLeft())
        .isInstanceOf(HeldBack.class);

    CommandTable.execute(
        server.dataSource(), "update wallet_command set due = due - interval '10 minutes'");

    assertThat(nodes.get(3).settleOutstanding().sweep(10)).hasSize(1);
    assertThat(nodes.get(2).settleOutstanding().sweep(10)).isEmpty();
    assertThat(nodes.get(2).delink(customer, wallet).isRight()).isTrue();
  }

  @Test
  void nodes_whose_clocks_are_minutes_apart_agree_on_the_lease_and_the_pause() throws Exception {
    WalletId wallet = newWallet();
    Wallets ahead = nodeWithClock(Duration.ofMinutes(5));
    Wallets behind = nodeWithClock(Duration.ofMinutes(-5));
    List<WalletFailure> meanwhile = new ArrayList<>();
    List<Integer> swept = new ArrayList<>();
    Wallets slow = nodeThatDoes("before requestOtp", () -> {
      meanwhile.add(ahead.requestOtp(customer, wallet).getLeft());
      meanwhile.add(behind.requestOtp(customer, wallet).getLeft());
      swept.add(ahead.settleOutstanding().sweep(10).size());
    });

    assertThat(slow.requestOtp(customer, wallet).isRight()).isTrue();
    meanwhile.add(ahead.requestOtp(customer, wallet).getLeft());
    meanwhile.add(behind.requestOtp(customer, wallet).getLeft());

    assertThat(meanwhile)
        .extracting(WalletFailure::kind)
        .containsExactly(
            "HeldBack.ANOTHER_IN_FLIGHT",
            "HeldBack.ANOTHER_IN_FLIGHT",
            "HeldBack.TOO_SOON",
            "HeldBack.TOO_SOON");
    assertThat(swept).containsExactly(0);
    assertThat(sent(WalletOperation.REQUEST_OTP, wallet)).isEqualTo(1);
  }

  private Wallets nodeWithClock(Duration offset) {
    return Wallets.builder(fake.gateway())
        .clock(InstantSource.offset(InstantSource.system(), offset))
        .guard(CommandGuard.over(stores.get(0)))
        .build();
  }

  private Wallets nodeThatDoes(String moment, Runnable work) {
    PortCalls calls = new PortCalls(reached -> {
      if (reached.name().equals(moment)) {
        work.run();
      }
    });
    return Wallets.builder(calls.watched(WalletGateway.class, fake.gateway()))
        .guard(CommandGuard.over(stores.get(1)))
        .build();
  }

  private WalletId newWallet() {
    return fake.gateway()
        .create(customer, NewWallet.at(WalletProvider.MOBIKWIK))
        .get()
        .id();
  }

  private long sent(WalletOperation operation, WalletId wallet) {
    return fake.journal().stream()
        .filter(entry -> entry.operation() == operation)
        .filter(entry -> entry.wallet().contains(wallet))
        .count();
  }

  private <T> List<T> onAllNodes(Tap<T> tap) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(NODES);
    try {
      CyclicBarrier start = new CyclicBarrier(NODES);
      List<Callable<T>> taps = IntStream.range(0, NODES)
          .<Callable<T>>mapToObj(node -> () -> {
            start.await();
            return tap.on(nodes.get(node));
          })
          .toList();
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(taps)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private interface Tap<T> {
    T on(Wallets node);
  }
}
