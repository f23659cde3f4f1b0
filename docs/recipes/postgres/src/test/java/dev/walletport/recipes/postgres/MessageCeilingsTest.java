package dev.walletport.recipes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.SendContext;
import dev.walletport.application.port.WalletCallBegun;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.HashKey;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Origin;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand taps on two nodes, each with its own connections to one table. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class MessageCeilingsTest implements WalletEvents {

  private static final int TAPS = 1_000;
  private static final int WALLETS = 50;
  private static final MobileNumber NUMBER = MobileNumber.of("9876501234");
  private static final String ADDRESS = "203.0.113.77";
  private static final Origin ORIGIN = Origin.of(ADDRESS);
  private static final GuardLimits LIMITS = GuardLimits.standard();

  private static PostgresServer server;

  private final FakeWallets fake = FakeWallets.create();
  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  private final RecordingHandler log = new RecordingHandler();
  private final List<HikariDataSource> pools = new ArrayList<>();

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
  void open() throws SQLException {
    pools.add(NodePool.open(server.url(), 4));
    pools.add(NodePool.open(server.url(), 4));
    CommandTable.execute(pools.get(0), "truncate wallet_command");
    Logger.getLogger("").addHandler(log);
  }

  @AfterEach
  void close() {
    Logger.getLogger("").removeHandler(log);
    pools.forEach(HikariDataSource::close);
  }

  @Test
  void by_one_customer_send_as_many_messages_as_the_customer_may_have() throws Exception {
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));

    List<WalletId> wallets = tapOn(SendContext.none(), i -> customer);

    assertThat(sent(wallets)).isEqualTo(LIMITS.shared().customer().most());
  }

  @Test
  void on_one_number_send_as_many_messages_as_the_number_may_have() throws Exception {
    SendContext context = new SendContext(Option.some(NUMBER), Option.none());

    List<WalletId> wallets = tapOn(context, this::customer);

    assertThat(sent(wallets)).isEqualTo(LIMITS.shared().number().most());
  }

  @Test
  void by_one_origin_send_as_many_messages_as_the_origin_may_have() throws Exception {
    SendContext context = new SendContext(Option.none(), Option.some(ORIGIN));

    List<WalletId> wallets = tapOn(context, this::customer);

    assertThat(sent(wallets)).isEqualTo(LIMITS.shared().origin().most());
  }

  @Test
  void by_a_stranger_leave_the_customer_who_has_an_otp_to_link_and_no_secret_behind()
      throws Exception {
    SendContext context = new SendContext(Option.some(NUMBER), Option.some(ORIGIN));
    Customer customer = customer(WALLETS);
    WalletId wallet = fake.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));
    Wallets node = nodes(context).get(0);
    assertThat(node.requestOtp(customer, wallet).isRight()).isTrue();

    List<WalletId> others = tapOn(context, this::customer);
    Either<WalletFailure, ?> next = node.requestOtp(customer, wallet);
    String otp = fake.inbox().newestOtp(wallet);
    Either<WalletFailure, Linked> linked = node.link(customer, wallet, otp);

    assertThat(sent(others)).isEqualTo(LIMITS.shared().number().most() - 1);
    assertThat(next.getLeft()).isInstanceOf(HeldBack.class);
    assertThat(linked.isRight()).isTrue();
    assertNoTraceOf(otp, linked.get().funds().token().get().reveal());
  }

  /** A password of six digits may be part of an instant. */
  private void assertNoTraceOf(String otp, String token) throws SQLException {
    List<String> all = new ArrayList<>(rows());
    all.addAll(events);
    all.addAll(log.lines);
    assertThat(all)
        .hasSizeGreaterThan(TAPS)
        .allSatisfy(line -> assertThat(line)
            .doesNotContain(NUMBER.reveal(), ADDRESS, token)
            .doesNotContainPattern(Pattern.compile("(?<![\\d.])" + otp + "(?!\\d)")));
  }

  private Customer customer(int number) {
    CustomerId id = CustomerId.of("customer_" + number);
    return fake.customer(id).isDefined() ? Customer.registered(id) : fake.openCustomer(id);
  }

  private List<WalletId> tapOn(SendContext context, Owners owners) throws Exception {
    List<Wallets> nodes = nodes(context);
    List<WalletId> wallets = IntStream.range(0, WALLETS)
        .mapToObj(i -> fake.openWallet(owners.of(i).id(), NewWallet.at(WalletProvider.MOBIKWIK)))
        .toList();
    List<Callable<Boolean>> taps = IntStream.range(0, TAPS)
        .<Callable<Boolean>>mapToObj(i -> () -> nodes
            .get(i % nodes.size())
            .requestOtp(owners.of(i % WALLETS), wallets.get(i % WALLETS))
            .isRight())
        .toList();
    assertThat(permits(taps)).isEqualTo(sent(wallets));
    return wallets;
  }

  /** Whose a wallet is. */
  private interface Owners {
    Customer of(int wallet);
  }

  private static int permits(List<Callable<Boolean>> taps) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      int permits = 0;
      for (Future<Boolean> each : threads.invokeAll(taps)) {
        permits += each.get() ? 1 : 0;
      }
      return permits;
    } finally {
      threads.shutdownNow();
    }
  }

  private int sent(List<WalletId> wallets) {
    return wallets.stream().mapToInt(fake.inbox()::count).sum();
  }

  private List<Wallets> nodes(SendContext context) {
    HashKey key = HashKey.of(new byte[32]);
    return pools.stream()
        .map(pool -> Wallets.builder(fake.gateway())
            .events(this)
            .guard(CommandGuard.over(new JdbcCommandStore(pool, NodePool.STATEMENT))
                .limits(LIMITS)
                .sendContexts(key, subject -> context))
            .build())
        .toList();
  }

  private List<String> rows() throws SQLException {
    try (Connection connection = pools.get(0).getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select wallet_command::text from wallet_command")) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }

  @Override
  public void onBegin(WalletCallBegun event) {
    events.add(event.toString());
  }

  @Override
  public void onEnd(WalletCallEnded event) {
    events.add(event.toString());
  }

  /** Keeps what is logged. */
  private static final class RecordingHandler extends Handler {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    RecordingHandler() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord logged) {
      lines.add(logged.getMessage() + " " + logged.getThrown());
    }

    @Override
    public void flush() {
      // Nothing is held.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
