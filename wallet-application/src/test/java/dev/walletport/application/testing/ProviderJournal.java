package dev.walletport.application.testing;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import java.util.List;

/** What a provider under the contract received and sent. */
public interface ProviderJournal {

  /** Counts the one-time passwords that were sent for a wallet. */
  int otpsSent(WalletId wallet);

  /** Lists the routing ids that came with the calls for a customer so far, in order. */
  List<RoutingId> routingIdsSeen(CustomerId customer);

  /** Counts how often an operation was asked for a customer, whatever became of it. */
  int received(CustomerId customer, WalletOperation operation);
}
