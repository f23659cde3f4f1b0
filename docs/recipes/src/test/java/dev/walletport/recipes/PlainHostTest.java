package dev.walletport.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayHealth;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlainHostTest {

  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final List<String> told = new ArrayList<>();
  private JuspaySandbox sandbox;
  private PlainHost host;

  @BeforeEach
  void start() throws IOException {
    sandbox = JuspaySandbox.start(fake);
    JuspaySettings settings =
        JuspaySettings.builder(sandbox.uri(), JuspayApiKey.of("your_api_key")).build();
    host = PlainHost.open(settings, new Told());
  }

  @AfterEach
  void stop() {
    host.close();
    sandbox.close();
  }

  @Test
  void links_a_wallet_and_tells_its_listener_the_attempts_and_the_outcomes() {
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    WalletId wallet = host.wallets().create(customer, newWallet).get().id();

    assertThat(host.wallets()
            .link(customer, wallet, fake.inbox().newestOtp(wallet))
            .isRight())
        .isTrue();

    assertThat(told)
        .containsExactly("attempt CREATE", "outcome CREATE", "attempt LINK", "outcome LINK");
  }

  @Test
  void refuses_calls_once_it_is_closed() {
    host.close(Duration.ZERO);

    assertThat(host.wallets().list(customer).getLeft()).isInstanceOf(Unavailable.class);
    assertThat(host.health().state()).isEqualTo(JuspayHealth.State.CLOSED);
  }

  private final class Told implements WalletEvents {

    @Override
    public void onEnd(WalletCallEnded event) {
      told.add("outcome " + event.operation());
    }

    @Override
    public void onAttempt(WalletAttempt event) {
      told.add("attempt " + event.operation());
    }
  }
}
