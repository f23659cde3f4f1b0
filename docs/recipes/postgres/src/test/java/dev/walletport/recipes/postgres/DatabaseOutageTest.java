package dev.walletport.recipes.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.application.LeaseTimes;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that is down, waits, or is silent, and comes back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class DatabaseOutageTest {

  /** What a command may take at its gateway, and the margin. */
  private static final Duration BOUND =
      LeaseTimes.standard().call().plus(LeaseTimes.standard().margin());

  private static PostgresServer server;

  private final ExecutorService threads = Executors.newCachedThreadPool();
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
    threads.shutdownNow();
    fixture.close();
  }

  private enum Outage {
    /** It was stopped as by a crash. */
    STOPPED {
      @Override
      AutoCloseable begin() throws Exception {
        server.stopAtOnce();
        return server::startAgain;
      }
    },
    /** It accepts connections and answers nothing. */
    SILENT {
      @Override
      AutoCloseable begin() throws Exception {
        server.freeze();
        return server::goOn;
      }
    },
    /** Another transaction holds a lock on all that is read or written. */
    LOCKED {
      @Override
      AutoCloseable begin() throws Exception {
        Connection other = server.dataSource().getConnection();
        other.setAutoCommit(false);
        other.createStatement().execute("lock table wallet_command in access exclusive mode");
        return other;
      }
    },
    /** Reads are quick, and each write waits. */
    SLOW_WRITES {
      @Override
      AutoCloseable begin() throws Exception {
        CommandTable.execute(
            server.dataSource(),
            "create function wait() returns trigger language plpgsql as"
                + " 'begin perform pg_sleep(30); return new; end';"
                + " create trigger slow before insert or update on wallet_command"
                + " for each row execute function wait()");
        return () -> CommandTable.execute(server.dataSource(), "drop function wait() cascade");
      }
    };

    abstract AutoCloseable begin() throws Exception;
  }

  @ParameterizedTest
  @EnumSource(Outage.class)
  void fails_what_may_not_be_sent_twice_and_lets_delinks_and_reads_go_on(Outage outage)
      throws Exception {
    Wallets node = fixture.node();
    Customer customer = fixture.customer;
    WalletId wallet = fixture.walletWithOtp();
    WalletId linked = fixture.linkedWallet();
    String otp = fixture.fake.inbox().newestOtp(wallet);
    assertThat(node.sendAllowance(customer, wallet).isDefined()).isTrue();
    int before = fixture.fake.journal().size();

    List<Timed> refused;
    Timed delinked;
    try (AutoCloseable end = outage.begin()) {
      refused = timed(List.of(
          () -> node.requestOtp(customer, wallet),
          () -> node.link(customer, wallet, otp),
          () -> node.create(customer, NewWallet.at(WalletProvider.PAYTM)),
          () -> node.changeMobileNumber(customer, wallet, MobileNumber.of("9123456780"))));
      delinked = timed(List.of(() -> node.delink(customer, linked))).get(0);
      assertThat(node.find(customer, wallet).isRight()).isTrue();
      assertThat(end).isNotNull();
    }

    assertThat(refused)
        .allMatch(each -> each.answer.getLeft() instanceof Unavailable)
        .allMatch(each -> each.took.compareTo(BOUND) < 0);
    assertThat(delinked.answer.isRight()).isTrue();
    assertThat(delinked.took).isLessThan(BOUND);
    assertThat(fixture.fake.journal().stream().skip(before))
        .extracting(JournalEntry::operation)
        .containsOnly(WalletOperation.DELINK, WalletOperation.FIND);
    assertNothingIsStuck(wallet);
  }

  @Test
  void that_begins_while_a_command_is_under_way_changes_no_answer_and_a_sweep_ends_it()
      throws Exception {
    WalletId wallet = fixture.walletWithOtp();
    String otp = fixture.fake.inbox().newestOtp(wallet);
    Wallets node = fixture.nodeThatDoes("after link", server::stopAtOnce);

    Either<WalletFailure, ?> answer = node.link(fixture.customer, wallet, otp);
    server.startAgain();
    fixture.awaitDatabase();
    List<SweptCommand> swept = fixture.sweepToTheEnd();

    assertThat(answer.isRight()).isTrue();
    assertThat(swept)
        .singleElement()
        .extracting(SweptCommand::ending)
        .isEqualTo(SweptCommand.Ending.APPLIED);
    assertThat(fixture.open()).isEmpty();
  }

  @Test
  void that_is_silent_ends_a_statement_though_its_connection_bounds_no_wait() throws Exception {
    CommandKey key = CommandKey.customer(Option.none(), fixture.customer.id());
    try (HikariDataSource pool = NodePool.open(server.url() + "?socketTimeout=0", 1)) {
      JdbcCommandStore store = new JdbcCommandStore(pool, NodePool.STATEMENT);
      assertThat(store.read(key).state()).isEqualTo(CommandState.fresh());
      server.freeze();
      long began = System.nanoTime();
      try {
        assertThatThrownBy(() -> store.read(key)).isInstanceOf(CommandStoreException.class);
      } finally {
        server.goOn();
      }

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BOUND);
      assertThat(store.read(key).state()).isEqualTo(CommandState.fresh());
    }
  }

  /** What was written by a statement that its node had given up ends by a sweep. */
  private void assertNothingIsStuck(WalletId wallet) throws Exception {
    fixture.awaitDatabase();
    Wallets node = fixture.node();
    List<SweptCommand> swept = fixture.sweepToTheEnd();
    fixture.forgetMessages();

    assertThat(fixture.open()).isEmpty();
    assertThat(swept).noneMatch(ended -> ended.ending() == SweptCommand.Ending.GIVEN_UP);
    fixture.fake.clock().advance(Duration.ofMinutes(1));
    assertThat(node.requestOtp(fixture.customer, wallet).isRight()).isTrue();
    assertThat(node.link(fixture.customer, wallet, fixture.fake.inbox().newestOtp(wallet))
            .isRight())
        .isTrue();
  }

  private record Timed(Either<WalletFailure, ?> answer, Duration took) {}

  private List<Timed> timed(List<Callable<Either<WalletFailure, ?>>> calls) throws Exception {
    List<Future<Timed>> running = calls.stream()
        .map(call -> threads.submit(() -> {
          long began = System.nanoTime();
          Either<WalletFailure, ?> answer = call.call();
          return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
        }))
        .toList();
    List<Timed> all = new ArrayList<>();
    for (Future<Timed> each : running) {
      all.add(each.get());
    }
    return all;
  }
}
