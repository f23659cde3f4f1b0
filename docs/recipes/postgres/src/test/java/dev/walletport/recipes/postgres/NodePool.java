package dev.walletport.recipes.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** The connections of one node, with every wait bounded, as the recipe's page advises. */
final class NodePool {

  static final Duration STATEMENT = Duration.ofSeconds(1);

  private static final long CONNECTION_MILLIS = 1_000;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private NodePool() {}

  static HikariDataSource open(String url, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(PostgresPrograms.USER);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_MILLIS);
    config.setValidationTimeout(CONNECTION_MILLIS / 2);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("connectTimeout", "1");
    config.addDataSourceProperty("loginTimeout", "1");
    config.addDataSourceProperty("socketTimeout", "2");
    config.addDataSourceProperty("cancelSignalTimeout", "1");
    return new HikariDataSource(config);
  }

  /**
   * Waits for a connection, for 30 seconds at most. A pool tries at intervals that double up to 5 s
   * when its server starts, and the first connection of a JVM loads the driver.
   */
  static void awaitConnection(HikariDataSource pool) throws SQLException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!isConnected(pool)) {
      if (System.nanoTime() > end) {
        throw new SQLTimeoutException("no connection in " + LONGEST_WAIT);
      }
    }
  }

  private static boolean isConnected(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return !connection.isClosed();
    } catch (SQLTransientConnectionException e) {
      return false; // It is waited for longer.
    }
  }
}
