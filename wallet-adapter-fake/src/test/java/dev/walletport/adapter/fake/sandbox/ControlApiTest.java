package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.Faults;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.adapter.fake.KnownCustomer;
import dev.walletport.adapter.fake.KnownCustomer.Access;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ControlApiTest {

  private final SandboxFixture fixture = SandboxFixture.start();

  ControlApiTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  /** What a client does, by controls. */
  @Nested
  class Acts {

    @Test
    void request_an_otp_link_debit_and_delink() {
      fixture.fake().clock().advance(Duration.ofMinutes(1));
      String wallet = "wallet=" + fixture.wallet();
      String first = fixture.otp();

      assertThat(control("otp", wallet).json()).containsEntry("linked", false);
      assertThat(fixture.otp()).isNotEqualTo(first);
      assertThat(control("link", wallet + "&otp=" + fixture.otp()).json())
          .containsEntry("linked", true);
      assertThat(control("debit", wallet).json()).containsEntry("debited", true);
      assertThat(control("delink", wallet).json()).containsEntry("linked", false);
      assertThat(control("debit", wallet).field("error_code")).isEqualTo("wallet_not_linked");
    }

    @Test
    void open_a_wallet_of_an_id_and_a_provider_of_ones_own() {
      control("providers", "provider=PAYPAL");

      String form = "customer=customer_1122&provider=PAYPAL&first_otp=true&id=wlt_yvuidaupkvz3";
      assertThat(control("wallets", form).json()).containsEntry("wallet", "wlt_yvuidaupkvz3");
      assertThat(fixture.get("/wallets/wlt_yvuidaupkvz3").json()).containsEntry("wallet", "PAYPAL");
      assertThat(control("link", "wallet=wlt_yvuidaupkvz3&otp=000010").json())
          .containsEntry("linked", true);
      assertThat(control("wallets", form).field("error_message"))
          .isEqualTo("there is a wallet wlt_yvuidaupkvz3");
    }

    @Test
    void are_refused_as_a_client_is() {
      String wallet = "wallet=" + fixture.wallet();

      assertThat(control("link", wallet + "&otp=999999").field("error_code"))
          .isEqualTo("otp_incorrect");
      assertThat(control("link", wallet).field("error_message")).isEqualTo("otp is required.");
      assertThat(control("delink", "wallet=wlt_unknown").field("error_message"))
          .isEqualTo("no wallet wlt_unknown here");
    }

    private static Stream<Fault.Kind> faultsOfTheWire() {
      return Arrays.stream(Fault.Kind.values())
          .filter(kind -> WireFaults.responseTo(kind).isDefined());
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheWire")
    void are_told_of_a_fault_that_a_client_would_see_on_the_wire(Fault.Kind fault) {
      done("faults", "operation=LINK&times=1&fault=" + fault.name().toLowerCase(Locale.ROOT));

      RawResponse response =
          control("link", "wallet=" + fixture.wallet() + "&otp=" + fixture.otp());

      assertThat(response.status()).isEqualTo(502);
      assertThat(response.field("error_code")).isEqualTo("fault_applied");
      assertThat(fixture.isLinked()).isEqualTo(fault != Fault.Kind.REQUEST_LOST);
    }

    @Test
    void are_refused_with_an_otp_that_no_form_can_have() {
      String otp = "wallet=" + fixture.wallet() + "&otp=" + "1".repeat(65);

      assertThat(control("link", otp).field("error_message"))
          .isEqualTo("An OTP is visible ASCII, at most 64.");
    }

    @Test
    void have_the_routing_id_of_the_owner_and_of_no_other_customer() {
      fixture.fake().openCustomer(CustomerId.of("customer_2"));
      RawRequest create = RawRequest.post("/customers/customer_2/wallets", "gateway=PAYTM");
      String wallet = fixture.send(create.with(RawRequest.ROUTING_ID, "cart_2")).field("id");

      control("otp", "wallet=" + wallet);

      assertThat(fixture.fake().journal()).last().satisfies(call -> {
        assertThat(call.customer().routingId().value()).isEqualTo("cart_2");
        assertThat(call.routing()).isEqualTo(Routing.SAME);
      });
    }

    @Test
    void are_with_the_id_of_a_customer_who_has_not_called_yet() {
      fixture.fake().reset();
      fixture.fake().openCustomer(SandboxFixture.CUSTOMER);
      String form = "customer=customer_1122&provider=PAYTM&id=wlt_yvuidaupkvz3";
      assertThat(control("wallets", form).status()).isEqualTo(200);

      control("otp", "wallet=wlt_yvuidaupkvz3");

      assertThat(fixture.fake().journal())
          .last()
          .satisfies(
              call -> assertThat(call.customer().routingId().value()).isEqualTo("customer_1122"));
    }

    @Test
    void do_not_change_the_routing_id_of_the_customer() {
      fixture.fake().reset();
      fixture.fake().openCustomer(SandboxFixture.CUSTOMER);
      RawRequest create = RawRequest.post(fixture.walletsPath(), "gateway=PAYTM");
      String wallet = fixture.send(create.with(RawRequest.ROUTING_ID, "other")).field("id");

      control("otp", "wallet=" + wallet);

      assertThat(fixture.fake().journal())
          .allSatisfy(call -> assertThat(call.routing()).isEqualTo(Routing.SAME));
    }
  }

  @Nested
  class Customers {

    @Test
    void are_opened_once() {
      done("customers", "customer=customer_2");
      done("customers", "customer=customer_2");

      assertThat(fixture.fake().customers())
          .extracting(customer -> customer.id().value())
          .containsExactly("customer_1122", "customer_2");
    }

    @Test
    void are_locked_and_unlocked() {
      done("lock", "customer=customer_1122");
      assertThat(access()).isEqualTo(Access.LOCKED);
      assertThat(fixture.link().field("error_code")).isEqualTo("user_locked");

      done("unlock", "customer=customer_1122");
      assertThat(access()).isEqualTo(Access.FREE);
      assertThat(fixture.link().status()).isEqualTo(200);
    }

    private Access access() {
      return fixture.fake().customers().stream()
          .map(KnownCustomer::access)
          .findFirst()
          .orElseThrow();
    }
  }

  @Nested
  class Wallets {

    @Test
    void are_opened_without_an_otp() {
      RawResponse response = control("wallets", "customer=customer_1122&provider=PAYTM");

      WalletId wallet = WalletId.of(response.field("wallet"));
      assertThat(fixture.fake().wallet(wallet).get().account().provider())
          .isEqualTo(WalletProvider.PAYTM);
      assertThat(fixture.fake().inbox().count(wallet)).isZero();
    }

    @Test
    void are_linked_and_delinked_elsewhere() {
      done("link-elsewhere", "wallet=" + fixture.wallet());
      assertThat(fixture.isLinked()).isTrue();

      done("delink-elsewhere", "wallet=" + fixture.wallet());
      assertThat(fixture.isLinked()).isFalse();
      assertThat(control("link-elsewhere", "wallet=wlt_unknown").status()).isEqualTo(400);
    }

    @Test
    void are_opened_with_an_otp_to_a_number() {
      RawResponse response = control(
          "wallets",
          "customer=customer_1122&provider=PAYTM&mobile_number=9000000001&first_otp=true");

      assertThat(fixture
              .fake()
              .inbox()
              .newest(WalletId.of(response.field("wallet")))
              .get()
              .to())
          .isEqualTo(Option.some(MobileNumber.of("9000000001")));
    }

    @Test
    void are_opened_as_the_customers_other_calls_are_routed() {
      fixture.fake().openCustomer(CustomerId.of("guest"));
      fixture.send(
          RawRequest.get("/customers/guest/wallets").with(RawRequest.ROUTING_ID, "order_1"));

      control("wallets", "customer=guest&provider=PAYTM");

      assertThat(fixture.fake().journal())
          .last()
          .extracting(JournalEntry::routing)
          .isEqualTo(JournalEntry.Routing.SAME);
    }

    @Test
    void of_an_unknown_customer_or_provider_are_refused() {
      assertThat(control("wallets", "customer=nobody&provider=PAYTM").field("error_message"))
          .isEqualTo("no customer nobody here");
      assertThat(control("wallets", "customer=customer_1122&provider=X").field("error_message"))
          .isEqualTo("no such wallet can be opened for customer_1122: no provider X");
    }

    @Test
    void are_opened_without_the_faults_that_are_set() {
      done("faults", "operation=CREATE&fault=answer_lost&times=1");

      assertThat(control("wallets", "customer=customer_1122&provider=PAYTM").status())
          .isEqualTo(200);
      assertThat(fixture.fake().faults().settings()).hasSize(1);
    }

    @Test
    void hold_what_they_are_told() {
      done("balance", "wallet=" + fixture.wallet() + "&amount=0.50");

      assertThat(fixture.fake().wallet(fixture.wallet()).get().holds())
          .isEqualTo(new BigDecimal("0.50"));
      assertThat(fixture.link().body()).contains("\"current_balance\":0.50,");
    }
  }

  @Nested
  class The_clock {

    @Test
    void moves() {
      done("clock", "seconds=61");

      assertThat(fixture.fake().clock().instant()).isEqualTo(FakeClock.START.plusSeconds(61));
    }

    @Test
    void may_be_moved_far_and_is_told_all_the_same() {
      for (int i = 0; i < 300; i++) {
        done("clock", "seconds=999999999");
      }

      assertThat(fixture.get("/sandbox/state").field("now")).startsWith("+11532-");
      assertThat(fixture.command("command=authenticate").status()).isEqualTo(200);
      assertThat(fixture.link().field("last_refreshed")).startsWith("+11532-");
    }
  }

  @Test
  void a_policy_is_set() {
    done(
        "policy",
        "provider=NEW&length=4&validity_seconds=60&guesses=2&resend_seconds=0&lock_seconds=5");

    assertThat(fixture.fake().policy(WalletProvider.of("NEW")))
        .isEqualTo(Option.some(new OtpPolicy(
            OtpForm.digits(4), Duration.ofMinutes(1), 2, Duration.ZERO, Duration.ofSeconds(5))));
  }

  @Test
  void a_provider_that_is_made_known_again_keeps_its_rules() {
    done("providers", "provider=NEW");
    assertThat(fixture.fake().policy(WalletProvider.of("NEW")))
        .isEqualTo(Option.some(OtpPolicy.of(WalletProvider.of("NEW"))));
    OtpPolicy rules = OtpPolicy.standard().withValidity(Duration.ofSeconds(7));
    fixture.fake().setPolicy(WalletProvider.of("NEW"), rules);

    done("providers", "provider=NEW");

    assertThat(fixture.fake().policy(WalletProvider.of("NEW"))).isEqualTo(Option.some(rules));
  }

  @Nested
  class A_fault {

    @ParameterizedTest
    @EnumSource
    void of_every_kind_applies_to_the_next_calls(Fault.Kind kind) {
      WalletOperation operation = kind.operations().iterator().next();

      done("faults", every(kind, operation) + "&times=2");

      assertThat(settings()).containsExactly(kind + " ONE_CALL", kind + " ONE_CALL");
    }

    @ParameterizedTest
    @EnumSource
    void of_every_kind_stands_and_is_cleared(Fault.Kind kind) {
      WalletOperation operation = kind.operations().iterator().next();
      done("faults", every(kind, operation) + "&while_set=true");
      assertThat(settings()).containsExactly(kind + " UNTIL_CLEARED");

      done("faults/clear", "operation=" + operation + "&fault=" + kind);

      assertThat(settings()).isEmpty();
    }

    @Test
    void that_is_set_anew_stands_once() {
      done("faults", "operation=LIST&fault=throttled&seconds=1&while_set=true");
      done("faults", "operation=LIST&fault=throttled&seconds=2&while_set=true");

      assertThat(settings()).containsExactly("THROTTLED UNTIL_CLEARED");
      assertThat(fixture.get(fixture.walletsPath()).header("Retry-After")).isEqualTo("2");
    }

    @Test
    void is_cleared_with_all_others() {
      done("faults", "operation=LIST&fault=unavailable&times=3");
      done("faults", "operation=LINK&fault=wrong_otp&while_set=true");

      done("faults/clear", "");

      assertThat(settings()).isEmpty();
    }

    @Test
    void is_cleared_with_all_waits() {
      done("faults", "operation=LIST&fault=unavailable&times=1");
      done("faults", "operation=LIST&fault=wait&seconds=1&times=2");
      done("faults", "operation=LINK&fault=wait&seconds=1&while_set=true");

      done("faults/clear", "");

      assertThat(listed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "wait"})
    void is_named_in_any_case(String fault) {
      String form = "operation=list&seconds=1&fault=" + fault.toUpperCase(Locale.ROOT);

      done("faults", form + "&times=1");
      assertThat(listed()).containsExactly("LIST " + fault + " 1");

      done("faults/clear", form);
      assertThat(listed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "wait"})
    void that_stands_is_cleared_without_those_for_single_calls_and_other_operations(String fault) {
      for (String operation : List.of("LIST", "FIND")) {
        String form = "operation=" + operation + "&seconds=1&fault=" + fault;
        done("faults", form + "&times=2");
        done("faults", form + "&while_set=true");
      }
      done("faults", "operation=LIST&fault=" + other(fault) + "&seconds=1&while_set=true");

      done("faults/clear", "operation=LIST&fault=" + fault + "&while_set=true");

      assertThat(listed())
          .containsExactlyInAnyOrder(
              "LIST " + fault + " 2",
              "FIND " + fault + " 2",
              "FIND " + fault + " null",
              "LIST " + other(fault) + " null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "wait"})
    void is_cleared_with_the_standing_one_if_while_set_is_false(String fault) {
      String form = "operation=LIST&seconds=1&fault=" + fault;
      done("faults", form + "&times=2");
      done("faults", form + "&while_set=true");

      done("faults/clear", form + "&while_set=false");

      assertThat(listed()).isEmpty();
    }

    private String other(String fault) {
      return fault.equals("wait") ? "unavailable" : "wait";
    }

    /** The faults and the waits. */
    private List<String> listed() {
      return JsonMaps.objects(fixture.get("/sandbox/state").json(), "faults").stream()
          .map(set -> set.get("operation") + " " + set.get("fault") + " " + set.get("times"))
          .toList();
    }

    @Test
    void is_cleared_without_any_other() {
      done("faults", "operation=LIST&fault=unavailable&times=1");
      done("faults", "operation=LINK&fault=unavailable&times=1");

      done("faults/clear", "operation=LINK&fault=unavailable");

      assertThat(fixture.fake().faults().settings())
          .extracting(Faults.Setting::operation)
          .containsExactly(WalletOperation.LIST);
    }

    @Test
    void of_a_provider_that_is_not_known_is_refused() {
      RawResponse refused =
          control("faults", "operation=REFRESH_ALL&fault=provider_down&times=1&provider=NOPE");

      assertThat(refused.field("error_message")).startsWith("provider is one of [AMAZONPAY, ");
      assertThat(settings()).isEmpty();
    }

    @Test
    void that_stands_gives_way_to_the_next_one_for_the_operation_alone() {
      done("faults", "operation=LIST&fault=unavailable&times=1");
      done("faults", "operation=FIND&fault=unavailable&while_set=true");
      done("faults", "operation=LIST&fault=unavailable&while_set=true");
      done("faults", "operation=LIST&fault=throttled&seconds=2&while_set=true");

      assertThat(settings())
          .containsExactly(
              "UNAVAILABLE UNTIL_CLEARED", "UNAVAILABLE ONE_CALL", "THROTTLED UNTIL_CLEARED");
      done("faults/clear", "operation=LIST&fault=unavailable&while_set=true");
      assertThat(settings()).hasSize(3);
    }

    @Test
    @Timeout(20)
    void is_cleared_at_once_however_often_it_is_set() {
      done("faults", "operation=LIST&fault=unavailable&times=10000");
      assertThat(control("faults", "operation=LIST&fault=unavailable&times=1").status())
          .isEqualTo(400);

      done("faults/clear", "operation=LIST&fault=unavailable");

      assertThat(settings()).isEmpty();
    }

    private String every(Fault.Kind kind, WalletOperation operation) {
      return "fault=" + kind.name().toLowerCase(Locale.ROOT) + "&operation=" + operation
          + "&seconds=1&code=c&message=m&provider=PAYTM";
    }

    private List<String> settings() {
      return fixture.fake().faults().settings().stream()
          .map(setting -> setting.fault().kind() + " " + setting.lasting())
          .toList();
    }
  }

  @Test
  void a_token_is_debited_once() {
    String token = fixture.link().field("token");

    assertThat(control("debit", "token=" + token).json()).containsExactly(entry("debited", true));
    assertThat(control("debit", "token=" + token).json()).containsExactly(entry("debited", false));
    assertThat(control("debit", "token=other").json()).containsExactly(entry("debited", false));
  }

  @Nested
  class Reset {

    @Test
    void forgets_everything() {
      fixture.link();
      done("faults", "operation=LIST&fault=unavailable&times=1");
      done("faults", "operation=LIST&fault=wait&seconds=1&times=1");
      done("clock", "seconds=1");

      done("reset", "");

      assertThat(fixture.fake().customers()).isEmpty();
      assertThat(fixture.fake().journal()).isEmpty();
      assertThat(fixture.fake().faults().settings()).isEmpty();
      assertThat(JsonMaps.objects(fixture.get("/sandbox/state").json(), "faults"))
          .isEmpty();
      assertThat(fixture.fake().clock().instant()).isEqualTo(FakeClock.START);
    }

    @Test
    void keeps_strict_routing() throws IOException {
      try (SandboxFixture strict =
          SandboxFixture.start(FakeWallets.create(), JuspaySandbox.Builder::strictRouting)) {
        strict.post("/sandbox/reset", "");
        strict.post("/customers", "object_reference_id=customer_1122");
        strict.get(strict.walletsPath());

        RawResponse response =
            strict.send(RawRequest.get(strict.walletsPath()).with(RawRequest.ROUTING_ID, "other"));

        assertThat(response.field("error_code")).isEqualTo("routing_id_changed");
      }
    }
  }

  /** In the documented shape: what was wrong, and what is right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customers|''|customer is required.",
        "customers|customer=a+b|customer id has U+0020 at index 1: only visible ASCII characters"
            + " without spaces are allowed",
        "lock|customer=nobody|no customer nobody here",
        "unlock|customer=nobody|no customer nobody here",
        "wallets|customer=customer_1122|provider is required.",
        "wallets|customer=customer_1122&provider=PAYTM&mobile_number=1|mobile number has 1"
            + " characters: at least 6 are needed",
        "wallets|customer=customer_1122&provider=PAYTM&first_otp=yes|first_otp is true or false.",
        "balance|wallet=wlt_unknown&amount=1|no wallet wlt_unknown here",
        "balance|wallet=wlt_unknown&amount=-1|amount is an amount such as 250 or 250.50.",
        "balance|wallet=wlt_unknown&amount=1e9|amount is an amount such as 250 or 250.50.",
        "balance|amount=1|wallet is required.",
        "clock|seconds=-1|seconds is a whole number of at most 9 digits.",
        "clock|seconds=1.5|seconds is a whole number of at most 9 digits.",
        "clock|seconds=1234567890|seconds is a whole number of at most 9 digits.",
        "clock|''|seconds is required.",
        "policy|provider=PAYTM&length=0&validity_seconds=1&guesses=1&resend_seconds=0&lock_seconds=0"
            + "|an OTP form needs 1 <= least <= most <= 64, not 0 and 0",
        "policy|provider=PAYTM&length=6&validity_seconds=0&guesses=1&resend_seconds=0&lock_seconds=0"
            + "|validity must be positive, not PT0S",
        "policy|provider=PAYTM&length=6&validity_seconds=1&guesses=0&resend_seconds=0&lock_seconds=0"
            + "|guesses must be at least 1, not 0",
        "policy|provider=PAYTM&length=6&guesses=1&resend_seconds=0&lock_seconds=0"
            + "|validity_seconds is required.",
        "faults|fault=slow&times=1&seconds=1|operation is required.",
        "faults|operation=LIST&times=1|fault is required.",
        "faults|operation=LIST&fault=unavailable|times is required.",
        "faults|operation=LIST&fault=unavailable&times=0"
            + "|1 to 10000 calls, those that are set among them, not 0 beside 0",
        "faults|operation=LIST&fault=unavailable&times=10001"
            + "|1 to 10000 calls, those that are set among them, not 10001 beside 0",
        "faults|operation=LIST&fault=unavailable&while_set=1|while_set is true or false.",
        "faults|operation=LIST&fault=unavailable&times=1&while_set=true"
            + "|times and while_set do not go together.",
        "faults|operation=LIST&fault=wait&seconds=1&times=1&while_set=true"
            + "|times and while_set do not go together.",
        "faults|operation=LIST&fault=wait&seconds=1|times is required.",
        "faults|operation=LIST&fault=slow&times=1|seconds is required.",
        "faults|operation=LIST&fault=refused&times=1|code is required.",
        "faults|operation=REFRESH_ALL&fault=provider_down&times=1|provider is required.",
        "faults|operation=LIST&fault=wrong_otp&times=1|\"wrong OTP\" cannot apply to LIST, only"
            + " [LINK]",
        "faults/clear|operation=LIST|fault is required.",
        "faults/clear|fault=slow|operation is required.",
        "debit|''|token is required."
      })
  void says_what_is_right(String control, String form, String words) {
    RawResponse response = control(control, form);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json())
        .containsExactly(
            entry("error_message", words),
            entry("status", "Invalid Request"),
            entry("error_code", "Invalid"));
  }

  @Test
  void says_which_operations_and_faults_there_are() {
    assertThat(control("faults", "operation=X&fault=slow&times=1").field("error_message"))
        .startsWith("operation is one of [CREATE, ");
    assertThat(control("faults", "operation=LIST&fault=X&times=1").field("error_message"))
        .startsWith("fault is one of [UNAVAILABLE, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lock", "clock", "faults", "faults/clear", "reset", "debit"})
  void commands_by_post_alone(String control) {
    assertThat(fixture.get("/sandbox/" + control).header("Allow")).isEqualTo("POST");
  }

  @Test
  void needs_no_key_and_no_routing_id() {
    RawRequest move = RawRequest.post("/sandbox/clock", "seconds=1")
        .without(RawRequest.AUTHORIZATION)
        .without(RawRequest.ROUTING_ID);

    assertThat(fixture.send(move).status()).isEqualTo(200);
  }

  private RawResponse control(String name, String form) {
    return fixture.post("/sandbox/" + name, form);
  }

  private void done(String name, String form) {
    RawResponse response = control(name, form);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{}");
  }
}
