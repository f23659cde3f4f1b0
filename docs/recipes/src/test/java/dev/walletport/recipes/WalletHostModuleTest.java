package dev.walletport.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletHostModuleTest {

  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet =
      fake.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));
  private final List<WalletCallEnded> told = new ArrayList<>();
  private JuspaySandbox sandbox;
  private Injector injector;

  @BeforeEach
  void start() throws IOException {
    sandbox = JuspaySandbox.start(fake);
    JuspaySettings settings =
        JuspaySettings.builder(sandbox.uri(), JuspayApiKey.of("your_api_key")).build();
    CommandGuard guard = CommandGuard.over(CommandStore.inMemory(InstantSource.system()));
    injector = Guice.createInjector(new WalletHostModule(settings, told::add, guard));
  }

  @AfterEach
  void stop() {
    injector.getInstance(Juspay.class).close();
    sandbox.close();
  }

  @Test
  void the_wallets_tell_the_host_s_listener() {
    assertThat(wallets().requestOtp(customer, wallet).isRight()).isTrue();

    assertThat(told).extracting(event -> event.operation().name()).containsExactly("REQUEST_OTP");
  }

  @Test
  void the_wallets_are_behind_the_host_s_guard() {
    assertThat(wallets().requestOtp(customer, wallet).isRight()).isTrue();

    assertThat(wallets().requestOtp(customer, wallet).getLeft()).isInstanceOf(HeldBack.class);
  }

  private Wallets wallets() {
    return injector.getInstance(Wallets.class);
  }
}
