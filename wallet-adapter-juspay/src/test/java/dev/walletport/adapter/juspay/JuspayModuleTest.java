package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import dev.walletport.application.ChangeMobileNumber;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.ListWallets;
import dev.walletport.application.RefreshBalance;
import dev.walletport.application.RefreshBalances;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.testing.SampleWallets;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspayModuleTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final JuspayModule MODULE = new JuspayModule(JuspaySettings.sandbox(KEY));

  @ParameterizedTest
  @ValueSource(
      classes = {
        ChangeMobileNumber.class,
        CreateWallet.class,
        DelinkWallet.class,
        FindWallet.class,
        LinkWallet.class,
        ListWallets.class,
        RefreshBalance.class,
        RefreshBalances.class,
        RequestOtp.class
      })
  void every_use_case_can_be_injected(Class<?> useCase) {
    Injector injector = Guice.createInjector(MODULE);

    assertThat(injector.getInstance(useCase)).isInstanceOf(useCase);
    injector.getInstance(Juspay.class).close();
  }

  @Test
  void the_client_is_one_and_its_gateway_the_one_bound() {
    Injector injector = Guice.createInjector(MODULE);

    Juspay juspay = injector.getInstance(Juspay.class);

    assertThat(injector.getInstance(Juspay.class)).isSameAs(juspay);
    assertThat(injector.getInstance(WalletGateway.class)).isSameAs(juspay.gateway());
    juspay.close();
  }

  @Test
  void a_platform_can_override_every_default() throws IOException {
    Instant now = Instant.parse("2030-01-01T00:00:00Z");
    try (RawServer server =
        RawServer.answering(RawServer.json(200, Payloads.named("link-wallet.json")))) {
      JuspayModule module =
          new JuspayModule(JuspaySettings.builder(server.uri(), KEY).build());
      Injector injector = Guice.createInjector(module, new Overrides(InstantSource.fixed(now)));
      try (Juspay juspay = injector.getInstance(Juspay.class)) {
        Linked wallet = (Linked) juspay
            .gateway()
            .find(Customer.registered(CustomerId.of("c")), SampleWallets.ID)
            .get();

        assertThat(wallet.funds().token().map(DebitToken::issuedAt)).containsExactly(now);
        assertThat(injector.getInstance(OtpPolicy.class)).isEqualTo(OtpPolicy.twid());
      }
    }
  }

  private static final class Overrides extends AbstractModule {
    private final InstantSource clock;

    private Overrides(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    protected void configure() {
      OptionalBinder.newOptionalBinder(binder(), InstantSource.class)
          .setBinding()
          .toInstance(clock);
      OptionalBinder.newOptionalBinder(binder(), OtpPolicy.class)
          .setBinding()
          .toInstance(OtpPolicy.twid());
    }
  }
}
