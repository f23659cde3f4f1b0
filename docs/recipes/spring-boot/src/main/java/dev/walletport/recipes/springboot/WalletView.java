package dev.walletport.recipes.springboot;

import dev.walletport.domain.Balance;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is shown of a wallet. The debit token stays in the host, for its payment call.
 *
 * @param id the wallet
 * @param provider the company behind it
 * @param linked whether it can be paid with
 * @param balance what it held when last asked, in decimal; null if that is not known
 */
record WalletView(
    String id, String provider, boolean linked, @Nullable String balance) {

  static WalletView of(WalletAccount account) {
    Option<Linked> linked = account.fold(unlinked -> Option.none(), Option::some);
    return new WalletView(
        account.id().value(),
        account.provider().code(),
        linked.isDefined(),
        linked.flatMap(WalletView::balance).getOrNull());
  }

  private static Option<String> balance(Linked account) {
    return account.funds().balance().map(Balance::amount).map(amount -> amount.toPlainString());
  }
}
