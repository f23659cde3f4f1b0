package dev.walletport.recipes;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.ProviderSide;
import dev.walletport.application.testing.WalletGatewayContract;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The contract over a sandbox that outlives a test and can be told nothing: what needs more than
 * that is skipped. Our own sandbox stands for a vendor's here.
 */
// README contract
class VendorSandboxContractTest extends WalletGatewayContract {

  private static JuspaySandbox sandbox;

  private Juspay juspay;

  @BeforeEach
  void open() {
    JuspayApiKey key = JuspayApiKey.of("sandbox_key");
    juspay = Juspay.open(JuspaySettings.builder(sandbox.uri(), key).build());
  }

  @Override
  protected WalletGateway gateway() {
    return juspay.gateway();
  }

  @Override
  protected ProviderSide provider() {
    return new VendorSandboxSide(sandbox.fake());
  }

  @Override
  protected CustomerId customerId() {
    return CustomerId.of("contract_" + UUID.randomUUID());
  }

  @AfterEach
  void close() {
    juspay.close();
  }
  // README contract

  @BeforeAll
  static void start() throws IOException {
    sandbox = JuspaySandbox.start(FakeWallets.create());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  // README side
  /** A vendor's sandbox: a customer is opened by a call of its API, and its OTP is known. */
  private record VendorSandboxSide(FakeWallets vendor) implements ProviderSide {

    @Override
    public void openCustomer(CustomerId customer) {
      vendor.openCustomer(customer);
    }

    @Override
    public String newestOtp(WalletId wallet) {
      return vendor.inbox().newestOtp(wallet);
    }
  }
  // README side
}
