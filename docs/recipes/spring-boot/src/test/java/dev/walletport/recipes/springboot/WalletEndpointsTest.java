package dev.walletport.recipes.springboot;

import static dev.walletport.recipes.springboot.RestFixture.otp;
import static dev.walletport.recipes.springboot.RestFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The endpoints over the fake, whose clock moves when told. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "server.address=127.0.0.1")
@ActiveProfiles("fake")
@Import(FakeConfiguration.class)
@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletEndpointsTest {

  private static final CustomerId CUSTOMER = CustomerId.of("customer_1122");
  private static final String WALLETS = "/customers/customer_1122/wallets";

  private final FakeWallets fake;
  private final MeterRegistry meters;
  private final RestFixture rest;
  private WalletId wallet = WalletId.of("none");

  @Autowired
  WalletEndpointsTest(FakeWallets fake, MeterRegistry meters, @LocalServerPort int port) {
    this.fake = fake;
    this.meters = meters;
    this.rest = new RestFixture(port);
  }

  @BeforeEach
  void open_a_customer_with_a_wallet() {
    fake.reset();
    fake.openCustomer(CUSTOMER);
    wallet = fake.openWallet(CUSTOMER, NewWallet.at(WalletProvider.MOBIKWIK));
  }

  @Test
  void a_wallet_is_created_linked_listed_and_delinked() throws Exception {
    HttpResponse<String> created = rest.post(WALLETS, "{\"provider\":\"PAYTM\"}");
    wallet = WalletId.of(read(created, "$.id"));

    HttpResponse<String> sent = rest.post(path("/otp"), "");
    HttpResponse<String> linked = link(fake.inbox().newestOtp(wallet));
    HttpResponse<String> listed = rest.get(WALLETS);
    HttpResponse<String> delinked = rest.post(path("/delink"), "");

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(sent.statusCode()).isEqualTo(202);
    assertThat(linked.statusCode()).isEqualTo(200);
    assertThat(RestFixture.<Boolean>read(linked, "$.linked")).isTrue();
    assertThat(RestFixture.<String>read(linked, "$.balance")).matches("[0-9]+(\\.[0-9]+)?");
    assertThat(RestFixture.<String>read(listed, "$[1].provider")).isEqualTo("PAYTM");
    assertThat(RestFixture.<Boolean>read(listed, "$[1].linked")).isTrue();
    assertThat(RestFixture.<Boolean>read(delinked, "$.linked")).isFalse();
  }

  @Test
  void a_linked_wallet_is_shown_without_its_token_and_kept_in_no_cache() throws Exception {
    HttpResponse<String> linked = link(sentOtp());

    assertThat(RestFixture.<Map<String, Object>>read(linked, "$"))
        .containsOnlyKeys("id", "provider", "linked", "balance");
    assertThat(linked.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void an_otp_can_be_typed_until_its_ten_minutes_are_over() throws Exception {
    String typed = sentOtp();

    fake.clock().advance(Duration.ofMinutes(10).minusNanos(1));

    assertThat(link(typed).statusCode()).isEqualTo(200);
  }

  @Test
  void an_otp_that_is_typed_after_ten_minutes_asks_for_a_new_one() throws Exception {
    String typed = sentOtp();

    fake.clock().advance(Duration.ofMinutes(10));
    HttpResponse<String> late = link(typed);

    assertProblem(late, 410, "OtpRejected.Expired", "REQUEST_NEW_OTP");
  }

  @Test
  void a_wrong_otp_says_how_many_guesses_are_left() throws Exception {
    String typed = sentOtp();

    HttpResponse<String> wrong = link(otherThan(typed));

    assertProblem(wrong, 422, "OtpRejected.Wrong", "ASK_AGAIN");
    assertThat(RestFixture.<Integer>read(wrong, "$.guessesLeft")).isEqualTo(4);
  }

  @Test
  void a_missing_otp_is_refused_without_a_call() throws Exception {
    assertProblem(rest.post(path("/link"), "{}"), 422, "OtpRejected.Missing", "ASK_AGAIN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AMAZONPAY", "TWID_V2", "MOBIKWIK"})
  void an_otp_has_the_form_of_the_provider_that_the_link_names(String provider) throws Exception {
    wallet = fake.openWallet(CUSTOMER, NewWallet.at(WalletProvider.of(provider)));
    String typed = sentOtp();

    HttpResponse<String> linked = rest.post(path("/link"), otp(typed, provider));

    assertThat(linked.statusCode()).isEqualTo(200);
  }

  @Test
  void an_otp_of_another_form_is_malformed_without_the_provider() throws Exception {
    wallet = fake.openWallet(CUSTOMER, NewWallet.at(WalletProvider.AMAZONPAY));

    assertProblem(link(sentOtp()), 422, "OtpRejected.Malformed", "ASK_AGAIN");
  }

  @Test
  void the_next_otp_is_held_back_for_as_long_as_the_header_says() throws Exception {
    sentOtp();
    fake.clock().advance(Duration.ofMillis(4_500));

    HttpResponse<String> tooSoon = rest.post(path("/otp"), "");
    fake.clock().advance(Duration.ofSeconds(11));

    assertProblem(tooSoon, 429, "OtpRejected.TooSoon", "RETRY_LATER");
    assertThat(tooSoon.headers().firstValue("Retry-After")).contains("11");
    assertThat(rest.post(path("/otp"), "").statusCode()).isEqualTo(202);
  }

  @Test
  void a_linked_wallet_is_not_linked_again_but_shown() throws Exception {
    String typed = sentOtp();
    link(typed);

    HttpResponse<String> again = link(typed);

    assertProblem(again, 409, "NotInThisState", "SHOW_STATE");
    assertThat(RestFixture.<Boolean>read(again, "$.wallet.linked")).isTrue();
  }

  @Test
  void a_lost_answer_is_settled_by_reading_without_a_real_wait() throws Exception {
    String typed = sentOtp();
    fake.faults().next(WalletOperation.LINK, Fault.answerLost());

    assertThat(link(typed).statusCode()).isEqualTo(200);
  }

  @Test
  void an_unknown_outcome_is_no_status_that_machines_repeat_and_is_counted() throws Exception {
    String typed = sentOtp();
    double before = unknownLinks();
    fake.faults().next(WalletOperation.LINK, Fault.answerLost());
    fake.faults().whileSet(WalletOperation.FIND, Fault.unavailable());

    HttpResponse<String> unknown = link(typed);

    assertProblem(unknown, 409, "OutcomeUnknown", "READ_BEFORE_ANYTHING");
    assertThat(unknownLinks()).isEqualTo(before + 1);
  }

  @Test
  void an_unknown_wallet_is_not_found() throws Exception {
    wallet = WalletId.of("wlt_of_nobody");

    assertProblem(rest.post(path("/delink"), ""), 404, "WalletNotFound", "FIX_REQUEST");
  }

  @Test
  void ids_and_providers_that_are_none_are_bad_requests() throws Exception {
    HttpResponse<String> provider = rest.post(WALLETS, "{\"provider\":\"no provider\"}");
    HttpResponse<String> missing = rest.post(WALLETS, "{}");
    HttpResponse<String> id = rest.post(WALLETS + "/wlt.1/delink", "");
    HttpResponse<String> link = rest.post(path("/link"), otp("123456", "no provider"));

    assertThat(provider.statusCode()).isEqualTo(400);
    assertThat(RestFixture.<String>read(provider, "$.detail")).startsWith("wallet provider has");
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(id.statusCode()).isEqualTo(400);
    assertThat(link.statusCode()).isEqualTo(400);
  }

  @Test
  void an_otp_in_a_body_that_cannot_be_read_is_not_printed_or_sent_back(CapturedOutput output)
      throws Exception {
    String typed = sentOtp();

    HttpResponse<String> unquoted = rest.post(path("/link"), "{\"otp\":x" + typed + "}");
    HttpResponse<String> nested = rest.post(path("/link"), "{\"otp\":{\"a\":\"" + typed + "\"}}");

    assertThat(unquoted.statusCode()).isEqualTo(400);
    assertThat(nested.statusCode()).isEqualTo(400);
    assertThat(unquoted.body() + nested.body()).contains("Failed to read request");
    assertThat(unquoted.body() + nested.body() + output.getAll()).doesNotContain(typed);
  }

  @Test
  void calls_are_timed_and_no_meter_has_an_id() throws Exception {
    link(sentOtp());

    HttpResponse<String> metric =
        rest.get("/actuator/metrics/wallet.calls?tag=operation:link&tag=outcome:done");

    assertThat(metric.statusCode()).isEqualTo(200);
    assertThat(metric.body()).contains("COUNT");
    assertThat(meters.getMeters())
        .filteredOn(meter -> meter.getId().getName().startsWith("wallet."))
        .isNotEmpty()
        .noneMatch(meter -> meter.getId().toString().contains("customer_"));
  }

  private HttpResponse<String> link(String typed) throws IOException, InterruptedException {
    return rest.post(path("/link"), otp(typed));
  }

  private String path(String command) {
    return WALLETS + "/" + wallet + command;
  }

  private String sentOtp() throws IOException, InterruptedException {
    rest.post(path("/otp"), "");
    return fake.inbox().newestOtp(wallet);
  }

  private static String otherThan(String typed) {
    return (typed.charAt(0) == '1' ? '2' : '1') + typed.substring(1);
  }

  private double unknownLinks() {
    return meters.get("wallet.calls.unknown").tag("operation", "link").counter().count();
  }

  private static void assertProblem(
      HttpResponse<String> response, int status, String failure, String remedy) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(RestFixture.<String>read(response, "$.failure")).isEqualTo(failure);
    assertThat(RestFixture.<String>read(response, "$.remedy")).isEqualTo(remedy);
  }
}
