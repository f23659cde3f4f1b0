package dev.walletport.recipes.postgres;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.domain.Command;
import dev.walletport.domain.CommandRow;
import dev.walletport.domain.CommandRow.CommandColumns;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.InFlight;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The state of commands in one table of PostgreSQL, shared by all nodes of a host: plain JDBC, one
 * statement and one round trip for each method, the clock of the database.
 *
 * <p>The table is that of {@code wallet_command.sql} beside this class. A command begins by an
 * insert that updates a row that is idle; a state is replaced by an update that names the whole row
 * as it was. So of two nodes one succeeds. A fresh state has no row.
 *
 * <p>The data source is the host's pool itself, not a proxy that joins the caller's transaction: a
 * state has to be there for the other nodes before the command leaves. Keep
 * {@code synchronous_commit} on. A statement ends at its timeout, and a second later if the
 * database does not answer at all; how long a connection is waited for is the pool's to bound. Any
 * failure of the database is a {@link CommandStoreException}.
 */
public final class JdbcCommandStore implements CommandStore {

  static final String SENT = "call_id, operation, effect, customer, routing_id, wallet, provider";

  static final String COLUMNS =
      "phase, due, messages, guesses, keep_until, " + SENT + ", sent_at, looks";

  private static final String PARAMETERS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";

  private static final String READ = "select clock_timestamp() as now, wallet_command.*"
      + " from (select) one left join wallet_command on subject = ?";

  private static final String READ_ALL =
      "with clock as (select clock_timestamp() as now) select clock.now, wallet_command.*"
          + " from clock, unnest(?) with ordinality as wanted (key, place)"
          + " left join wallet_command on subject = key order by place";

  private static final String INSERT = "insert into wallet_command (subject, merchant, " + COLUMNS
      + ") values (?, ?, " + PARAMETERS + ") on conflict do nothing";

  /** What is idle becomes in flight with its trail as it was; what is not is answered. */
  private static final String BEGIN = "with clock as (select clock_timestamp() as now),"
      + " begun as (insert into wallet_command as held (subject, merchant, " + COLUMNS + ")"
      + " select ?, ?, 'IN_FLIGHT', now + ? * interval '1 microsecond', '', '', timestamptz 'epoch',"
      + " ?, ?, ?, ?, ?, ?, ?, now, 0 from clock"
      + " on conflict (subject) do update set (phase, due, " + SENT + ", sent_at, looks)"
      + " = (excluded.phase, excluded.due, excluded.call_id, excluded.operation, excluded.effect,"
      + " excluded.customer, excluded.routing_id, excluded.wallet, excluded.provider,"
      + " excluded.sent_at, excluded.looks) where held.phase = 'IDLE' returning *)"
      + " select true as is_begun, clock.now, begun.* from clock, begun union all"
      + " select false, clock.now, wallet_command.* from clock, wallet_command"
      + " where subject = ? and not exists (select from begun)";

  private static final String AS_IT_WAS =
      " where subject = ? and (" + COLUMNS + ") is not distinct from (" + PARAMETERS + ")";

  private static final String UPDATE =
      "update wallet_command set (" + COLUMNS + ") = (" + PARAMETERS + ")" + AS_IT_WAS;

  private static final String DELETE = "delete from wallet_command" + AS_IT_WAS;

  private static final String FIND = "select clock_timestamp() as now, * from wallet_command";

  /** Asked once: a clock that is asked for each row bounds no scan of an index. */
  private static final String NOW = "(select clock_timestamp())";

  static final String DUE = FIND + " where merchant = ? and phase in ('IN_FLIGHT', 'UNSETTLED')"
      + " and due <= " + NOW + " order by due limit ?";

  private static final String GIVEN_UP =
      FIND + " where merchant = ? and phase = 'GIVEN_UP' limit ?";

  /**
   * Rows that another node is about to change are left to the next time. An array is selected once;
   * a plan may run the query of an {@code in} for each row, and delete more than the limit.
   */
  static final String FORGET = "delete from wallet_command where subject = any (array("
      + "select subject from wallet_command where phase = 'IDLE' and due <= " + NOW
      + " order by due limit ? for update skip locked))";

  /** Stricter isolation than PostgreSQL's own: another node's change was first. */
  private static final String SERIALIZATION_FAILURE = "40001";

  private static final int LONGEST_SECONDS = 86_400;

  private final DataSource dataSource;
  private final int timeoutSeconds;

