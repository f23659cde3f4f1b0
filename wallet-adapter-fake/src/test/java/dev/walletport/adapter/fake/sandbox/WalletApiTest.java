package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.adapter.fake.KnownWallet;
import dev.walletport.adapter.fake.ProviderWording;
import dev.walletport.adapter.fake.ProviderWording.Subject;
import dev.walletport.adapter.fake.ProviderWording.Words;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletApiTest {

  private final SandboxFixture fixture = SandboxFixture.start();

  WalletApiTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Nested
  class Operations {

    @Test
    void creates_a_wallet() {
      RawResponse response =
          fixture.post(fixture.walletsPath(), "gateway=PAYTM&mobile_number=%2B919876543210");

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.json()).contains(entry("wallet", "PAYTM"), entry("linked", false));
      assertThat(fixture.fake().wallet(WalletId.of(response.field("id"))).get().mobileNumber())
          .isEqualTo(Option.some(MobileNumber.of("+919876543210")));
      assertThat(fixture.fake().inbox().count(WalletId.of(response.field("id"))))
          .isZero();
    }

    @Test
    void creates_a_wallet_and_sends_the_first_otp() {
      RawResponse response = fixture.post(
          fixture.walletsPath(),
          "gateway=PAYTM&command=authenticate&mobile_number=9876543210&gateway_reference_id=ref");

      assertThat(response.json()).contains(entry("wallet", "PAYTM"), entry("linked", false));
      assertThat(fixture.fake().inbox().count(WalletId.of(response.field("id"))))
          .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticate", "resend", "authenticate&gateway_reference_id=ref"})
    void sends_an_otp(String command) {
      fixture.fake().clock().advance(Duration.ofMinutes(1));

      RawResponse response = fixture.command("command=" + command);

      assertThat(response.json()).contains(entry("linked", false), entry("token", null));
      assertThat(fixture.fake().inbox().count(fixture.wallet())).isEqualTo(2);
    }

    @Test
    void links() {
      RawResponse response = fixture.link();

      assertThat(response.json())
          .contains(
              entry("id", fixture.wallet().value()),
              entry("linked", true),
              entry("current_balance", new BigDecimal("250")),
              entry("last_refreshed", "2026-01-01T09:00:00+0000"));
      assertThat(fixture.isLinked()).isTrue();
    }

    @Test
    void delinks() {
      fixture.link();

      RawResponse response = fixture.command("command=delink");

      assertThat(response.json()).contains(entry("linked", false), entry("token", null));
      assertThat(fixture.isLinked()).isFalse();
    }

    @Test
    void reads_a_wallet_with_a_token_of_its_own() {
      Object first = fixture.link().json().get("token");

      Map<String, @Nullable Object> read = fixture.get(fixture.path()).json();

      assertThat(read).containsEntry("linked", true);
      assertThat(read.get("token")).isNotNull().isNotEqualTo(first);
    }

    @Test
    void refreshes_a_wallet_by_post() {
      fixture.link();
      fixture.fake().setBalance(fixture.wallet(), new BigDecimal("99.50"));
      fixture.fake().clock().advance(Duration.ofSeconds(61));

      assertRefreshed(fixture.command("command=refresh"));
    }

    @Test
    void refreshes_a_wallet_by_get_as_old_sdks_do() {
      fixture.link();
      fixture.fake().setBalance(fixture.wallet(), new BigDecimal("99.50"));
      fixture.fake().clock().advance(Duration.ofSeconds(61));

      assertRefreshed(fixture.get(fixture.path() + "?command=refresh"));
    }

    private void assertRefreshed(RawResponse response) {
      assertThat(response.json())
          .contains(
              entry("current_balance", new BigDecimal("99.50")),
              entry("last_refreshed", "2026-01-01T09:01:01+0000"));
      assertThat(fixture.fake().journal())
          .last()
          .extracting(JournalEntry::operation)
          .isEqualTo(WalletOperation.REFRESH);
    }

    @Test
    void lists_wallets_with_balances_as_last_known() {
      fixture.link();
      fixture.fake().setBalance(fixture.wallet(), BigDecimal.ONE);
      fixture.post(fixture.walletsPath(), "gateway=PAYTM");

      Map<String, @Nullable Object> list = fixture.get(fixture.walletsPath()).json();

      assertThat(JsonMaps.objects(list, "list"))
          .extracting(wallet -> wallet.get("current_balance"))
          .containsExactly(new BigDecimal("250"), null);
      assertThat(list)
          .contains(
              entry("object", "list"),
              entry("count", new BigDecimal(2)),
              entry("offset", new BigDecimal(0)),
              entry("total", new BigDecimal(2)));
    }

    @Test
    void refreshes_all_wallets() {
      fixture.link();
      fixture.fake().setBalance(fixture.wallet(), BigDecimal.ONE);

      RawResponse response = fixture.get(fixture.walletsPath() + "/refresh-balances");

      assertThat(JsonMaps.objects(response.json(), "list"))
          .extracting(wallet -> wallet.get("current_balance"))
          .containsExactly(BigDecimal.ONE);
    }

    @Test
    void moves_a_wallet_to_another_number() {
      RawResponse response = fixture.command("command=update&mobile_number=9000000001");

      assertThat(response.json()).containsEntry("linked", false);
      assertThat(fixture.fake().wallet(fixture.wallet()).get().mobileNumber())
          .isEqualTo(Option.some(MobileNumber.of("9000000001")));
    }

    @Test
    void opens_a_customer_who_may_be_known() {
      RawRequest open = RawRequest.post("/customers", "object_reference_id=customer_2");

      assertThat(fixture.send(open).json()).containsEntry("object_reference_id", "customer_2");
      assertThat(fixture.send(open).status()).isEqualTo(200);
      assertThat(fixture.get("/customers/customer_2/wallets").status()).isEqualTo(200);
    }

    @Test
    void takes_one_connection_for_many_calls() throws IOException {
      RawRequest read = RawRequest.get(fixture.path()).without("Connection");
      RawRequest last = RawRequest.get(fixture.walletsPath());
      String authority = fixture.sandbox().uri().getAuthority();

      RawResponse responses =
          fixture.client().send(read.text(authority).repeat(2) + last.text(authority));

      assertThat(responses.text().split("HTTP/1.1 200 OK", -1)).hasSize(4);
    }

    @Test
    void asks_for_the_body_where_the_client_waits_for_that() {
      RawResponse response = fixture.send(
          RawRequest.post(fixture.path(), "command=delink").with("Expect", "100-continue"));

      assertThat(response.text()).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400 ");
    }
  }

  @Nested
  class Credentials {

    @ParameterizedTest
    @ValueSource(strings = {"some_key:", "some_key"})
    void any_key_will_do_with_and_without_the_colon(String pair) {
      assertThat(as(RawRequest.basic(pair)).status()).isEqualTo(200);
    }

    @Test
    void the_scheme_may_be_written_in_any_case() {
      assertThat(as(RawRequest.basic("some_key:").replace("Basic", "bAsIc")).status())
          .isEqualTo(200);
    }

    @Test
    void none_is_told_apart() {
      RawResponse response =
          fixture.send(RawRequest.get(fixture.path()).without(RawRequest.AUTHORIZATION));

      assertThat(response.status()).isEqualTo(401);
      assertThat(response.json())
          .containsExactly(entry("status", "error"), entry("error_code", "missing_authentication"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Bearer c29tZV9rZXk6",
          "Basic",
          "Basic ",
          "Basic !!!!",
          "Basic c29tZV9rZXk6 c29tZV9rZXk6",
          "Basic Og==", // :
          "Basic IDo=", // a space and a colon
          "Basic c29tZV9rZXk6cGFzc3dvcmQ=", // some_key:password
          "Basic OnBhc3N3b3Jk", // :password
          "Basic c29tZV9rZXk6Og==", // some_key::
        })
    void bad_ones_are_denied(String header) {
      assertDenied(as(header));
    }

    @Test
    void are_asked_for_before_anything_else_is_told() {
      RawRequest call =
          RawRequest.get("/wallets/wlt_unknown/what").with(RawRequest.AUTHORIZATION, "Basic Og==");

      assertDenied(fixture.send(call));
    }

    @Test
    void one_key_alone_will_do_where_one_is_set() throws IOException {
      try (SandboxFixture strict =
          SandboxFixture.start(FakeWallets.create(), settings -> settings.apiKey("right"))) {
        RawRequest call = RawRequest.get(strict.path());

        assertThat(strict
                .send(call.with(RawRequest.AUTHORIZATION, RawRequest.basic("right:")))
                .status())
            .isEqualTo(200);
        assertThat(strict
                .send(call.with(RawRequest.AUTHORIZATION, RawRequest.basic("right")))
                .status())
            .isEqualTo(200);
        assertDenied(strict.send(call.with(RawRequest.AUTHORIZATION, RawRequest.basic("wrong:"))));
      }
    }

    @ParameterizedTest
    @CsvSource({"right:, wrong:", "wrong:, right:"})
    void two_of_which_one_is_wrong_are_denied(String first, String second) throws IOException {
      try (SandboxFixture strict =
          SandboxFixture.start(FakeWallets.create(), settings -> settings.apiKey("right"))) {
        assertDenied(sendBoth(strict, first, second));
        assertThat(sendBoth(strict, "right:", "right").status()).isEqualTo(200);
      }
    }

    private RawResponse sendBoth(SandboxFixture strict, String first, String second) {
      String authority = strict.sandbox().uri().getAuthority();
      String one = RawRequest.AUTHORIZATION + ": " + RawRequest.basic(first) + "\r\n";
      String other = RawRequest.AUTHORIZATION + ": " + RawRequest.basic(second) + "\r\n";
      String call = RawRequest.get(strict.path())
          .with(RawRequest.AUTHORIZATION, RawRequest.basic(first))
          .text(authority);
      return strict.client().send(call.replace(one, one + other));
    }

    private RawResponse as(String header) {
      return fixture.send(RawRequest.get(fixture.path()).with(RawRequest.AUTHORIZATION, header));
    }

    private void assertDenied(RawResponse response) {
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.json())
          .containsExactly(entry("status", "error"), entry("error_code", "access_denied"));
    }
  }

  @Nested
  class The_routing_id {

    @Test
    void is_noted_when_it_changes_and_the_call_goes_on() {
      RawResponse response =
          fixture.send(RawRequest.get(fixture.path()).with(RawRequest.ROUTING_ID, "other"));

      assertThat(response.status()).isEqualTo(200);
      assertThat(routings()).containsExactly(Routing.SAME, Routing.CHANGED);
    }

    @Test
    void is_noted_when_it_is_missing() {
      fixture.send(RawRequest.get(fixture.path()).without(RawRequest.ROUTING_ID));

      assertThat(routings()).containsExactly(Routing.SAME, Routing.CHANGED);
      assertThat(fixture.fake().journal())
          .last()
          .extracting(entry -> entry.customer().routingId().value())
          .isEqualTo("(none)");
    }

    @Test
    void of_a_guest_may_be_any_as_long_as_it_stays() {
      fixture.fake().openCustomer(CustomerId.of("guest"));
      RawRequest call =
          RawRequest.get("/customers/guest/wallets").with(RawRequest.ROUTING_ID, "order_1");

      fixture.send(call);
      fixture.send(call);

      assertThat(routings()).containsExactly(Routing.SAME, Routing.SAME, Routing.SAME);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "authenticate",
          "resend",
          "link&otp=000010",
          "delink",
          "refresh",
          "update&mobile_number=9876543211"
        })
    void that_is_the_id_of_another_customer_finds_no_wallet(String command) {
      fixture.fake().openCustomer(CustomerId.of("bob"));
      fixture.link();
      Option<KnownWallet> before = fixture.fake().wallet(fixture.wallet());

      RawResponse response = fixture.send(
          RawRequest.post(fixture.path(), "command=" + command).with(RawRequest.ROUTING_ID, "bob"));

      assertOfAnother(response);
      assertThat(fixture.fake().wallet(fixture.wallet())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?command=refresh"})
    void that_is_the_id_of_another_customer_reads_no_wallet(String query) {
      RawRequest read = RawRequest.get(fixture.path() + query).with(RawRequest.ROUTING_ID, "bob");
      fixture.link();

      RawResponse unknown = fixture.send(read);
      fixture.fake().openCustomer(CustomerId.of("bob"));

      assertThat(unknown.status()).isEqualTo(200);
      assertOfAnother(fixture.send(read));
    }

    private void assertOfAnother(RawResponse response) {
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.field("error_code")).isEqualTo("object_not_found");
      assertThat(response.field("error_message"))
          .isEqualTo("Wallet not found: x-routing-id is the id of another customer.");
    }

    @Test
    void is_refused_where_it_is_none() {
      RawResponse blank =
          fixture.send(RawRequest.get(fixture.path()).with(RawRequest.ROUTING_ID, ""));
      RawResponse spaced =
          fixture.send(RawRequest.get(fixture.path()).with(RawRequest.ROUTING_ID, "a b"));

      assertThat(List.of(blank.status(), spaced.status())).containsExactly(400, 400);
      assertThat(blank.field("error_message"))
          .isEqualTo("routing id is missing: it must not be null or empty");
    }

    @Test
    void is_refused_in_strict_mode_when_it_changes_or_is_missing() throws IOException {
      try (SandboxFixture strict =
          SandboxFixture.start(FakeWallets.create(), JuspaySandbox.Builder::strictRouting)) {
        RawRequest link = RawRequest.post(strict.path(), "command=link&otp=" + strict.otp());

        RawResponse other = strict.send(link.with(RawRequest.ROUTING_ID, "other"));
        RawResponse none = strict.send(link.without(RawRequest.ROUTING_ID));

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.field("error_code")).isEqualTo("routing_id_changed");
        assertThat(none.field("error_code")).isEqualTo("routing_id_missing");
        assertThat(strict.isLinked()).isFalse();
        assertThat(strict.send(link).json()).containsEntry("linked", true);
      }
    }

    @Test
    void of_a_call_about_an_unknown_wallet_is_no_customers() {
      fixture.fake().openCustomer(CustomerId.of("customer_2"));

      RawResponse unknown = fixture.send(
          RawRequest.get("/wallets/wlt_nobodys").with(RawRequest.ROUTING_ID, "customer_2"));

      assertThat(unknown.status()).isEqualTo(404);
      assertThat(fixture.fake().customers())
          .noneMatch(known ->
              known.id().value().equals("customer_2") && known.routingId().isDefined());
    }

    private List<Routing> routings() {
      return fixture.fake().journal().stream().map(JournalEntry::routing).toList();
    }
  }

  /** In the shape of the page on linking, each with a code. */
  @Nested
  class FailureResponses {

    @Test
    void a_wrong_otp() {
      assertRefused(fixture.command("command=link&otp=999999"), "otp_incorrect");
      assertThat(fixture.command("command=link&otp=999999").field("error_message"))
          .isEqualTo("Incorrect OTP. You have 3 more attempts.");
    }

    @Test
    void an_expired_otp() {
      fixture.fake().clock().advance(Duration.ofMinutes(10));

      assertRefused(fixture.link(), "otp_expired");
    }

    @Test
    void the_last_wrong_otp() {
      for (int i = 0; i < 4; i++) {
        fixture.command("command=link&otp=999999");
      }

      assertRefused(fixture.command("command=link&otp=999999"), "otp_attempts_exhausted");
    }

    @Test
    void no_open_otp() {
      fixture.link();
      fixture.command("command=delink");

      assertRefused(fixture.command("command=link&otp=999999"), "otp_not_requested");
    }

    @Test
    void an_otp_too_soon_with_the_wait_rounded_up() {
      fixture.fake().clock().advance(Duration.ofMillis(14_001));

      RawResponse response = fixture.command("command=authenticate");

      assertRefused(response, "otp_too_soon");
      assertThat(response.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_locked_customer() {
      fixture.fake().lock(SandboxFixture.CUSTOMER);

      assertRefused(fixture.link(), "user_locked");
    }

    @Test
    void a_customer_who_is_locked_until_a_time() {
      String path = "/wallets/"
          + fixture
              .post(fixture.walletsPath(), "gateway=LAZYPAY&command=authenticate")
              .field("id");
      for (int i = 0; i < 3; i++) {
        fixture.post(path, "command=link&otp=999999");
      }

      RawResponse response = fixture.post(path, "command=link&otp=999999");

      assertRefused(response, "LP_USER_LOCKED");
      assertThat(response.header("Retry-After")).isEqualTo("86400");
      assertRefused(
          fixture.post(fixture.walletsPath(), "gateway=LAZYPAY&command=authenticate"),
          "LP_USER_LOCKED");
    }

    @Test
    void the_wrong_otps_of_lazypay_in_the_words_of_its_samples() {
      RawResponse made =
          fixture.post(fixture.walletsPath(), "gateway=LAZYPAY&command=authenticate");
      String path = "/wallets/" + made.field("id");

      List<RawResponse> wrong = IntStream.range(0, 3)
          .mapToObj(i -> fixture.post(path, "command=link&otp=999999"))
          .toList();

      wrong.forEach(response -> assertRefused(response, "LP_INCORRECT_OTP"));
      assertThat(wrong)
          .extracting(response -> response.field("error_message"))
          .containsExactly(
              "Incorrect OTP. You have 2 more attempts before we lock your account.",
              "Incorrect OTP. You have 1 more attempts before we lock your account.",
              "You have exceeded maximum OTP attempts.");
    }

    @Test
    void a_provider_with_codes_and_words_of_its_own() {
      Words words = new Words("MBK_BAD_OTP", "OTP galat hai.", " {n} left.");
      fixture
          .fake()
          .setWording(
              WalletProvider.MOBIKWIK, ProviderWording.standard().with(Subject.OTP_WRONG, words));

      RawResponse counted = fixture.command("command=link&otp=999999");
      RawResponse magic = fixture.command("command=link&otp=000011");

      assertRefused(counted, "MBK_BAD_OTP");
      assertThat(counted.field("error_message")).isEqualTo("OTP galat hai. 4 left.");
      assertThat(magic.field("error_message")).isEqualTo("OTP galat hai.");
    }

    @Test
    void a_linked_wallet_that_is_linked() {
      fixture.link();

      assertRefused(fixture.command("command=link&otp=999999"), "wallet_already_linked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delink", "refresh"})
    void an_unlinked_wallet_that_is(String command) {
      assertRefused(fixture.command("command=" + command), "wallet_not_linked");
    }

    @Test
    void an_unknown_provider() {
      assertRefused(fixture.post(fixture.walletsPath(), "gateway=NOBODY"), "gateway_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/refresh-balances"})
    void an_unknown_customer(String path) {
      RawResponse response = fixture.get("/customers/nobody/wallets" + path);

      assertRefused(response, "null_error");
      assertThat(response.field("error_message"))
          .isEqualTo("Customer not found for given customerId.");
    }

    @Test
    void an_unknown_wallet() {
      RawResponse response = fixture.get("/wallets/wlt_unknown");

      assertThat(response.status()).isEqualTo(404);
      assertThat(response.field("error_code")).isEqualTo("object_not_found");
    }

    private void assertRefused(RawResponse response, String code) {
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.json())
          .containsOnlyKeys("error_message", "status", "error_code")
          .contains(entry("status", "Invalid Request"), entry("error_code", code));
    }
  }
}
