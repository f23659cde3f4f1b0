package dev.walletport.application.testing;

import java.util.Set;

/** What a gateway under the contract logs, which an operator of the host reads. */
public interface GatewayLog {

  /** All that was logged since the test began: every level, with what was thrown. */
  String text();

  /** The secrets that the gateway was opened with, such as its API key; none by default. */
  default Set<String> keys() {
    return Set.of();
  }
}
