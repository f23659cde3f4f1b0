package dev.walletport.adapter.fake.sandbox;

import dev.walletport.domain.DebitToken;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The newest debit token of each wallet that a response of the sandbox had. */
final class IssuedTokens {

  private final ConcurrentMap<WalletId, DebitToken> newest = new ConcurrentHashMap<>();

  /** Keeps the tokens of an answer, which is a wallet or a list of wallets. */
  void note(Object answer) {
    if (answer instanceof WalletAccount wallet) {
      note(wallet);
    } else if (answer instanceof WalletList list) {
      list.wallets().forEach(this::note);
    }
  }

  private void note(WalletAccount wallet) {
    wallet
        .<Option<DebitToken>>fold(
            unlinked -> Option.none(), linked -> linked.funds().token())
        .forEach(token -> newest.put(wallet.id(), token));
  }

  /** The newest token of a wallet, which may be spent or expired; none before the first. */
  Option<DebitToken> newest(WalletId wallet) {
    return Option.of(newest.get(wallet));
  }

  void clear() {
    newest.clear();
  }
}
