package dev.walletport.adapter.juspay.json;

import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletList;
import java.time.Instant;

/**
 * A wallet as Juspay sends it: section 3 of the wire contract. It is tolerant of keys that it does
 * not know and of every type that a page or a sample shows, and never guesses about the state.
 */
public final class WalletJsonReader {

  private WalletJsonReader() {}

  /**
   * Reads the reply about one wallet.
   *
   * @param body the whole body
   * @param asked when the call began: no token that it brings is older
   * @return the wallet
   * @throws UnreadableReply if the state cannot be read from it
   */
  public static WalletAccount wallet(byte[] body, Instant asked) throws UnreadableReply {
    WalletFields fields = new WalletFields();
    StrictJsonReader.read(body, fields);
    return fields.account(asked);
  }

  /**
   * Reads the reply about all wallets of a customer. One that is unreadable makes the whole list
   * unreadable, and so does one that is in it in two states. {@code count} and {@code total} can
   * disagree with it and are ignored. How many wallets there may be is bounded by the size of the
   * body alone; time and memory are linear in it.
   *
   * @param body the whole body
   * @param asked when the call began
   * @return the wallets, each once, in the order given
   * @throws UnreadableReply if the state of any wallet cannot be read from it
   */
  public static WalletList list(byte[] body, Instant asked) throws UnreadableReply {
    WalletListFields fields = new WalletListFields(asked);
    StrictJsonReader.read(body, fields);
    return fields.wallets();
  }
}
