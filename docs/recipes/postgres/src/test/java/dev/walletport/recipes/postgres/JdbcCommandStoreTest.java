package dev.walletport.recipes.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.testing.CommandStoreContract;
import dev.walletport.domain.Command;
import dev.walletport.domain.Command.Action;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CommandTrail;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, each test on an empty table, and what is PostgreSQL's own. */
class JdbcCommandStoreTest extends CommandStoreContract {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Customer GUEST =
      Customer.guest(CustomerId.of("customer_1122"), RoutingId.of("cart_99"));
  private static final CommandKey KEY = key("wlt_1");
  private static final CommandKey OTHER_KEY = key("wlt_2");
  private static final Command LINK = command("call-1");
  private static final Command OTHER_LINK = command("call-2");
  private static final Idle OLD = idle(Instant.parse("2026-01-02T03:04:05Z"));
  private static final Idle OLDER = idle(Instant.parse("2026-01-02T03:04:04Z"));

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private static PostgresServer server;

  private CommandStore store;

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

  @Override
  protected CommandStore store() {
    return CommandTable.emptyStore(server.dataSource());
  }

  @BeforeEach
  void empty_the_table() {
    store = store();
  }

  @Test
  void a_command_of_a_guest_over_an_idle_row_keeps_customer_and_routing_id() {
    assertThat(store.replace(KEY, CommandState.fresh(), OLD)).isTrue();

    InFlight begun = store.begin(KEY, LINK, LEASE).get();

    assertThat(begun.command()).isEqualTo(LINK);
    assertThat(store.read(KEY).state()).isEqualTo(begun);
  }

  @Nested
  class On_connections_that_do_not_commit_by_themselves {

    @Test
    void what_is_written_is_seen_by_another_connection() {
      try (HikariDataSource pool = new HikariDataSource()) {
        pool.setDataSource(server.dataSource());
        pool.setAutoCommit(false);
        CommandStore uncommitted = new JdbcCommandStore(pool, TIMEOUT);

        InFlight begun = uncommitted.begin(KEY, LINK, LEASE).get();
        assertThat(store.read(KEY).state()).isEqualTo(begun);

        assertThat(uncommitted.replace(KEY, begun, OLD)).isTrue();
        assertThat(store.read(KEY).state()).isEqualTo(OLD);

        assertThat(uncommitted.forget(1)).isEqualTo(1);
        assertThat(store.read(KEY).state()).isEqualTo(CommandState.fresh());
      }
    }

    @Test
    void a_statement_that_fails_leaves_the_connection_fit_for_the_next() throws SQLException {
      try (Connection only = connectionOfShortLocks()) {
        CommandStore kept =
            new JdbcCommandStore(handingOut(only, "rollback", Connection::rollback), TIMEOUT);

        assertThatThrownBy(() -> replaceLockedRow(kept)).isInstanceOf(CommandStoreException.class);

        assertThat(kept.read(KEY).state()).isEqualTo(OLD);
      }
    }

    @Test
    void a_rollback_that_fails_does_not_hide_why_the_statement_failed() throws SQLException {
      SQLException unanswered = new SQLException("no answer to the rollback");
      try (Connection only = connectionOfShortLocks()) {
        DataSource source = handingOut(only, "rollback", connection -> {
          throw unanswered;
        });
        CommandStore kept = new JdbcCommandStore(source, TIMEOUT);

        assertThatThrownBy(() -> replaceLockedRow(kept))
            .hasMessageContaining(LOCK_NOT_AVAILABLE)
            .cause()
            .hasSuppressedException(unanswered);
      }
    }

    @ParameterizedTest
    @MethodSource("thrown_by_a_driver")
    void what_a_driver_throws_unchecked_rolls_the_transaction_back(Throwable thrown)
        throws SQLException {
      try (Connection only = connectionOfShortLocks()) {
        DataSource source = handingOut(only, "commit", connection -> {
          throw thrown;
        });
        CommandStore kept = new JdbcCommandStore(source, TIMEOUT);

        assertThatThrownBy(() -> kept.replace(KEY, CommandState.fresh(), OLD)).isSameAs(thrown);

        only.commit();
        assertThat(store.read(KEY).state()).isEqualTo(CommandState.fresh());
      }
    }

    static Stream<Throwable> thrown_by_a_driver() {
      return Stream.of(new IllegalStateException("a bug"), new StackOverflowError());
    }

    private Connection connectionOfShortLocks() throws SQLException {
      Connection connection = server.dataSource().getConnection();
      execute(connection, "set lock_timeout = '100ms'");
      connection.setAutoCommit(false);
      return connection;
    }

