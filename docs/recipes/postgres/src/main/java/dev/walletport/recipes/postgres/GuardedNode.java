package dev.walletport.recipes.postgres;

import dev.walletport.application.CommandGuard;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.WalletGateway;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * One node of a host whose nodes share a table: its wallets, and the sweep that settles what other
 * nodes left behind.
 */
public final class GuardedNode implements AutoCloseable {

  private final Wallets wallets;
  private final CommandSweeper sweeper;

  private GuardedNode(Wallets wallets, CommandSweeper sweeper) {
    this.wallets = wallets;
    this.sweeper = sweeper;
  }

  /**
   * Begins to sweep, every 5 seconds.
   *
   * @param gateway the providers
   * @param dataSource the pool of the database that all nodes share
   * @return the node, to be closed before the gateway is
   */
  public static GuardedNode open(WalletGateway gateway, DataSource dataSource) {
    // README
    CommandStore store = new JdbcCommandStore(dataSource, Duration.ofSeconds(1));
    Wallets wallets = Wallets.builder(gateway).guard(CommandGuard.over(store)).build();
    CommandSweeper sweeper =
        CommandSweeper.start(wallets.settleOutstanding(), store, Duration.ofSeconds(5));
    // README
    return new GuardedNode(wallets, sweeper);
  }

  /**
   * Everything that the host asks for.
   *
   * @return the use cases behind the guard
   */
  public Wallets wallets() {
    return wallets;
  }

  /** Ends the sweep. */
  @Override
  public void close() {
    sweeper.close();
  }
}
