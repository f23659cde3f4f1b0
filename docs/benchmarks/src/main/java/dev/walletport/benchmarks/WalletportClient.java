package dev.walletport.benchmarks;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayHealth.State;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.Settling;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;

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

  /** Makes as many refreshes as their share of the connections has places, until it is closed. */
  void keepRefreshing() {
    int places = juspay.health().shares().refreshes().most();
    for (int i = 0; i < places; i++) {
      Thread thread = new Thread(this::refreshUntilClosed, "refreshing");
      thread.setDaemon(true);
      thread.start();
    }
    while (juspay.health().shares().refreshes().inUse() < places) {
      Thread.onSpinWait();
    }
  }

  private void refreshUntilClosed() {
    while (juspay.health().state() == State.OPEN) {
      Either<WalletFailure, ?> ignored = juspay.gateway().refreshAll(customer);
    }
  }

  @Override
  public void close() {
    juspay.close(Duration.ZERO);
  }
}
