package dev.walletport.recipes.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** The connections of one node, with every wait bounded, as the recipe's page advises. */
final class NodePool {

  static final Duration STATEMENT = Duration.ofSeconds(1);

  private static final long CONNECTION_MILLIS = 1_000;

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
}
