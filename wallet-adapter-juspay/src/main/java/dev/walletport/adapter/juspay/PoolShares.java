package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.PoolShare.WhenFull;
import dev.walletport.domain.WalletOperation;

/**
 * Commands may use every connection, reads and refreshes a share each, so that connections are left
 * for commands when answers to the others do not come. A read or a refresh that finds its share in
 * use is refused at once; a command waits for a connection.
 *
 * @param commands for what changes something
 * @param reads for find and list
 * @param refreshes for refresh and refresh all
 */
record PoolShares(PoolShare commands, PoolShare reads, PoolShare refreshes) {

  static PoolShares of(JuspaySettings settings) {
    return new PoolShares(
        new PoolShare(settings.poolSize(), WhenFull.WAIT),
        new PoolShare(settings.readConnections(), WhenFull.REFUSE),
        new PoolShare(settings.refreshConnections(), WhenFull.REFUSE));
  }

  PoolShare shareOf(WalletOperation operation) {
    return switch (operation) {
      case CREATE, REQUEST_OTP, LINK, DELINK, CHANGE_MOBILE_NUMBER -> commands;
      case FIND, LIST -> reads;
      case REFRESH, REFRESH_ALL -> refreshes;
    };
  }

  /** How many calls wait for their turn: commands alone do. */
  int waiting() {
    return commands.waiting();
  }

  /** Ends every such wait. */
  void close() {
    commands.close();
  }
}
