package dev.walletport.adapter.juspay.json;

import dev.walletport.domain.WalletAccount;
import java.time.Instant;

/** The adapter's own reading of one wallet, which nothing else shows; it moves with the reader. */
public final class WalletReading {

  private WalletReading() {}

  /**
   * Reads the response about one wallet, strictly, into the domain's types.
   *
   * @param body the response
   * @param asked when the call began
   * @throws IllegalArgumentException if the response is unreadable
   */
  public static WalletAccount read(byte[] body, Instant asked) {
    try {
      return WalletJsonReader.wallet(body, asked);
    } catch (UnreadableResponseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
