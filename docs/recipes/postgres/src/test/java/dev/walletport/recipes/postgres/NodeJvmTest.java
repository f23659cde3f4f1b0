package dev.walletport.recipes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nodes that are real processes, with the Juspay adapter, on one PostgreSQL and one provider over
 * HTTP. The numbers of the ordinary build are small; the recipe's page has the commands for more.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class NodeJvmTest {

  private static PostgresServer server;

  private NodesFixture fixture;

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
  void open() throws Exception {
    fixture = new NodesFixture(server);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Nested
  class Three_nodes {
    private static final int WALLETS = Integer.getInteger("guard.wallets", 600);
    private static final int ROUND = 200;

    @Test
    void that_all_tap_every_wallet_send_one_command_for_each() throws Exception {
      try (NodeProcess first = fixture.process(Map.of());
          NodeProcess second = fixture.process(Map.of());
          NodeProcess third = fixture.process(Map.of())) {
        for (int done = 0; done < WALLETS; done += ROUND) {
          List<WalletId> wallets = new ArrayList<>();
          List<String> taps = taps(done, Math.min(ROUND, WALLETS - done), wallets);

          int permits = permits(List.of(first, second, third), taps);

          assertThat(permits).isEqualTo(wallets.size());
          assertThat(wallets).allMatch(wallet -> fixture.fake.inbox().count(wallet) == 1);
          assertThat(wallets)
              .allMatch(
                  wallet -> fixture.arrived(WalletOperation.REQUEST_OTP, wallet).size() == 1);
        }
      }
    }

    /** Each wallet of a customer of its own. */
    private List<String> taps(int first, int most, List<WalletId> wallets) {
      List<String> lines = new ArrayList<>();
      for (int i = first; i < first + most; i++) {
        Customer owner = fixture.fake.openCustomer(CustomerId.of("customer_" + i));
        WalletId wallet =
            fixture.fake.openWallet(owner.id(), NewWallet.at(WalletProvider.MOBIKWIK));
        wallets.add(wallet);
        lines.add(owner.id() + " " + wallet);
      }
      return lines;
    }

    private int permits(List<NodeProcess> nodes, List<String> taps) throws IOException {
      String all = "taps " + taps.size() + "\n" + String.join("\n", taps);
      for (NodeProcess node : nodes) {
        node.say(all);
      }
      int permits = 0;
      for (NodeProcess node : nodes) {
        permits += Integer.parseInt(node.hear("answer"));
      }
      return permits;
    }
  }

  @Nested
  class A_node_that_is_halted {

    /** The moment is that before or after a call of a port, by how many of that name there were. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE               | ANSWERED    | after create,1
            REQUEST_OTP          | ANSWERED    | after requestOtp,1
            LINK                 | ANSWERED    | before get,1
            LINK                 | ANSWERED    | after link,1
            LINK                 | LOST        | after link,1
            LINK                 | ANSWER_LOST | after find,1
            LINK                 | ANSWERED    | after begin,1
            LINK                 | ANSWERED    | after replace,1
            DELINK               | LOST        | before delink,1
            DELINK_ALL           | ANSWERED    | after delink,1
            CHANGE_MOBILE_NUMBER | ANSWERED    | after changeMobileNumber,1
            """)
    void leaves_one_command_at_most_and_an_end_for_it(
        Guarded command, ProviderOutcome outcome, String moment) throws Exception {
      HaltedCommand halting = new HaltedCommand(command, outcome);

      boolean halted = halting.isHaltedAt(moment);

      assertThat(halted).isTrue();
      halting.assertSettled();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after replace,1", "after onSwept,1"})
    void while_it_sweeps_leaves_the_rest_to_the_next_sweep(String moment) throws Exception {
      HaltedCommand halting = new HaltedCommand(Guarded.LINK, ProviderOutcome.ANSWERED);
      assertThat(halting.isHaltedAt("after link,1")).isTrue();
      fixture.makeDue();

      try (NodeProcess sweeping = fixture.process(Map.of("halt", moment))) {
        sweeping.say("sweep");
        sweeping.sayNoMore();
        assertThat(sweeping.awaitEnd()).as("%s", sweeping.heard()).isEqualTo(3);
      }

      halting.assertSettled();
    }

    /** A process for each moment; minutes. */
    @ParameterizedTest
    @Timeout(3_600)
    @EnabledIfSystemProperty(named = "guard.moments", matches = "all")
    @EnumSource(Guarded.class)
    void at_every_moment_one_by_one_leaves_the_same(Guarded command) throws Exception {
      for (ProviderOutcome outcome : ProviderOutcome.values()) {
        boolean halted = true;
        for (int moment = 1; halted; moment++) {
          HaltedCommand halting = new HaltedCommand(command, outcome);

          halted = halting.isHaltedAt(String.valueOf(moment));

          halting.assertSettled();
        }
      }
    }
  }

  private enum Guarded {
    CREATE(WalletOperation.CREATE, "createWithOtp"),
    REQUEST_OTP(WalletOperation.REQUEST_OTP, "requestOtp"),
    LINK(WalletOperation.LINK, "link"),
    DELINK(WalletOperation.DELINK, "delink"),
    DELINK_ALL(WalletOperation.DELINK, "delinkAll"),
    CHANGE_MOBILE_NUMBER(WalletOperation.CHANGE_MOBILE_NUMBER, "changeMobileNumber");

    private final WalletOperation operation;
    private final String word;

    Guarded(WalletOperation operation, String word) {
      this.operation = operation;
      this.word = word;
    }
  }

  private enum ProviderOutcome {
    ANSWERED,
    ANSWER_LOST,
    LOST
  }

  /** One command of a node that is halted, for a customer of its own. */
  private final class HaltedCommand {

    private final NodesFixture nodes = fixture;
    private final Guarded command;
    private final Customer customer;
    private final WalletId wallet;
    private final int before;
    private List<String> heard = List.of();

    HaltedCommand(Guarded command, ProviderOutcome outcome) {
      this.command = command;
      this.customer = nodes.newCustomer();
      this.wallet = nodes.fake.openWallet(customer.id(), NewWallet.at(WalletProvider.PAYTM));
      if (command.operation == WalletOperation.LINK) {
        assertThat(nodes.fake.gateway().requestOtp(customer, wallet).isRight()).isTrue();
      }
      if (command.operation == WalletOperation.DELINK) {
        nodes.fake.linkElsewhere(wallet);
      }
      this.before = nodes.fake.journal().size();
      play(outcome);
    }

    private void play(ProviderOutcome outcome) {
      if (outcome != ProviderOutcome.ANSWERED) {
        nodes
            .fake
            .faults()
            .next(
                command.operation,
                outcome == ProviderOutcome.LOST ? Fault.requestLost() : Fault.answerLost());
      }
    }

    boolean isHaltedAt(String moment) throws Exception {
      try (NodeProcess node = nodes.process(Map.of("halt", moment))) {
        String otp = command == Guarded.LINK ? nodes.fake.inbox().newestOtp(wallet) : "";
        node.say(command.word + " " + customer.id() + " " + wallet + " " + otp);
        node.sayNoMore();
        int status = node.awaitEnd();
        heard = node.heard();
        nodes.fake.faults().clear();
        return status != 0;
      }
    }

    /** Nothing is open, and each end was told, by the node before it was halted or by a sweep. */
    void assertSettled() throws SQLException {
      List<String> open = nodes.open();

      List<SweptCommand> swept = nodes.sweepToTheEnd();

      assertThat(nodes.open()).isEmpty();
      assertThat(swept).extracting(ended -> ended.command().call()).containsAll(open);
      assertThat(applied()).as("%s", heard).hasSizeLessThanOrEqualTo(1);
      assertThat(sent())
          .hasSizeLessThanOrEqualTo(command.operation == WalletOperation.DELINK ? 2 : 1);
      if (!sent().isEmpty()) {
        assertThat(heard.stream().anyMatch(line -> line.startsWith("told")) || !swept.isEmpty())
            .as("%s", heard)
            .isTrue();
      }
    }

    private List<JournalEntry> sent() {
      return nodes.fake.journal().stream()
          .skip(before)
          .filter(entry -> entry.operation() == command.operation)
          .toList();
    }

    private List<JournalEntry> applied() {
      return sent().stream()
          .filter(entry -> entry.failure().isEmpty()
              || entry.fault().exists(fault -> fault.kind() == Fault.Kind.ANSWER_LOST))
          .toList();
    }
  }

  @Nested
  class A_node_that_is_frozen {

    /** 1 s to begin, 0.6 for the call; the lease is 2 s. */
    private static final String LEASE = "1000,600,200,200";

    private static final Duration LONGER = Duration.ofMillis(2_100);

    @Test
    void for_longer_than_its_lease_sends_no_byte_when_it_goes_on() throws Exception {
      try (NodeProcess node = fixture.process(Map.of("lease", LEASE))) {
        assertThat(linksAtLeastOnce(node)).isTrue();
        for (String moment : List.of("after begin", "before link", "before get", "after get")) {
          WalletId wallet = fixture.walletWithOtp();

          String answer = linkFrozenAt(moment, node, wallet);

          assertThat(answer).as(moment).isEqualTo("Unavailable");
          assertThat(fixture.arrived(WalletOperation.LINK, wallet)).as(moment).isEmpty();
        }
        assertThat(fixture.sweepToTheEnd()).isEmpty();
      }
    }

    @Test
    void leaves_its_wallet_to_the_node_that_swept_meanwhile() throws Exception {
      try (NodeProcess node = fixture.process(Map.of("lease", LEASE))) {
        WalletId wallet = fixture.walletWithOtp();
        node.say("hold after begin");
        assertThat(node.hear("answer")).isEqualTo("will hold");
        node.say("link " + fixture.customer.id() + " " + wallet + " " + otp(wallet));
        assertThat(node.hear("held")).isEqualTo("after begin");

        node.freezeFor(LONGER);
        List<SweptCommand> swept = fixture.sweepToTheEnd();
        node.say("go");

        assertThat(node.hear("answer")).isEqualTo("Unavailable");
        assertThat(swept)
            .singleElement()
            .extracting(SweptCommand::ending)
            .isEqualTo(SweptCommand.Ending.NOT_APPLIED);
        assertThat(fixture.open()).isEmpty();
        assertThat(fixture.arrived(WalletOperation.LINK, wallet)).isEmpty();
        assertThat(fixture.node().link(fixture.customer, wallet, otp(wallet)).isRight())
            .isTrue();
      }
    }

    /** On a crowded machine a first call can be too late without being frozen. */
    private boolean linksAtLeastOnce(NodeProcess node) throws IOException {
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 5 && !answers.contains("done"); i++) {
        WalletId wallet = fixture.walletWithOtp();
        node.say("link " + fixture.customer.id() + " " + wallet + " " + otp(wallet));
        answers.add(node.hear("answer"));
      }
      return answers.contains("done");
    }

    private String linkFrozenAt(String moment, NodeProcess node, WalletId wallet) throws Exception {
      node.say("hold " + moment);
      assertThat(node.hear("answer")).isEqualTo("will hold");
      node.say("link " + fixture.customer.id() + " " + wallet + " " + otp(wallet));
      assertThat(node.hear("held")).isEqualTo(moment);
      node.freezeFor(LONGER);
      node.say("go");
      return node.hear("answer");
    }

    private String otp(WalletId wallet) {
      return fixture.fake.inbox().newestOtp(wallet);
    }
  }
}
