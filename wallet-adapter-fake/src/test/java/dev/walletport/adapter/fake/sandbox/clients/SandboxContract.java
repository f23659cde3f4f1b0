package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.RecordedLog;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.fake.testing.FakeProviderSide;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;
import org.junit.jupiter.api.AfterEach;

/**
 * The contract of every gateway, by the Juspay adapter over a sandbox's socket. A class has one
 * sandbox, since certificates take their time, and every test begins with an empty one.
 */
abstract class SandboxContract extends WalletGatewayContract {

  private static final String KEY = "contract_key";

  private final FakeWallets fake;
  private final Juspay juspay;
  private final DrippedAnswers hold;
  private final RecordedLog log = RecordedLog.begin(KEY);

  SandboxContract(JuspaySandbox sandbox, JuspaySettings.Builder settings) {
    this.fake = sandbox.fake();
    this.fake.reset();
    this.juspay = Juspay.open(settings.build(), fake.clock());
    this.hold = new DrippedAnswers(fake);
  }

  static JuspaySandbox.Builder sandbox() {
    return JuspaySandbox.builder(FakeWallets.create()).apiKey(KEY);
  }

  static JuspaySettings.Builder settings(JuspaySandbox sandbox) {
    return JuspaySettings.builder(sandbox.uri(), JuspayApiKey.of(KEY));
  }

  @AfterEach
  void close() {
    juspay.close();
    log.close();
  }

  @Override
  protected WalletGateway gateway() {
    return juspay.gateway();
  }

  @Override
  protected ProviderSide provider() {
    return new FakeProviderSide(fake).with(hold).with(log);
  }
}
