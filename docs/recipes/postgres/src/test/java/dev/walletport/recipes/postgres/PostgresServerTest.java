package dev.walletport.recipes.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostgresServerTest {

  @Test
  void what_was_committed_is_there_after_a_crash_and_a_new_start() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      DataSource source = server.dataSource();
      execute(source, "create table kept (number int)");
      execute(source, "insert into kept values (42)");

      server.stopAtOnce();
      assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
      server.startAgain();

      assertThat(number(source)).isEqualTo(42);
    }
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static int number(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select number from kept")) {
      assertThat(row.next()).isTrue();
      return row.getInt(1);
    }
  }
}
