package dev.walletport.recipes.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;

/** The table of the recipe, made by its own script. */
final class CommandTable {

  private static final String SCRIPT = "wallet_command.sql";

  private CommandTable() {}

  static void create(DataSource dataSource) throws IOException, SQLException {
    try (InputStream script = CommandTable.class.getResourceAsStream(SCRIPT)) {
      execute(dataSource, new String(Objects.requireNonNull(script).readAllBytes(), UTF_8));
    }
  }

  static JdbcCommandStore emptyStore(DataSource dataSource) {
    try {
      execute(dataSource, "truncate wallet_command");
    } catch (SQLException e) {
      throw new CommandStoreException(e);
    }
    return new JdbcCommandStore(dataSource, Duration.ofSeconds(5));
  }

  static void execute(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