  /**
   * Keeps states through a data source.
   *
   * @param dataSource the host's connections
   * @param timeout after which a statement is given up; at least a second, at most a day, cut to
   *     whole seconds
   * @throws IllegalArgumentException if the timeout is below a second or above a day
   */
  public JdbcCommandStore(DataSource dataSource, Duration timeout) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    this.timeoutSeconds = seconds(timeout);
  }

  private static int seconds(Duration timeout) {
    long seconds = timeout.toSeconds();
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw new IllegalArgumentException("a timeout is 1 s to a day, not " + timeout);
    }
    return (int) seconds;
  }

  @Override
  public Seen read(CommandKey key) {
    return query(READ, parameters -> parameters.text(key.value()), JdbcCommandStore::seen);
  }

  private static Seen seen(ResultSet result) throws SQLException {
    result.next();
    return new RowColumns(result).seen();
  }

  @Override
  public List<Seen> readAll(List<CommandKey> keys) {
    return query(READ_ALL, parameters -> parameters.keys(keys), JdbcCommandStore::allSeen);
  }

  private static List<Seen> allSeen(ResultSet result) throws SQLException {
    List<Seen> all = new ArrayList<>();
    while (result.next()) {
      all.add(new RowColumns(result).seen());
    }
    return List.copyOf(all);
  }

  @Override
  public Either<Seen, InFlight> begin(CommandKey key, Command command, Duration lease) {
    Option<CommandColumns> sent = columns(command);
    try {
      return execute(
              BEGIN,
              parameters -> parameters.key(key).microseconds(lease).sent(sent).text(key.value()),
              statement -> answer(statement, JdbcCommandStore::begun))
          .getOrElse(() -> Either.left(read(key)));
    } catch (SQLException e) {
      return overtaken(e, () -> Either.left(read(key)));
    }
  }

  private static Option<CommandColumns> columns(Command command) {
    CommandState begun = CommandState.fresh().begun(command, Instant.EPOCH, Duration.ZERO);
    return CommandRow.of(begun).command();
  }

  /** None if another node wrote the first row of the key while this one began. */
  private static Option<Either<Seen, InFlight>> begun(ResultSet result) throws SQLException {
    if (!result.next()) {
      return Option.none();
    }
    Seen seen = new RowColumns(result).seen();
    return Option.some(
        result.getBoolean("is_begun") ? Either.right((InFlight) seen.state()) : Either.left(seen));
  }

  @Override
  public boolean replace(CommandKey key, CommandState before, CommandState after) {
    CommandRow old = CommandRow.of(before);
    CommandRow next = CommandRow.of(after);
    if (before.equals(CommandState.fresh())) {
      return after.equals(before)
          ? read(key).state().equals(before)
          : changes(INSERT, parameters -> parameters.key(key).row(next));
    }
    return after.equals(CommandState.fresh())
        ? changes(DELETE, parameters -> parameters.text(key.value()).row(old))
        : changes(UPDATE, parameters -> parameters.row(next).text(key.value()).row(old));
  }

  private boolean changes(String sql, Parameters parameters) {
    try {
      return execute(sql, parameters, PreparedStatement::executeUpdate) == 1;
    } catch (SQLException e) {
      return overtaken(e, () -> false);
    }
  }

  private static <T> T overtaken(SQLException failure, Supplier<T> otherwise) {
    if (SERIALIZATION_FAILURE.equals(failure.getSQLState())) {
      return otherwise.get();
    }
    throw new CommandStoreException(failure);
  }

  @Override
  public List<Found> due(String merchant, int most) {
    return find(DUE, merchant, most);
  }

  @Override
  public List<Found> givenUp(String merchant, int most) {
    return find(GIVEN_UP, merchant, most);
  }

  private List<Found> find(String sql, String merchant, int most) {
    requirePositive(most);
    return query(
        sql, parameters -> parameters.text(merchant).figure(most), JdbcCommandStore::found);
  }

  private static List<Found> found(ResultSet result) throws SQLException {
    List<Found> all = new ArrayList<>();
    while (result.next()) {
      all.add(new RowColumns(result).found());
    }
    return List.copyOf(all);
  }

  @Override
  public int forget(int most) {
    requirePositive(most);
    try {
      return execute(
          FORGET, parameters -> parameters.figure(most), PreparedStatement::executeUpdate);
    } catch (SQLException e) {
      return overtaken(e, () -> 0);
    }
  }

  private static void requirePositive(int figure) {
    if (figure < 1) {
      throw new IllegalArgumentException("at least 1, not " + figure);
    }
  }

  private <T> T query(String sql, Parameters parameters, Reading<T> reading) {
    try {
      return execute(sql, parameters, statement -> answer(statement, reading));
    } catch (SQLException e) {
      throw new CommandStoreException(e);
    }
  }

  private static <T> T answer(PreparedStatement statement, Reading<T> reading) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      return reading.read(result);
    }
  }

  private <T> T execute(String sql, Parameters parameters, Execution<T> execution)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, networkTimeout(before));
      try {
        return execute(connection, sql, parameters, execution);
      } catch (Throwable e) { // An Error as well would leave the transaction open.
        rollBack(connection, e);
        throw e;
      } finally {
        restore(connection, before);
      }
    }
  }

  /** Past the timeout of the statement, a database that does not even cancel it is left alone. */
  private int networkTimeout(int before) {
    int own = Math.toIntExact(Duration.ofSeconds(timeoutSeconds + 1L).toMillis());
    return before == 0 ? own : Math.min(before, own);
  }

  private static void restore(Connection connection, int before) throws SQLException {
    if (!connection.isClosed()) {
      connection.setNetworkTimeout(Runnable::run, before);
    }
  }

  private <T> T execute(
      Connection connection, String sql, Parameters parameters, Execution<T> execution)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(timeoutSeconds);
      parameters.set(new RowParameters(statement));
      T answer = execution.run(statement);
      commit(connection);
      return answer;
    }
  }

  /** Some pools hand out connections that do not commit by themselves. */
  private static void commit(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  /** Some pools hand out again a transaction that failed, and all that is asked in it fails. */
  private static void rollBack(Connection connection, Throwable failure) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @FunctionalInterface
  private interface Parameters {
    void set(RowParameters parameters) throws SQLException;
  }

  @FunctionalInterface
  private interface Execution<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(ResultSet result) throws SQLException;
  }
}
