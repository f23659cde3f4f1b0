package dev.walletport.quickstart;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.port.WalletGateway;

/** The lines that take the README's code from the fake to Juspay; a test holds the two together. */
final class JuspaySample {

  private JuspaySample() {}

  static WalletGateway gateway(JuspayApiKey key) {
    // README
    Juspay juspay = Juspay.open(JuspaySettings.production(key)); // close it when the platform stops
    WalletGateway gateway = juspay.gateway();
    // README
    return gateway;
  }
}
