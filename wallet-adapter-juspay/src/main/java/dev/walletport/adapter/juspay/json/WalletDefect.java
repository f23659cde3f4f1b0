package dev.walletport.adapter.juspay.json;

import org.jspecify.annotations.Nullable;

/**
 * Why no wallet can be made of what came: the first reason. One for all wallets of a list, so that
 * each of them needs no memory for it.
 */
final class WalletDefect {

  private @Nullable String reason;

  void clear() {
    reason = null;
  }

  void add(String another) {
    if (reason == null) {
      reason = another;
    }
  }

  void requireNone() throws UnreadableResponseException {
    if (reason != null) {
      throw new UnreadableResponseException(reason);
    }
  }
}
