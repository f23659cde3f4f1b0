package dev.walletport.recipes.postgres;

import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore.Found;
import dev.walletport.application.port.CommandStore.Seen;
import dev.walletport.domain.CommandRow;
import dev.walletport.domain.CommandRow.CommandColumns;
import dev.walletport.domain.CommandRow.Phase;
import dev.walletport.domain.CommandRow.TrailColumns;
import dev.walletport.domain.CommandState;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The columns of the row at which a result stands. */
final class RowColumns {

  private final ResultSet result;

  RowColumns(ResultSet result) {
    this.result = result;
  }

  Found found() throws SQLException {
    return new Found(CommandKey.of(result.getString("subject")), new Seen(state(), now()));
  }

  /** What is not written is fresh; then the columns are null, but for the present. */
  Seen seen() throws SQLException {
    boolean isWritten = result.getString("phase") != null;
    return new Seen(isWritten ? state() : CommandState.fresh(), now());
  }

  private CommandState state() throws SQLException {
    TrailColumns trail = new TrailColumns(
        result.getString("messages"), result.getString("guesses"), instant("keep_until"));
    Phase phase = Phase.valueOf(result.getString("phase"));
    return new CommandRow(phase, instant("due"), trail, command()).state();
  }

  private Option<CommandColumns> command() throws SQLException {
    if (result.getString("call_id") == null) {
      return Option.none();
    }
    return Option.some(new CommandColumns(
        result.getString("call_id"),
        result.getString("operation"),
        result.getString("effect"),
        result.getString("customer"),
        result.getString("routing_id"),
        result.getString("wallet"),
        result.getString("provider"),
        instant("sent_at"),
        result.getInt("looks")));
  }

  private Instant now() throws SQLException {
    return instant("now");
  }

  private Instant instant(String column) throws SQLException {
    return result.getObject(column, OffsetDateTime.class).toInstant();
  }
}
