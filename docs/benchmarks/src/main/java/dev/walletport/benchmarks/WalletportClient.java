package dev.walletport.benchmarks;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.Settling;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletId;
import java.net.URI;

/** Ours: the use cases over the gateway with its default settings, deadline included. */
final class WalletportClient implements WalletClient {

  private final Customer customer = Customer.registered(CustomerId.of(CUSTOMER_ID));
  private final WalletId wallet = WalletId.of(LoopbackServer.WALLET_ID);
  private final Juspay juspay;
  private final LinkWallet linkWallet;
  private final FindWallet findWallet;

  WalletportClient(URI baseUri, LoopbackTls tls) {
    juspay = Juspay.open(JuspaySettings.builder(baseUri, JuspayApiKey.of(API_KEY))
        .sslContext(tls.client())
        .build());
    linkWallet =
        new LinkWallet(juspay.gateway(), OtpForm.standard(), Settling.standard(), Reporting.none());
    findWallet = new FindWallet(juspay.gateway(), Reporting.none());
  }

  @Override
  public Object link() {
    return linkWallet.link(customer, wallet, OTP).get();
  }

  Object find() {
    return findWallet.find(customer, wallet).get();
  }

  @Override
  public void close() {
    juspay.close();
  }
}
