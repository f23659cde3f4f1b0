package dev.walletport.recipes.postgres;

import dev.walletport.application.port.CommandStore;
import dev.walletport.application.testing.CommandStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, each test on an empty table. */
class JdbcCommandStoreTest extends CommandStoreContract {

  private static PostgresServer server;

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
}
