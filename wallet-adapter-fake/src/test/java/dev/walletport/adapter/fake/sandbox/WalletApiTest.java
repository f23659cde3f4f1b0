package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletApiTest {

  private final SandboxFixture stage = SandboxFixture.set();

  WalletApiTest() throws IOException {}

  @AfterEach
  void close() {
    stage.close();
  }

  @Nested
  class Operations {

    @Test
    void creates_a_wallet() {
      RawResponse reply = stage.post(stage.all(), "gateway=PAYTM&mobile_number=%2B919876543210");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json()).contains(entry("wallet", "PAYTM"), entry("linked", false));
      assertThat(stage.fake().wallet(WalletId.of(reply.field("id"))).get().mobileNumber())
          .isEqualTo(Option.some(MobileNumber.of("+919876543210")));
      assertThat(stage.fake().inbox().count(WalletId.of(reply.field("id")))).isZero();
    }

    @Test
    void creates_a_wallet_and_sends_the_first_otp() {
      RawResponse reply = stage.post(
          stage.all(),
          "gateway=PAYTM&command=authenticate&mobile_number=9876543210&gateway_reference_id=ref");

      assertThat(reply.json()).contains(entry("wallet", "PAYTM"), entry("linked", false));
      assertThat(stage.fake().inbox().count(WalletId.of(reply.field("id")))).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticate", "resend", "authenticate&gateway_reference_id=ref"})
    void sends_an_otp(String command) {
      stage.fake().clock().advance(Duration.ofMinutes(1));

      RawResponse reply = stage.command("command=" + command);

      assertThat(reply.json()).contains(entry("linked", false), entry("token", null));
      assertThat(stage.fake().inbox().count(stage.wallet())).isEqualTo(2);
    }

    @Test
    void links() {
      RawResponse reply = stage.link();

      assertThat(reply.json())
          .contains(
              entry("id", stage.wallet().value()),
              entry("linked", true),
              entry("current_balance", new BigDecimal("250")),
              entry("last_refreshed", "2026-01-01T09:00:00+0000"));
      assertThat(stage.isLinked()).isTrue();
    }

    @Test
    void delinks() {
      stage.link();

      RawResponse reply = stage.command("command=delink");

      assertThat(reply.json()).contains(entry("linked", false), entry("token", null));
      assertThat(stage.isLinked()).isFalse();
    }

    @Test
    void reads_a_wallet_with_a_token_of_its_own() {
      Object first = stage.link().json().get("token");

      Map<String, @Nullable Object> read = stage.get(stage.path()).json();

      assertThat(read).containsEntry("linked", true);
      assertThat(read.get("token")).isNotNull().isNotEqualTo(first);
    }

    @Test
    void refreshes_a_wallet_by_post() {
      stage.link();
      stage.fake().setBalance(stage.wallet(), new BigDecimal("99.50"));
      stage.fake().clock().advance(Duration.ofSeconds(61));

      assertRefreshed(stage.command("command=refresh"));
    }

    @Test
    void refreshes_a_wallet_by_get_as_old_sdks_do() {
      stage.link();
      stage.fake().setBalance(stage.wallet(), new BigDecimal("99.50"));
      stage.fake().clock().advance(Duration.ofSeconds(61));

      assertRefreshed(stage.get(stage.path() + "?command=refresh"));
    }

    private void assertRefreshed(RawResponse reply) {
      assertThat(reply.json())
          .contains(
              entry("current_balance", new BigDecimal("99.50")),
              entry("last_refreshed", "2026-01-01T09:01:01+0000"));
      assertThat(stage.fake().journal())
          .last()
          .extracting(JournalEntry::operation)
          .isEqualTo(WalletOperation.REFRESH);
    }

    @Test
    void lists_wallets_with_balances_as_last_known() {
      stage.link();
      stage.fake().setBalance(stage.wallet(), BigDecimal.ONE);
      stage.post(stage.all(), "gateway=PAYTM");

      Map<String, @Nullable Object> list = stage.get(stage.all()).json();

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
      stage.link();
      stage.fake().setBalance(stage.wallet(), BigDecimal.ONE);

      RawResponse reply = stage.get(stage.all() + "/refresh-balances");

      assertThat(JsonMaps.objects(reply.json(), "list"))
          .extracting(wallet -> wallet.get("current_balance"))
          .containsExactly(BigDecimal.ONE);
    }

    @Test
    void moves_a_wallet_to_another_number() {
      RawResponse reply = stage.command("command=update&mobile_number=9000000001");

      assertThat(reply.json()).containsEntry("linked", false);
      assertThat(stage.fake().wallet(stage.wallet()).get().mobileNumber())
          .isEqualTo(Option.some(MobileNumber.of("9000000001")));
    }

    @Test
    void opens_a_customer_who_may_be_known() {
      RawRequest open = RawRequest.post("/customers", "object_reference_id=customer_2");

      assertThat(stage.hear(open).json()).containsEntry("object_reference_id", "customer_2");
      assertThat(stage.hear(open).status()).isEqualTo(200);
      assertThat(stage.get("/customers/customer_2/wallets").status()).isEqualTo(200);
    }

    @Test
    void takes_one_connection_for_many_calls() throws IOException {
      RawRequest read = RawRequest.get(stage.path()).without("Connection");
      RawRequest last = RawRequest.get(stage.all());
      String authority = stage.sandbox().uri().getAuthority();

      RawResponse replies =
          stage.wire().hear(read.written(authority).repeat(2) + last.written(authority));

      assertThat(replies.text().split("HTTP/1.1 200 OK", -1)).hasSize(4);
    }

    @Test
    void asks_for_the_body_where_the_client_waits_for_that() {
      RawResponse reply = stage.hear(
          RawRequest.post(stage.path(), "command=delink").with("Expect", "100-continue"));

      assertThat(reply.text()).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400 ");
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
      RawResponse reply =
          stage.hear(RawRequest.get(stage.path()).without(RawRequest.AUTHORIZATION));

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.json())
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

      assertDenied(stage.hear(call));
    }

    @Test
    void one_key_alone_will_do_where_one_is_set() throws IOException {
      try (SandboxFixture strict =
          SandboxFixture.set(FakeWallets.create(), settings -> settings.apiKey("right"))) {
        RawRequest call = RawRequest.get(strict.path());

        assertThat(strict
                .hear(call.with(RawRequest.AUTHORIZATION, RawRequest.basic("right:")))
                .status())
            .isEqualTo(200);
        assertThat(strict
                .hear(call.with(RawRequest.AUTHORIZATION, RawRequest.basic("right")))
                .status())
            .isEqualTo(200);
        assertDenied(strict.hear(call.with(RawRequest.AUTHORIZATION, RawRequest.basic("wrong:"))));
      }
    }

    private RawResponse as(String header) {
      return stage.hear(RawRequest.get(stage.path()).with(RawRequest.AUTHORIZATION, header));
    }

    private void assertDenied(RawResponse reply) {
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.json())
          .containsExactly(entry("status", "error"), entry("error_code", "access_denied"));
    }
  }

  @Nested
  class The_routing_id {

    @Test
    void is_noted_when_it_changes_and_the_call_goes_on() {
      RawResponse reply =
          stage.hear(RawRequest.get(stage.path()).with(RawRequest.ROUTING_ID, "other"));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(routings()).containsExactly(Routing.SAME, Routing.CHANGED);
    }

    @Test
    void is_noted_when_it_is_missing() {
      stage.hear(RawRequest.get(stage.path()).without(RawRequest.ROUTING_ID));

      assertThat(routings()).containsExactly(Routing.SAME, Routing.CHANGED);
      assertThat(stage.fake().journal())
          .last()
          .extracting(entry -> entry.customer().routingId().value())
          .isEqualTo("(none)");
    }

    @Test
    void of_a_guest_may_be_any_as_long_as_it_stays() {
      stage.fake().openCustomer(CustomerId.of("guest"));
      RawRequest call =
          RawRequest.get("/customers/guest/wallets").with(RawRequest.ROUTING_ID, "order_1");

      stage.hear(call);
      stage.hear(call);

      assertThat(routings()).containsExactly(Routing.SAME, Routing.SAME, Routing.SAME);
    }

    @Test
    void is_refused_where_it_is_none() {
      RawResponse blank = stage.hear(RawRequest.get(stage.path()).with(RawRequest.ROUTING_ID, ""));
      RawResponse spaced =
          stage.hear(RawRequest.get(stage.path()).with(RawRequest.ROUTING_ID, "a b"));

      assertThat(List.of(blank.status(), spaced.status())).containsExactly(400, 400);
      assertThat(blank.field("error_message"))
          .isEqualTo("routing id is missing: it must not be null or empty");
    }

    @Test
    void is_refused_in_strict_mode_when_it_changes_or_is_missing() throws IOException {
      try (SandboxFixture strict =
          SandboxFixture.set(FakeWallets.create(), JuspaySandbox.Builder::strictRouting)) {
        RawRequest link = RawRequest.post(strict.path(), "command=link&otp=" + strict.otp());

        RawResponse other = strict.hear(link.with(RawRequest.ROUTING_ID, "other"));
        RawResponse none = strict.hear(link.without(RawRequest.ROUTING_ID));

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.field("error_code")).isEqualTo("routing_id_changed");
        assertThat(none.field("error_code")).isEqualTo("routing_id_changed");
        assertThat(strict.isLinked()).isFalse();
        assertThat(strict.hear(link).json()).containsEntry("linked", true);
      }
    }

    @Test
    void of_a_call_about_a_wallet_that_nobody_has_is_no_customers() {
      stage.fake().openCustomer(CustomerId.of("customer_2"));

      RawResponse unknown = stage.hear(
          RawRequest.get("/wallets/wlt_nobodys").with(RawRequest.ROUTING_ID, "customer_2"));

      assertThat(unknown.status()).isEqualTo(404);
      assertThat(stage.fake().customers())
          .noneMatch(known ->
              known.id().value().equals("customer_2") && known.routingId().isDefined());
    }

    private List<Routing> routings() {
      return stage.fake().journal().stream().map(JournalEntry::routing).toList();
    }
  }

  /** In the shape of the page on linking, each with a code. */
  @Nested
  class FailureResponses {

    @Test
    void a_wrong_otp() {
      assertRefused(stage.command("command=link&otp=999999"), "otp_incorrect");
      assertThat(stage.command("command=link&otp=999999").field("error_message"))
          .isEqualTo("Incorrect OTP. You have 3 more attempts.");
    }

    @Test
    void an_expired_otp() {
      stage.fake().clock().advance(Duration.ofMinutes(10));

      assertRefused(stage.link(), "otp_expired");
    }

    @Test
    void the_last_wrong_otp() {
      for (int i = 0; i < 4; i++) {
        stage.command("command=link&otp=999999");
      }

      assertRefused(stage.command("command=link&otp=999999"), "otp_attempts_exhausted");
    }

    @Test
    void no_open_otp() {
      stage.link();
      stage.command("command=delink");

      assertRefused(stage.command("command=link&otp=999999"), "otp_not_requested");
    }

    @Test
    void an_otp_too_soon_with_the_wait_rounded_up() {
      stage.fake().clock().advance(Duration.ofMillis(14_001));

      RawResponse reply = stage.command("command=authenticate");

      assertRefused(reply, "otp_too_soon");
      assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_locked_customer() {
      stage.fake().lock(SandboxFixture.CUSTOMER);

      assertRefused(stage.link(), "user_locked");
    }

    @Test
    void a_customer_who_is_locked_until_a_time() {
      String path = "/wallets/"
          + stage.post(stage.all(), "gateway=LAZYPAY&command=authenticate").field("id");
      for (int i = 0; i < 3; i++) {
        stage.post(path, "command=link&otp=999999");
      }

      RawResponse reply = stage.post(path, "command=link&otp=999999");

      assertRefused(reply, "user_locked");
      assertThat(reply.header("Retry-After")).isEqualTo("86400");
    }

    @Test
    void a_linked_wallet_that_is_linked() {
      stage.link();

      assertRefused(stage.command("command=link&otp=999999"), "wallet_already_linked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delink", "refresh"})
    void an_unlinked_wallet_that_is(String command) {
      assertRefused(stage.command("command=" + command), "wallet_not_linked");
    }

    @Test
    void an_unknown_provider() {
      assertRefused(stage.post(stage.all(), "gateway=NOBODY"), "gateway_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/refresh-balances"})
    void an_unknown_customer(String path) {
      RawResponse reply = stage.get("/customers/nobody/wallets" + path);

      assertRefused(reply, "null_error");
      assertThat(reply.field("error_message"))
          .isEqualTo("Customer not found for given customerId.");
    }

    @Test
    void an_unknown_wallet() {
      RawResponse reply = stage.get("/wallets/wlt_unknown");

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.field("error_code")).isEqualTo("object_not_found");
    }

    private void assertRefused(RawResponse reply, String code) {
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json())
          .containsOnlyKeys("error_message", "status", "error_code")
          .contains(entry("status", "Invalid Request"), entry("error_code", code));
    }
  }
}
