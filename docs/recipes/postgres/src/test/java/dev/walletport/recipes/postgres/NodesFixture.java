package dev.walletport.recipes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.PortCalls;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One provider, in memory and over HTTP, one empty table, and nodes that share both. */
final class NodesFixture implements WalletEvents, AutoCloseable {

  private static final int LOOKS = 8;
  private static final NewWallet NEW_WALLET = NewWallet.at(WalletProvider.MOBIKWIK);

  final FakeWallets fake = FakeWallets.create();
  final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final PostgresServer server;
  private final JuspaySandbox sandbox;
  private final HikariDataSource pool;
  private final JuspayTransport transport;
  private final List<SweptCommand> swept = new ArrayList<>();

  NodesFixture(PostgresServer server) throws IOException, SQLException {
    this.server = server;
    this.sandbox = JuspaySandbox.start(fake);
    this.transport =
        JuspayTransport.open(JuspaySettings.builder(sandbox.uri(), NodeMain.KEY).build());
    this.pool = NodePool.open(server.url(), 8);
    CommandTable.execute(pool, "truncate wallet_command");
  }

  /** A node in a JVM of its own, once it is ready. */
  NodeProcess process(Map<String, String> options) throws IOException {
    NodeProcess node = NodeProcess.start(server, sandbox.uri(), options);
    assertThat(node.hear("ready")).isEmpty();
    return node;
  }

  /** A node in this JVM. */
  Wallets node() {
    return node(gateway());
  }

  /** A node in this JVM that does something at a moment of its calls of the gateway. */
  Wallets nodeThatDoes(String moment, Work work) {
    PortCalls calls = new PortCalls(reached -> {
      if (reached.name().equals(moment)) {
        work.run();
      }
    });
    return node(calls.watched(WalletGateway.class, gateway()));
  }

  /** What a test does in the middle of a call. */
  @FunctionalInterface
  interface Work {
    void doIt() throws Exception;

    default void run() {
      try {
        doIt();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private WalletGateway gateway() {
    return transport.gateway(JuspayMerchant.named(NodeMain.MERCHANT, NodeMain.KEY));
  }

  private Wallets node(WalletGateway gateway) {
    return Wallets.builder(gateway)
        .events(this)
        .guard(CommandGuard.over(new JdbcCommandStore(pool, NodePool.STATEMENT)))
        .build();
  }

  Customer newCustomer() {
    return fake.openCustomer(CustomerId.of("customer_" + fake.customers().size()));
  }

  WalletId newWallet() {
    return fake.openWallet(customer.id(), NEW_WALLET);
  }

  WalletId walletWithOtp() {
    WalletId wallet = newWallet();
    assertThat(fake.gateway().requestOtp(customer, wallet).isRight()).isTrue();
    return wallet;
  }

  WalletId linkedWallet() {
    WalletId wallet = newWallet();
    fake.linkElsewhere(wallet);
    return wallet;
  }

  /** What has arrived at the provider, in order. */
  List<JournalEntry> arrived(WalletOperation operation, WalletId wallet) {
    return fake.journal().stream()
        .filter(entry -> entry.operation() == operation && entry.wallet().contains(wallet))
        .toList();
  }

  /** Waits until the database is reached again. */
  void awaitDatabase() throws SQLException {
    NodePool.awaitConnection(pool);
  }

  /** Looks as often as the plan has it and more, each time as if the next look were due. */
  List<SweptCommand> sweepToTheEnd() throws SQLException {
    for (int look = 0; look < LOOKS; look++) {
      makeDue();
      assertThat(swept).containsAll(node().settleOutstanding().sweep(100));
    }
    return List.copyOf(swept);
  }

  /** As if the lease were over, and the time of the next look. */
  void makeDue() throws SQLException {
    CommandTable.execute(
        pool,
        "update wallet_command set due = due - interval '1 hour'"
            + " where phase in ('IN_FLIGHT', 'UNSETTLED')");
  }

  /** As if all windows and pauses were over. */
  void forgetMessages() throws SQLException {
    CommandTable.execute(pool, "delete from wallet_command where phase = 'IDLE'");
  }

  /** The ids of calls of which the end is not written. */
  List<String> open() throws SQLException {
    return column("select call_id from wallet_command where phase in ('IN_FLIGHT', 'UNSETTLED')");
  }

  /** All rows as text. */
  List<String> rows() throws SQLException {
    return column("select wallet_command::text from wallet_command");
  }

  private List<String> column(String query) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      return values;
    }
  }

  @Override
  public void onEnd(WalletCallEnded event) {
    // What ended by its answer is told to its caller.
  }

  @Override
  public void onSwept(SweptCommand event) {
    swept.add(event);
  }

  @Override
  public void close() {
    pool.close();
    transport.close();
    sandbox.close();
  }
}
