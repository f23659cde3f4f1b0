package dev.walletport.recipes.springboot;

import static dev.walletport.recipes.springboot.RestFixture.otp;
import static dev.walletport.recipes.springboot.RestFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The host over the Juspay adapter, with the sandbox behind it. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspayHostTest {

  private static final String CANARY = "canary5e1f7c";
  private static final String WALLETS = "/customers/customer_1122/wallets";

  private static final FakeWallets FAKE = FakeWallets.create();

  private static JuspaySandbox sandbox;
  private static ConfigurableApplicationContext host;
  private static RestFixture rest;

  @BeforeAll
  static void start() throws IOException {
    FAKE.openCustomer(CustomerId.of("customer_1122"));
    sandbox = JuspaySandbox.builder(FAKE).apiKey(CANARY).start();
    host = HostFixture.start(
        Map.of("JUSPAY_API_KEY", CANARY, "JUSPAY_BASE_URI", sandbox.uri().toString()),
        "--management.endpoints.web.exposure.include=*",
        "--management.endpoint.env.show-values=always",
        "--management.endpoint.configprops.show-values=always",
        "--logging.level.dev.walletport=TRACE",
        "--logging.level.org.springframework=DEBUG",
        "--logging.level.org.springframework.web=TRACE");
    rest = new RestFixture(HostFixture.port(host));
  }

  @AfterAll
  static void stop() {
    host.close();
    sandbox.close();
  }

  @Test
  void a_wallet_is_linked_and_delinked_over_the_wire() throws Exception {
    HttpResponse<String> created = rest.post(WALLETS, "{\"provider\":\"MOBIKWIK\"}");
    WalletId wallet = WalletId.of(read(created, "$.id"));
    rest.post(path(wallet, "/otp"), "");
    String typed = FAKE.inbox().newestOtp(wallet);

    HttpResponse<String> linked = rest.post(path(wallet, "/link"), otp(typed));
    HttpResponse<String> delinked = rest.post(path(wallet, "/delink"), "");

    assertThat(linked.statusCode()).isEqualTo(200);
    assertThat(RestFixture.<Boolean>read(linked, "$.linked")).isTrue();
    assertThat(RestFixture.<Boolean>read(delinked, "$.linked")).isFalse();
  }

  @Test
  void neither_the_key_nor_an_otp_is_printed_from_the_start_on_with_debug_logs(
      CapturedOutput output) throws Exception {
    HttpResponse<String> created = rest.post(WALLETS, "{\"provider\":\"PAYTM\"}");
    WalletId wallet = WalletId.of(read(created, "$.id"));
    rest.post(path(wallet, "/otp"), "");
    String typed = FAKE.inbox().newestOtp(wallet);

    HttpResponse<String> linked = rest.post(path(wallet, "/link"), otp(typed));

    assertThat(linked.statusCode()).isEqualTo(200);
    assertThat(output.getAll())
        .contains("Spring Boot", "LINK of " + wallet + " for merchant ", "TypedOtp(hidden)")
        .doesNotContain(CANARY)
        .doesNotContain("\"" + typed + "\"", "=" + typed);
  }

  @Test
  void attempts_on_the_wire_are_timed() throws Exception {
    rest.get(WALLETS);

    assertThat(host.getBean(MeterRegistry.class)
            .get("wallet.attempts")
            .tags("operation", "list", "ending", "2xx")
            .timer()
            .count())
        .isPositive();
  }

  @Test
  void health_shows_the_transport_without_a_call() throws Exception {
    rest.get(WALLETS);
    int asked = FAKE.journal().size();

    HttpResponse<String> health = rest.get("/actuator/health");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(RestFixture.<String>read(health, "$.components.juspay.details.state"))
        .isEqualTo("OPEN");
    assertThat(RestFixture.<String>read(health, "$.components.juspay.details.connectionsInUse"))
        .isEqualTo("0 of 20");
    assertThat(RestFixture.<String>read(health, "$.components.juspay.details.lastAnswer"))
        .startsWith("20");
    assertThat(FAKE.journal()).hasSize(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"env", "env/JUSPAY_API_KEY", "env/juspay.api-key", "configprops", "beans"})
  void no_endpoint_shows_the_key_even_where_values_are_shown(String endpoint) throws Exception {
    HttpResponse<String> shown = rest.get("/actuator/" + endpoint);

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).containsIgnoringCase("juspay").doesNotContain(CANARY);
  }

  @Test
  void other_values_are_shown_then_and_the_key_is_masked() throws Exception {
    HttpResponse<String> address = rest.get("/actuator/env/JUSPAY_BASE_URI");
    HttpResponse<String> key = rest.get("/actuator/env/JUSPAY_API_KEY");

    assertThat(RestFixture.<String>read(address, "$.property.value"))
        .isEqualTo(sandbox.uri().toString());
    assertThat(RestFixture.<String>read(key, "$.property.value")).isEqualTo("******");
  }

  private static String path(WalletId wallet, String command) {
    return WALLETS + "/" + wallet + command;
  }
}
