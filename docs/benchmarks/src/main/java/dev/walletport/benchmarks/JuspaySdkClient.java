package dev.walletport.benchmarks;

import in.juspay.exception.JuspayException;
import in.juspay.model.JuspayEnvironment;
import in.juspay.model.Wallet;
import java.io.IOException;
import java.net.URI;

/**
 * Juspay's own SDK, unchanged but for its base URL and what the JVM trusts; its log lines are
 * dropped. It speaks TLS alone, and its settings are the JVM's, so there is one at a time.
 */
final class JuspaySdkClient implements WalletClient {

  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

  JuspaySdkClient(URI baseUri, LoopbackTls tls) {
    System.setProperty(TRUST_STORE, tls.trustStore().toString());
    System.setProperty(TRUST_STORE_PASSWORD, LoopbackTls.STORE_PASSWORD);
    JuspayEnvironment.withApiKey(API_KEY);
    JuspayEnvironment.withMerchantId("testaccount");
    JuspayEnvironment.withBaseUrl(baseUri.toString());
  }

  @Override
  public Object link() throws IOException {
    try {
      Wallet wallet = Wallet.link(LoopbackServer.WALLET_ID, OTP);
      if (!wallet.getLinked()) {
        throw new IOException("not linked");
      }
      return wallet;
    } catch (JuspayException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
  }
}
