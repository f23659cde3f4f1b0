package dev.walletport.adapter.fake.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.adapter.fake.RecordingWalletEvents;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The attempts that a listener is told by the fake are those that it is told by the Juspay adapter
 * over the sandbox, but for a provider that is unavailable, which a client cannot tell from the
 * response.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttemptsOverTheSandboxTest {

  private static final CustomerId CUSTOMER = CustomerId.of("customer_1122");
  private static final NewWallet NEW_WALLET = NewWallet.at(WalletProvider.MOBIKWIK);
  private static final WalletId UNKNOWN = WalletId.of("wlt_q23xzki3pazgtezo");

  private final RecordingWalletEvents near = new RecordingWalletEvents();
  private final RecordingWalletEvents far = new RecordingWalletEvents();
  private final FakeWallets fake = FakeWallets.builder().events(near).build();
  private final JuspaySandbox sandbox;
  private final Juspay juspay;

  AttemptsOverTheSandboxTest() throws IOException {
    sandbox = JuspaySandbox.builder(FakeWallets.create()).start();
    juspay = Juspay.open(
        JuspaySettings.builder(sandbox.uri(), JuspayApiKey.of("any_key"))
            .deadline(Duration.ofSeconds(2))
            .build(),
        sandbox.fake().clock(),
        far);
  }

  @AfterEach
  void close() {
    juspay.close();
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource(value = MagicOtp.class, mode = EnumSource.Mode.EXCLUDE, names = "UNAVAILABLE")
  void end_alike_for_each_magic_otp(MagicOtp magic) {
    link(fake, fake.gateway(), magic);
    link(sandbox.fake(), juspay.gateway(), magic);

    assertThat(firstEnding(near)).isEqualTo(firstEnding(far));
  }

  @Test
  void end_alike_for_what_is_not_there() {
    find(fake, fake.gateway());
    find(sandbox.fake(), juspay.gateway());

    assertThat(firstEnding(near)).isEqualTo(firstEnding(far)).endsWith("answered 404");
  }

  @Test
  void end_alike_for_an_unknown_customer() {
    assertThat(fake.gateway().list(Customer.registered(CUSTOMER)).isLeft()).isTrue();
    assertThat(juspay.gateway().list(Customer.registered(CUSTOMER)).isLeft()).isTrue();

    assertThat(firstEnding(near)).isEqualTo(firstEnding(far)).endsWith("answered 400");
  }

  @Test
  void end_alike_in_another_state() {
    delink(fake, fake.gateway());
    delink(sandbox.fake(), juspay.gateway());

    assertThat(firstEnding(near)).isEqualTo(firstEnding(far)).endsWith("answered 400");
  }

  private static void link(FakeWallets provider, WalletGateway gateway, MagicOtp magic) {
    Customer customer = provider.openCustomer(CUSTOMER);
    WalletId wallet = provider.openWallet(CUSTOMER, NEW_WALLET);
    assertThat(gateway.link(customer, wallet, Otp.of(magic.typed()))).isNotNull();
  }

  private static void find(FakeWallets provider, WalletGateway gateway) {
    Customer customer = provider.openCustomer(CUSTOMER);
    assertThat(gateway.find(customer, UNKNOWN).isLeft()).isTrue();
  }

  private static void delink(FakeWallets provider, WalletGateway gateway) {
    Customer customer = provider.openCustomer(CUSTOMER);
    WalletId wallet = provider.openWallet(CUSTOMER, NEW_WALLET);
    assertThat(gateway.delink(customer, wallet).isLeft()).isTrue();
  }

  private static String firstEnding(RecordingWalletEvents events) {
    WalletAttempt first = events.attempts().get(0);
    return first.operation() + ": " + words(first.ending());
  }

  private static String words(Ending ending) {
    return ending.fold(
        answered -> "answered " + answered.status(),
        lost -> "lost " + lost.reason(),
        notSent -> "not sent " + notSent.reason());
  }
}
