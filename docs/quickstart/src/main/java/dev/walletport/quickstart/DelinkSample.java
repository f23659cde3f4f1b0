package dev.walletport.quickstart;

import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;

/** Lists a customer's wallets and delinks one, as the README quotes it. */
record DelinkSample(Wallets wallets, Customer customer) {

  // README
  /** Lists the wallets, one line each. */
  String list() {
    return wallets.list(customer).fold(LinkSample::advice, DelinkSample::lines);
  }

  private static String lines(WalletList list) {
    return String.join("\n", list.wallets().stream().map(DelinkSample::line).toList());
  }

  private static String line(WalletAccount account) {
    return account.fold(
        unlinked -> unlinked.provider() + ": not linked",
        linked -> linked.provider() + ": linked, " + balance(linked));
  }

  private static String balance(Linked linked) {
    return linked.funds().balance().fold(() -> "balance unknown", it -> "balance " + it.amount());
  }

  /** Delinks the wallet, which ends its debit token. */
  String delink(WalletId wallet) {
    return wallets
        .delink(customer, wallet)
        .fold(LinkSample::advice, unlinked -> unlinked.provider() + " is delinked.");
  }
  // README
}
