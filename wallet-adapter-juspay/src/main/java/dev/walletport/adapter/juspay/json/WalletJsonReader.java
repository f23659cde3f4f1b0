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
   * Reads the response about one wallet.
   *
   * @param body the whole body
   * @param asked when the call began: no token that it brings is older
   * @return the wallet
   * @throws UnreadableResponseException if the state cannot be read from it
   */
  public static WalletAccount wallet(byte[] body, Instant asked)
      throws UnreadableResponseException {
    return wallet(body, asked, UnreadValues.DROPPED);
  }

  /**
   * Reads the response about one wallet, and tells what of it was not read.
   *
   * @param body the whole body
   * @param asked when the call began
   * @param unread is told of each value that is taken for unknown
   * @return the wallet
   * @throws UnreadableResponseException if the state cannot be read from it
   */
  public static WalletAccount wallet(byte[] body, Instant asked, UnreadValues unread)
      throws UnreadableResponseException {
    WalletFields fields = new WalletFields(new WalletFields.Reading(unread));
    StrictJsonReader.read(body, fields);
    return fields.account(asked);
  }

  /**
   * Reads the response about all wallets of a customer. An entry whose id, provider or state cannot
   * be read is counted, and hides no other one. A wallet that is in the list in two states makes
   * the whole list unreadable, as does anything that is no well-formed JSON. {@code count} and
   * {@code total} can disagree with it and are ignored. How many wallets there may be is bounded by
   * the size of the body alone; time and memory are linear in it.
   *
   * @param body the whole body
   * @param asked when the call began
   * @return the wallets, each once, in the order given, and how many entries are unreadable
   * @throws UnreadableResponseException if it is no list of wallets
   */
  public static WalletList list(byte[] body, Instant asked) throws UnreadableResponseException {
    return list(body, asked, UnreadValues.DROPPED);
  }

  /**
   * Reads the response about all wallets of a customer, and tells what of it was not read.
   *
   * @param body the whole body
   * @param asked when the call began
   * @param unread is told of each value that is taken for unknown
   * @return as {@link #list(byte[], Instant)}
   * @throws UnreadableResponseException if it is no list of wallets
   */
  public static WalletList list(byte[] body, Instant asked, UnreadValues unread)
      throws UnreadableResponseException {
    WalletListFields fields = new WalletListFields(asked, unread);
    StrictJsonReader.read(body, fields);
    return fields.wallets();
  }
}
