package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.PrivateModule;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.name.Named;
import com.google.inject.name.Names;
import dev.walletport.application.ChangeMobileNumber;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.ListWallets;
import dev.walletport.application.RefreshBalance;
import dev.walletport.application.RefreshBalances;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
  void every_use_case_can_be_injected_and_is_one(Class<?> useCase) {
    Injector injector = Guice.createInjector(MODULE);

    Object injected = injector.getInstance(useCase);

    assertThat(injected).isInstanceOf(useCase);
    assertThat(injector.getInstance(useCase)).isSameAs(injected);
    injector.getInstance(Juspay.class).close();
  }

  @Test
  void a_host_can_bind_in_a_parent_injector_what_it_overrides() throws IOException {
    List<WalletCallEnded> heard = new ArrayList<>();
    try (RawServer server = RawServer.answering(GatewayCall.FIND.yes())) {
      Injector injector = Guice.createInjector(
              binder -> binder.bind(WalletEvents.class).toInstance(heard::add))
          .createChildInjector(new JuspayModule(settings(server)));
      try (Juspay juspay = injector.getInstance(Juspay.class)) {
        assertThat(injector
                .getInstance(FindWallet.class)
                .find(StuckCall.CUSTOMER, SampleWallets.ID)
                .isRight())
            .isTrue();

        assertThat(heard).hasSize(1);
        assertThat(juspay.health().callsInFlight()).isZero();
      }
    }
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
  void a_host_can_override_every_default() throws IOException {
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
        assertThat(injector
                .getInstance(Wallets.class)
                .link(Customer.registered(CustomerId.of("c")), SampleWallets.ID, "345678"))
            .isEqualTo(Either.left(new OtpRejected(new OtpRejection.Malformed(OtpForm.digits(4)))));
      }
    }
  }

  @Test
  void the_use_cases_take_the_clock_and_the_call_ids_of_the_host() throws IOException {
    Instant now = Instant.parse("2030-01-01T00:00:00Z");
    List<WalletCallEnded> heard = new ArrayList<>();
    try (RawServer server = RawServer.answering(GatewayCall.FIND.yes())) {
      Injector injector = Guice.createInjector(new JuspayModule(settings(server)), binder -> {
        binder.bind(InstantSource.class).toInstance(InstantSource.fixed(now));
        binder.bind(CallIds.class).toInstance(() -> CallId.of("call-17"));
        binder.bind(WalletEvents.class).toInstance(heard::add);
      });
      try (Juspay juspay = injector.getInstance(Juspay.class)) {
        assertThat(injector
                .getInstance(FindWallet.class)
                .find(StuckCall.CUSTOMER, SampleWallets.ID)
                .isRight())
            .isTrue();

        assertThat(heard).extracting(WalletCallEnded::began).containsExactly(now);
        assertThat(heard).extracting(WalletCallEnded::callId).containsExactly(CallId.of("call-17"));
        assertThat(juspay.health().lastAnswer()).containsExactly(now);
      }
    }
  }

  @Test
  void a_lost_answer_is_settled_by_the_policy_of_the_host() throws IOException {
    SettlingPolicy twice =
        new SettlingPolicy(List.of(Duration.ZERO, Duration.ZERO), Duration.ofSeconds(30));

    assertThat(callsToLink(SettlingPolicy.none(), InstantSource.system())).isEqualTo(1);
    assertThat(callsToLink(twice, InstantSource.system())).isEqualTo(3);
  }

  @Test
  void the_time_that_settling_takes_is_that_of_the_clock_of_the_host() throws IOException {
    SettlingPolicy once = new SettlingPolicy(List.of(Duration.ZERO), Duration.ofSeconds(30));
    AtomicInteger looks = new AtomicInteger();

    assertThat(callsToLink(once, () -> Instant.EPOCH)).isEqualTo(2);
    assertThat(callsToLink(once, () -> Instant.EPOCH.plusSeconds(60L * looks.getAndIncrement())))
        .isEqualTo(1);
  }

  /** How often the gateway is called for a link whose answer is lost and that was not applied. */
  private static int callsToLink(SettlingPolicy policy, InstantSource clock) throws IOException {
    List<WalletCallEnded> heard = new ArrayList<>();
    String unlinked = RawServer.json(
        200, "{\"id\":\"%s\",\"wallet\":\"PAYTM\",\"linked\":false}".formatted(SampleWallets.ID));
    try (RawServer server = RawServer.answering(RawServer.HANG_UP, unlinked)) {
      Injector injector = Guice.createInjector(new JuspayModule(settings(server)), binder -> {
        binder.bind(SettlingPolicy.class).toInstance(policy);
        binder.bind(InstantSource.class).toInstance(clock);
        binder.bind(WalletEvents.class).toInstance(heard::add);
      });
      try (Juspay juspay = injector.getInstance(Juspay.class)) {
        assertThat(injector
                .getInstance(LinkWallet.class)
                .link(StuckCall.CUSTOMER, SampleWallets.ID, "345678")
                .getLeft())
            .isInstanceOf(OutcomeUnknown.class);
        assertThat(juspay.health().callsInFlight()).isZero();
      }
      return heard.get(0).effort().calls();
    }
  }

  private static JuspaySettings settings(RawServer server) {
    return JuspaySettings.builder(server.uri(), KEY).build();
  }

  @Test
  void clashes_with_no_binding_of_the_host() {
    InstantSource own = InstantSource.fixed(Instant.EPOCH);

    Injector injector =
        Guice.createInjector(MODULE, binder -> binder.bind(InstantSource.class).toInstance(own));

    assertThat(injector.getInstance(InstantSource.class)).isSameAs(own);
    assertThat(injector.getInstance(Wallets.class)).isNotNull();
    injector.getInstance(Juspay.class).close();
  }

  @Test
  void can_be_installed_twice_with_equal_settings_and_without_implicit_bindings() {
    JuspayModule again = new JuspayModule(JuspaySettings.sandbox(JuspayApiKey.of("your_api_key")));

    Injector injector = Guice.createInjector(MODULE, again, Binder::requireExplicitBindings);

    assertThat(again).isEqualTo(MODULE).hasSameHashCodeAs(MODULE).isNotEqualTo(KEY);
    assertThat(again).hasToString("JuspayModule(no annotation)");
    assertThat(injector.getInstance(Wallets.class)).isNotNull();
    injector.getInstance(Juspay.class).close();
  }

  @Test
  void serves_a_second_merchant_under_an_annotation_also_in_a_private_module() {
    Named second = Names.named("second_shop");
    JuspayModule other = new JuspayModule(JuspaySettings.sandbox(KEY), second);

    Injector injector = Guice.createInjector(
        MODULE,
        binder -> binder.install(new PrivateModule() {
          @Override
          protected void configure() {
            install(other);
            bind(InstantSource.class).toInstance(InstantSource.fixed(Instant.EPOCH));
            expose(Key.get(Wallets.class, second));
            expose(Key.get(Juspay.class, second));
          }
        }));
    Juspay first = injector.getInstance(Juspay.class);
    Juspay own = injector.getInstance(Key.get(Juspay.class, second));

    assertThat(own).isNotSameAs(first);
    assertThat(injector.getInstance(Key.get(Wallets.class, second))).isNotNull();
    assertThat(other).isNotEqualTo(MODULE);
    first.close();
    own.close();
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
      OptionalBinder.newOptionalBinder(binder(), OtpForm.class)
          .setBinding()
          .toInstance(OtpForm.digits(4));
    }
  }
}
