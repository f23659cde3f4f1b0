package dev.walletport.quickstart;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;

/** The gateway to Juspay, as the README quotes it. */
final class JuspaySample {

  private JuspaySample() {}

  static LinkSample sample(JuspayApiKey key) {
    // README
    Juspay juspay = Juspay.open(JuspaySettings.production(key)); // close it when the host stops
    Wallets wallets = Wallets.over(juspay.gateway());
    Customer customer = Customer.registered(CustomerId.of("customer_1122"));
    // README
    return new LinkSample(wallets, customer);
  }
}
