package dev.walletport.consumer.platform;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletId;

/** Tells a customer how a link ended. */
public final class Platform {

  private final Wallets wallets;

  /**
   * Over any gateway.
   *
   * @param wallets the wallets of one gateway
   */
  public Platform(Wallets wallets) {
    this.wallets = wallets;
  }

  /**
   * Over Juspay.
   *
   * @param juspay open until the host stops
   * @return the host
   */
  public static Platform over(Juspay juspay) {
    return new Platform(Wallets.over(juspay.gateway()));
  }

  /**
   * Opens Juspay.
   *
   * @param settings how to reach it
   * @return what the host closes when it stops
   */
  public static Juspay open(JuspaySettings settings) {
    return Juspay.open(settings);
  }

  /**
   * Links a wallet.
   *
   * @param customer whose it is
   * @param wallet which one
   * @param typed what the customer typed
   * @return the remedy's name, or {@code LINKED}
   */
  public String link(Customer customer, WalletId wallet, String typed) {
    return wallets
        .link(customer, wallet, typed)
        .fold(failure -> failure.remedy().name(), linked -> "LINKED");
  }
}
