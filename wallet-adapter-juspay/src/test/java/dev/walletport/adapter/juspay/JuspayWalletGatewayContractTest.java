package dev.walletport.adapter.juspay;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;
import dev.walletport.domain.testing.MovableClock;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** The contract of every gateway, over real sockets. */
class JuspayWalletGatewayContractTest extends WalletGatewayContract {

  private static final JuspayApiKey KEY = JuspayApiKey.of("contract_key");

  private final MovableClock clock = MovableClock.standing();
  private final DocumentedApiProvider provider = new DocumentedApiProvider(clock);
  private final DocumentedApiServer server = DocumentedApiServer.start(provider, KEY);
  private final Juspay juspay =
      Juspay.open(JuspaySettings.builder(server.uri(), KEY).build(), clock);

  private final JuspayLog log = JuspayLog.begin(KEY.reveal());

  JuspayWalletGatewayContractTest() throws IOException {
    provider.setLog(log);
  }

  @AfterEach
  void close() {
    juspay.close();
    provider.responses().release();
    server.close();
    log.close();
  }

  @Override
  protected WalletGateway gateway() {
    return juspay.gateway();
  }

  @Override
  protected ProviderSide provider() {
    return provider;
  }
}
