package dev.walletport.adapter.fake.sandbox.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import in.juspay.exception.APIConnectionException;
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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Juspay's own SDK for Java against the sandbox, unchanged but for its base URL. It speaks TLS
 * alone, leaves the colon out of its credentials, sends no routing id, and refreshes by GET.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OfficialSdkTest {

  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String KEY = "sdk_key";

  /** More than the pause between two bytes that drip. */
  private static final int PATIENCE_MILLIS = 2_000;

  private static final RequestOptions PATIENT =
      RequestOptions.createDefault().withApiKey(KEY).withReadTimeout(PATIENCE_MILLIS);

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
    command("reset", "");
    Customer.create(Map.of("object_reference_id", "customer_1122"));
  }

  private static byte[] download(String name) throws IOException {
    HttpsURLConnection connection = control(name);
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private static HttpsURLConnection control(String name) throws IOException {
    URL url = sandbox.uri().resolve("/sandbox/" + name).toURL();
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection();
    connection.setSSLSocketFactory(sandbox.clientSslContext().getSocketFactory());
    return connection;
  }

  private static void command(String name, String form) throws IOException {
    HttpsURLConnection connection = control(name);
    connection.setDoOutput(true);
    connection.getOutputStream().write(form.getBytes(UTF_8));
    assertThat(connection.getResponseCode()).isEqualTo(200);
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

  /** What the page of clients says, so that a host knows what to look for. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.Kind.class,
      names = {"ANSWER_RESET", "ANSWER_LOST"})
  void sends_a_link_again_without_a_word_when_its_answer_is_lost(Fault.Kind kind) throws Exception {
    Wallet wallet = Wallet.createAndAuthenticate("customer_1122", "MOBIKWIK");
    Fault lost = kind == Fault.Kind.ANSWER_RESET ? Fault.answerReset() : Fault.answerLost();
    fake.faults().next(WalletOperation.LINK, lost);

    InvalidRequestException refused = catchThrowableOfType(
        InvalidRequestException.class, () -> Wallet.link(wallet.getId(), otp(wallet)));

    assertThat(refused.getErrorCode()).isEqualTo("wallet_already_linked");
    assertThat(fake.journal())
        .filteredOn(call -> call.operation() == WalletOperation.LINK)
        .hasSize(2);
    assertThat(new String(download("requests?operation=LINK&wallet=" + wallet.getId()), UTF_8))
        .contains("\"matching\":2", "\"code\":\"" + kind.name().toLowerCase(Locale.ROOT) + "\"");
  }

  @Test
  void ends_a_call_whose_answer_is_silent_by_its_read_timeout() throws Exception {
    command("faults", "operation=LIST&fault=wait&seconds=600&times=1");

    assertThatThrownBy(() -> Wallet.list("customer_1122", PATIENT))
        .isInstanceOf(APIConnectionException.class);
  }

  /** It goes on in its thread, and ends with the sandbox. */
  @Test
  void waits_on_and_on_for_an_answer_that_drips() throws Exception {
    Wallet wallet = Wallet.createAndAuthenticate("customer_1122", "MOBIKWIK");
    String typed = otp(wallet);
    fake.faults().next(WalletOperation.LINK, Fault.answerDrips());
    CompletableFuture<Wallet> linked = new CompletableFuture<>();
    Thread caller =
        new Thread(() -> linked.completeAsync(() -> link(wallet, typed), Runnable::run));
    caller.setDaemon(true);
    caller.start();

    assertThatThrownBy(() -> linked.get(PATIENCE_MILLIS + 1_000L, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(fake.wallet(WalletId.of(wallet.getId())).get().account()).isInstanceOf(Linked.class);
  }

  private static Wallet link(Wallet wallet, String typed) {
    try {
      return Wallet.link(wallet.getId(), typed, PATIENT);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private static String otp(Wallet wallet) {
    return fake.inbox().newestOtp(WalletId.of(wallet.getId()));
  }
}
