package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.testing.FakeAnswerHold;
import dev.walletport.adapter.fake.testing.FakeProviderSide;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;
import org.junit.jupiter.api.AfterEach;

class FakeGatewayContractTest extends WalletGatewayContract {

  private final FakeAnswerHold hold = new FakeAnswerHold();
  private final FakeWallets wallets = FakeWallets.builder().events(hold).build();
  private final RecordedLog log = RecordedLog.begin();

  @AfterEach
  void close() {
    log.close();
  }

  @Override
  protected WalletGateway gateway() {
    return wallets.gateway();
  }

  @Override
  protected ProviderSide provider() {
    return new FakeProviderSide(wallets).with(hold).with(log);
  }
}
