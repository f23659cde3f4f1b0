package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The test over HTTP that getting-started.md quotes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OverTheWireTest {

  // README
  @Test
  void a_wallet_is_linked_over_http() throws IOException {
    FakeWallets fake = FakeWallets.create();
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    try (JuspaySandbox sandbox = JuspaySandbox.start(fake);
        Juspay juspay = Juspay.open(
            JuspaySettings.builder(sandbox.uri(), JuspayApiKey.of("any_key")).build())) {
      Wallets wallets = Wallets.over(juspay.gateway());
      NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
      WalletId wallet = wallets.create(customer, newWallet).get().id();

      String typed = fake.inbox().newestOtp(wallet);

      assertThat(wallets.link(customer, wallet, typed).isRight()).isTrue();
    }
  }
  // README
}
