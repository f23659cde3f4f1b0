package dev.walletport.recipes.postgres;

import java.sql.SQLException;

/** The database did not answer, or not as it has to. */
public final class CommandStoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CommandStoreException(SQLException cause) {
    super("the command store failed with SQL state " + cause.getSQLState(), cause);
  }
}