    private void replaceLockedRow(CommandStore through) throws SQLException {
      assertThat(store.replace(KEY, CommandState.fresh(), OLD)).isTrue();
      try (Connection other = server.dataSource().getConnection()) {
        other.setAutoCommit(false);
        execute(other, "select from wallet_command for update");
        assertThat(through.replace(KEY, OLD, OLDER)).isFalse();
      }
    }
  }

  /** A pool of one connection, which is handed back as it is; one method does something else. */
  private static DataSource handingOut(Connection only, String replaced, Step step) {
    Connection lent = proxy(Connection.class, (proxy, method, arguments) -> {
      if (method.getName().equals(replaced)) {
        step.on(only);
      }
      return Set.of("close", replaced).contains(method.getName())
          ? null
          : CountingDataSource.invoke(only, method, arguments);
    });
    return proxy(DataSource.class, (proxy, method, arguments) -> lent);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private interface Step {
    void on(Connection connection) throws Throwable;
  }

  @Nested
  class A_timeout {

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0.999S", "PT24H1S", "P30000D", "PT2147483648S"})
    void is_refused_below_a_second_and_above_a_day(Duration timeout) {
      assertThatThrownBy(() -> new JdbcCommandStore(server.dataSource(), timeout))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a timeout is 1 s to a day, not " + timeout);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1.9S", "PT24H", "PT24H0.9S"})
    void is_a_second_to_a_day(Duration timeout) {
      CommandStore patient = new JdbcCommandStore(server.dataSource(), timeout);

      assertThat(patient.read(KEY).state()).isEqualTo(CommandState.fresh());
    }

    @ParameterizedTest
    @CsvSource({"0, 6000", "2000, 2000", "60000, 6000"})
    void bounds_the_wait_for_an_answer_and_leaves_the_connection_as_it_was(
        int before, int meanwhile) throws SQLException {
      List<Object> timeouts = new ArrayList<>();
      try (Connection only = server.dataSource().getConnection()) {
        only.setNetworkTimeout(Runnable::run, before);
        CommandStore bounded = new JdbcCommandStore(recordingTimeouts(only, timeouts), TIMEOUT);

        assertThat(bounded.read(KEY).state()).isEqualTo(CommandState.fresh());
      }

      assertThat(timeouts).containsExactly(meanwhile, before);
    }

    private static DataSource recordingTimeouts(Connection only, List<Object> timeouts) {
      Connection lent = proxy(Connection.class, (proxy, method, arguments) -> {
        if (method.getName().equals("setNetworkTimeout")) {
          timeouts.add(arguments[1]);
        }
        return CountingDataSource.invoke(only, method, arguments);
      });
      return proxy(DataSource.class, (proxy, method, arguments) -> lent);
    }
  }

  /** How many rows wait until their time has come does not matter. */
  @Nested
  class The_plan_of_PostgreSQL {

    @Test
    void finds_what_is_due_by_the_time_in_the_index() throws SQLException {
      assertThat(planOf(JdbcCommandStore.DUE.replaceFirst("\\?", "'merchant'")))
          .containsPattern("Index Cond: .*merchant = .* AND \\(due <= ");
    }

    @Test
    void forgets_by_the_time_in_the_index() throws SQLException {
      assertThat(planOf(JdbcCommandStore.FORGET)).containsPattern("Index Cond: \\(due <= ");
    }

    private static String planOf(String sql) throws SQLException {
      try (Connection connection = server.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("set enable_seqscan = off; set enable_bitmapscan = off");
        ResultSet lines = statement.executeQuery("explain " + sql.replace("?", "10"));
        StringBuilder plan = new StringBuilder();
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
        return plan.toString();
      }
    }
  }

  @Nested
  class Forgetting_on_PostgreSQL {

    @Test
    void leaves_a_row_that_another_transaction_is_about_to_change() throws SQLException {
      assertThat(store.replace(KEY, CommandState.fresh(), OLD)).isTrue();
      assertThat(store.replace(OTHER_KEY, CommandState.fresh(), OLD)).isTrue();

      try (Connection other = server.dataSource().getConnection()) {
        other.setAutoCommit(false);
        execute(other, "select from wallet_command where subject like '%wlt_1' for update");

        assertThat(store.forget(10)).isEqualTo(1);
      }

      assertThat(store.read(KEY).state()).isEqualTo(OLD);
      assertThat(store.read(OTHER_KEY).state()).isEqualTo(CommandState.fresh());
    }

