package dev.walletport.quickstart;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;

/** The gateway to Juspay, as the README quotes it. */
final class JuspaySample {

  private JuspaySample() {}

  static Wallets wallets(JuspayApiKey key) {
    // README
    Juspay juspay = Juspay.open(JuspaySettings.production(key)); // close it when the platform stops
    Wallets wallets = Wallets.over(juspay.gateway());
    // README
    return wallets;
  }
}
