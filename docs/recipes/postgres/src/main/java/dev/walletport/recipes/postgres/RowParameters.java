package dev.walletport.recipes.postgres;

import dev.walletport.application.port.CommandKey;
import dev.walletport.domain.CommandRow;
import dev.walletport.domain.CommandRow.CommandColumns;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, set one after the other. */
final class RowParameters {

  private final PreparedStatement statement;
  private int last;

  RowParameters(PreparedStatement statement) {
    this.statement = statement;
  }

  RowParameters text(@Nullable String value) throws SQLException {
    statement.setString(++last, value);
    return this;
  }

  /** Sets a key, and the merchant by which it is found. */
  RowParameters key(CommandKey key) throws SQLException {
    return text(key.value()).text(key.merchant());
  }

  RowParameters keys(List<CommandKey> keys) throws SQLException {
    Object[] values = keys.stream().map(CommandKey::value).toArray();
    statement.setArray(++last, statement.getConnection().createArrayOf("text", values));
    return this;
  }

  RowParameters microseconds(Duration value) throws SQLException {
    statement.setLong(++last, TimeUnit.NANOSECONDS.toMicros(value.toNanos()));
    return this;
  }

  RowParameters figure(int value) throws SQLException {
    statement.setInt(++last, value);
    return this;
  }

  /** Sets all columns of a row, in the order of {@link JdbcCommandStore#COLUMNS}. */
  RowParameters row(CommandRow row) throws SQLException {
    text(row.phase().name());
    instant(row.due());
    text(row.trail().messages());
    text(row.trail().guesses());
    instant(row.trail().keepUntil());
    return command(row.command());
  }

  private RowParameters command(Option<CommandColumns> command) throws SQLException {
    sent(command);
    instant(command.map(CommandColumns::sentAt).getOrNull());
    statement.setObject(++last, command.map(CommandColumns::looks).getOrNull(), Types.INTEGER);
    return this;
  }

  /** Sets what is sent, without when, in the order of {@link JdbcCommandStore#SENT}. */
  RowParameters sent(Option<CommandColumns> command) throws SQLException {
    optional(command, CommandColumns::call);
    optional(command, CommandColumns::operation);
    optional(command, CommandColumns::effect);
    optional(command, CommandColumns::customer);
    optional(command, CommandColumns::routingId);
    optional(command, CommandColumns::wallet);
    optional(command, CommandColumns::provider);
    return this;
  }

  private void optional(Option<CommandColumns> command, Function<CommandColumns, String> column)
      throws SQLException {
    text(command.map(column).getOrNull());
  }

  private void instant(@Nullable Instant value) throws SQLException {
    statement.setObject(
        ++last,
        value == null ? null : value.atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