    @Test
    void deletes_no_more_rows_than_asked_for_though_the_plan_is_a_nested_loop() {
      for (int i = 0; i < 10; i++) {
        assertThat(store.replace(key("wlt_" + i), CommandState.fresh(), OLD)).isTrue();
      }
      try (HikariDataSource pool = new HikariDataSource()) {
        pool.setDataSource(server.dataSource());
        pool.setConnectionInitSql("set enable_hashjoin = off; set enable_mergejoin = off;"
            + " set enable_hashagg = off; set enable_sort = off; set enable_material = off");

        assertThat(new JdbcCommandStore(pool, TIMEOUT).forget(2)).isEqualTo(2);
      }
    }
  }

  /** Each statement sees the table as it was before a change of another node. */
  @Nested
  class A_race_that_is_lost_under_a_stricter_isolation {

    @ParameterizedTest
    @ValueSource(
        ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void to_begin_is_answered_by_the_state_of_the_other(int isolation) {
      CommandStore overtaken =
          overtaken(isolation, () -> store.begin(KEY, OTHER_LINK, LEASE).isRight());

      assertThat(overtaken.begin(KEY, LINK, LEASE).getLeft().state())
          .isInstanceOfSatisfying(
              InFlight.class, state -> assertThat(state.command()).isEqualTo(OTHER_LINK));
    }

    @ParameterizedTest
    @ValueSource(
        ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void to_begin_over_an_idle_row_is_answered_by_the_state_of_the_other(int isolation) {
      assertThat(store.replace(KEY, CommandState.fresh(), OLD)).isTrue();
      CommandStore overtaken =
          overtaken(isolation, () -> store.begin(KEY, OTHER_LINK, LEASE).isRight());

      assertThat(overtaken.begin(KEY, LINK, LEASE).getLeft().state())
          .isInstanceOfSatisfying(
              InFlight.class, state -> assertThat(state.command()).isEqualTo(OTHER_LINK));
    }

    @ParameterizedTest
    @ValueSource(
        ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void to_write_the_first_row_changes_nothing(int isolation) {
      CommandStore overtaken =
          overtaken(isolation, () -> store.replace(KEY, CommandState.fresh(), OLDER));

      assertThat(overtaken.replace(KEY, CommandState.fresh(), OLD)).isFalse();
      assertThat(store.read(KEY).state()).isEqualTo(OLDER);
    }

    @ParameterizedTest
    @ValueSource(
        ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void to_replace_a_row_changes_nothing(int isolation) {
      assertThat(store.replace(KEY, CommandState.fresh(), OLD)).isTrue();
      CommandStore overtaken = overtaken(isolation, () -> store.replace(KEY, OLD, OLDER));

      assertThat(overtaken.replace(KEY, OLD, idle(Instant.EPOCH))).isFalse();
      assertThat(store.read(KEY).state()).isEqualTo(OLDER);
    }

    @ParameterizedTest
    @ValueSource(
        ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void to_forget_a_row_forgets_nothing(int isolation) {
      assertThat(store.replace(KEY, CommandState.fresh(), OLD)).isTrue();
      CommandStore overtaken = overtaken(isolation, () -> store.replace(KEY, OLD, OLDER));

      assertThat(overtaken.forget(10)).isZero();
      assertThat(store.read(KEY).state()).isEqualTo(OLDER);
      assertThat(overtaken.forget(10)).isEqualTo(1);
    }
  }

  /** A store of which the first statement sees the table as it was before the change. */
  private static CommandStore overtaken(int isolation, Change change) {
    AtomicBoolean isChanged = new AtomicBoolean();
    DataSource source = server.dataSource();
    DataSource overtaken = (DataSource) Proxy.newProxyInstance(
        DataSource.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (proxy, method, arguments) -> {
          Connection connection = source.getConnection();
          connection.setAutoCommit(false);
          connection.setTransactionIsolation(isolation);
          execute(connection, "select from wallet_command"); // From here on it sees no change.
          if (!isChanged.getAndSet(true)) {
            assertThat(change.isMade()).isTrue();
          }
          return connection;
        });
    return new JdbcCommandStore(overtaken, TIMEOUT);
  }

  private interface Change {
    boolean isMade();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static CommandKey key(String wallet) {
    return CommandKey.wallet(Option.some("merchant"), GUEST.id(), WalletId.of(wallet));
  }

  private static Command command(String call) {
    return new Command(
        call, Action.on(WalletOperation.LINK), GUEST, Option.some(WalletId.of("wlt_1")));
  }

  /** Idle since long ago, so that it may be forgotten. */
  private static Idle idle(Instant keepUntil) {
    return new Idle(new CommandTrail(List.of(keepUntil), List.of(), keepUntil));
  }
}
