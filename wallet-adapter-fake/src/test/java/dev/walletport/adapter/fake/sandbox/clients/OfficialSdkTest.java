package dev.walletport.adapter.fake.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.WalletId;
import in.juspay.exception.AuthenticationException;
import in.juspay.exception.InvalidRequestException;
import in.juspay.model.Customer;
import in.juspay.model.JuspayEnvironment;
import in.juspay.model.RequestOptions;
import in.juspay.model.Wallet;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Juspay's own SDK for Java against the sandbox, unchanged but for its base URL. It speaks TLS
 * alone, leaves the colon out of its credentials, sends no routing id, and refreshes by GET.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OfficialSdkTest {

  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String KEY = "sdk_key";

  private static JuspaySandbox sandbox;
  private static FakeWallets fake;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    sandbox = JuspaySandbox.builder(FakeWallets.create()).https().apiKey(KEY).start();
    fake = sandbox.fake();
    Path trusted = folder.resolve("truststore.p12");
    Files.write(trusted, download("truststore.p12"));
    System.setProperty(TRUST_STORE, trusted.toString());
    System.setProperty(TRUST_STORE_PASSWORD, "changeit");
    JuspayEnvironment.withApiKey(KEY);
    JuspayEnvironment.withMerchantId("testaccount");
    JuspayEnvironment.withBaseUrl(sandbox.uri().toString());
  }

  @AfterAll
  static void close() {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
    sandbox.close();
  }

  @BeforeEach
  void empty() throws Exception {
    fake.reset();
    Customer.create(Map.of("object_reference_id", "customer_1122"));
  }

  private static byte[] download(String name) throws IOException {
    URL url = sandbox.uri().resolve("/sandbox/" + name).toURL();
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    connection.setSSLSocketFactory(sandbox.clientSslContext().getSocketFactory());
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  @Test
  void links_reads_and_delinks_a_wallet() throws Exception {
    Wallet wallet = Wallet.createAndAuthenticate("customer_1122", "MOBIKWIK");
    fake.setBalance(WalletId.of(wallet.getId()), new BigDecimal("250.5"));

    Wallet linked = Wallet.link(wallet.getId(), otp(wallet));

    assertThat(wallet.getLinked()).isFalse();
    assertThat(linked.getLinked()).isTrue();
    assertThat(linked.getToken()).startsWith("tok_");
    assertThat(linked.getCurrentBalance()).isEqualTo(250.5);
    assertThat(linked.getLastRefreshed()).isEqualTo(fake.clock().instant());
    assertThat(Wallet.delink(wallet.getId()).getLinked()).isFalse();
  }

  @Test
  void refreshes_one_and_all_and_lists() throws Exception {
    Wallet wallet = Wallet.create("customer_1122", "PAYTM");
    Wallet.authenticate(wallet.getId());
    Wallet.link(wallet.getId(), otp(wallet));
    fake.setBalance(WalletId.of(wallet.getId()), new BigDecimal("7"));

    assertThat(Wallet.list("customer_1122").getList())
        .extracting(Wallet::getCurrentBalance)
        .containsExactly(0.0);
    assertThat(Wallet.refreshByWalletId(wallet.getId()).getCurrentBalance()).isEqualTo(7.0);
    assertThat(Wallet.refresh("customer_1122").getList())
        .extracting(Wallet::getLinked)
        .containsExactly(true);
  }

  @Test
  void is_told_that_an_otp_is_wrong() throws Exception {
    Wallet wallet = Wallet.createAndAuthenticate("customer_1122", "LAZYPAY");

    InvalidRequestException refused = catchThrowableOfType(
        InvalidRequestException.class, () -> Wallet.link(wallet.getId(), "no_otp"));

    assertThat(refused.getHttpResponseCode()).isEqualTo(400);
    assertThat(refused.getErrorMessage())
        .isEqualTo("Incorrect OTP. You have 2 more attempts before we lock your account.");
  }

  @Test
  void is_told_that_its_key_is_not_the_one() {
    RequestOptions other = RequestOptions.createDefault().withApiKey("another_key");

    AuthenticationException refused = catchThrowableOfType(
        AuthenticationException.class, () -> Wallet.list("customer_1122", other));

    assertThat(refused.getErrorCode()).isEqualTo("access_denied");
  }

  private static String otp(Wallet wallet) {
    return fake.inbox().newestOtp(WalletId.of(wallet.getId()));
  }
}
