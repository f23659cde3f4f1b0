package dev.walletport.adapter.fake.sandbox;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.adapter.fake.Snapshot;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StateJsonTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SandboxFixture fixture = SandboxFixture.start();

  StateJsonTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void tells_these_things_and_no_others() {
    assertThat(state())
        .containsOnlyKeys(
            "now",
            "clock",
            "strict_routing",
            "api_key",
            "public_urls",
            "customers_total",
            "customers_matching",
            "customers",
            "wallets_total",
            "inbox_total",
            "inbox_matching",
            "inbox",
            "journal_total",
            "journal_matching",
            "journal",
            "requests_total",
            "requests_matching",
            "requests",
            "faults_total",
            "faults",
            "operations",
            "fault_kinds",
            "providers",
            "magic_otps");
  }

  @Test
  void tells_the_time_and_the_mode() throws IOException {
    fixture.fake().clock().advance(MINUTE);

    assertThat(state())
        .contains(
            entry("now", "2026-01-01T09:01:00Z"),
            entry("clock", "stopped"),
            entry("strict_routing", false),
            entry("api_key", null),
            entry("public_urls", List.of()));
    try (SandboxFixture strict =
        SandboxFixture.start(FakeWallets.create(), JuspaySandbox.Builder::strictRouting)) {
      assertThat(strict.get("/sandbox/state").json()).containsEntry("strict_routing", true);
    }
  }

  @Test
  @Timeout(60)
  void is_told_beside_resets_and_restores_that_take_a_provider_away() throws Exception {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    AtomicBoolean isOver = new AtomicBoolean();

    Future<?> writes = writer.submit(() -> addAndRemoveProviders(isOver));
    List<Integer> statuses = IntStream.range(0, 300)
        .mapToObj(i -> fixture.get("/sandbox/state").status())
        .toList();
    isOver.set(true);
    writes.get();
    writer.shutdown();

    assertThat(statuses).containsOnly(200);
  }

  private void addAndRemoveProviders(AtomicBoolean isOver) {
    FakeWallets fake = fixture.fake();
    fake.reset();
    Snapshot empty = fake.snapshot();
    while (!isOver.get()) {
      IntStream.range(0, 20).forEach(i -> addProvider("PROVIDER_" + i));
      fake.restore(empty);
      addProvider("ANOTHER");
      fake.reset();
    }
  }

  private void addProvider(String code) {
    fixture.fake().setPolicy(WalletProvider.of(code), OtpPolicy.standard());
  }

  @Nested
  class A_customer {

    @Test
    void has_these_keys() {
      assertThat(first("customers"))
          .contains(
              entry("id", "customer_1122"),
              entry("locked", false),
              entry("routing_id", "customer_1122"),
              entry("called_without_routing_id", false))
          .containsOnlyKeys(
              "id",
              "locked",
              "routing_id",
              "called_without_routing_id",
              "wallets_total",
              "wallets");
    }

    @Test
    void is_told_as_locked() {
      fixture.fake().lock(SandboxFixture.CUSTOMER);

      assertThat(first("customers")).containsEntry("locked", true);
    }

    @Test
    void has_no_routing_id_before_the_first_call() {
      fixture.fake().reset();
      fixture.fake().openCustomer(CustomerId.of("customer_2"));

      assertThat(first("customers")).containsEntry("routing_id", null);
    }

    @Test
    void of_very_many_is_one_of_those_with_the_first_ids() {
      for (int i = 0; i < 300; i++) {
        fixture.fake().openCustomer(CustomerId.of("customer_1122_" + (1_000 + i)));
      }

      assertThat(state()).containsEntry("customers_total", new BigDecimal(301));
      assertThat(JsonMaps.objects(state(), "customers")).hasSize(200);
      assertThat(first("customers")).containsEntry("id", "customer_1122");
    }
  }

  @Nested
  class A_wallet {

    @Test
    void has_these_keys_while_it_is_unlinked() {
      assertThat(wallet())
          .contains(
              entry("id", fixture.wallet().value()),
              entry("provider", "MOBIKWIK"),
              entry("linked", false),
              entry("holds", "250"),
              entry("known_balance", null),
              entry("refreshed_at", null),
              entry("mobile_number", SandboxFixture.MOBILE))
          .containsOnlyKeys(
              "id",
              "customer",
              "provider",
              "linked",
              "holds",
              "known_balance",
              "refreshed_at",
              "mobile_number",
              "token",
              "otp");
    }

    @Test
    void is_told_as_last_known_while_it_is_linked() {
      fixture.link();
      fixture.fake().setBalance(fixture.wallet(), new BigDecimal("99.50"));

      assertThat(wallet())
          .contains(
              entry("linked", true),
              entry("holds", "99.50"),
              entry("known_balance", "250"),
              entry("refreshed_at", "2026-01-01T09:00:00Z"),
              entry("otp", null));
    }

    @Test
    void has_no_otp_before_one_is_sent() {
      fixture.post(fixture.walletsPath(), "gateway=PAYTM");

      assertThat(wallets().get(1)).contains(entry("otp", null), entry("mobile_number", null));
    }

    @Test
    void of_very_many_is_one_of_the_first() {
      for (int i = 0; i < 250; i++) {
        fixture.post("/sandbox/wallets", "customer=customer_1122&provider=PAYTM");
      }

      assertThat(wallets()).hasSize(200);
      assertThat(first("customers")).containsEntry("wallets_total", new BigDecimal(251));
      assertThat(state()).containsEntry("wallets_total", new BigDecimal(251));
    }
  }

  @Nested
  class An_otp {

    @Test
    void is_issued_with_all_its_figures() {
      fixture.fake().clock().advance(MINUTE);
      fixture.command("command=link&otp=999999");

      assertThat(otp())
          .containsExactly(
              entry("state", "ISSUED"),
              entry("guesses_left", new BigDecimal(4)),
              entry("guesses", new BigDecimal(5)),
              entry("issued_at", "2026-01-01T09:00:00Z"),
              entry("expires_at", "2026-01-01T09:10:00Z"),
              entry("seconds_left", new BigDecimal(540)),
              entry("locked_until", null));
    }

    @Test
    void is_expired_at_the_very_instant_though_it_was_never_tried() {
      fixture.fake().clock().advance(Duration.ofMinutes(10));

      assertThat(otp())
          .contains(
              entry("state", "EXPIRED"), entry("guesses_left", null), entry("seconds_left", null));
      fixture.link();
      assertThat(otp()).containsEntry("state", "EXPIRED");
    }

    @Test
    void is_exhausted() {
      for (int i = 0; i < 5; i++) {
        fixture.command("command=link&otp=999999");
      }

      assertThat(otp())
          .contains(
              entry("state", "EXHAUSTED"),
              entry("guesses_left", null),
              entry("locked_until", null));
    }

    @Test
    void is_exhausted_and_locks_until_a_time() {
      fixture.fake().reset();
      fixture.fake().openCustomer(SandboxFixture.CUSTOMER);
      String path = "/wallets/"
          + fixture
              .post(fixture.walletsPath(), "gateway=LAZYPAY&command=authenticate")
              .field("id");
      for (int i = 0; i < 3; i++) {
        fixture.post(path, "command=link&otp=999999");
      }

      assertThat(otp()).containsEntry("locked_until", "2026-01-02T09:00:00Z");
      fixture.fake().clock().advance(Duration.ofDays(1));
      assertThat(otp()).containsEntry("locked_until", null);
    }

    @Test
    void is_superseded_when_the_number_changes() {
      fixture.command("command=update&mobile_number=9000000001");

      assertThat(otp()).contains(entry("state", "SUPERSEDED"), entry("expires_at", null));
    }

    @Test
    void may_live_longer_than_an_int_has_seconds() {
      OtpPolicy policy = OtpPolicy.standard().withValidity(Duration.ofDays(36_500));
      fixture.fake().setPolicy(WalletProvider.MOBIKWIK, policy);
      fixture.fake().clock().advance(MINUTE);
      fixture.command("command=authenticate");

      assertThat(otp()).containsEntry("seconds_left", new BigDecimal("3153600000"));
    }

    private Map<String, @Nullable Object> otp() {
      return JsonMaps.asObject(wallet().get("otp"));
    }
  }

  @Nested
  class A_message {

    @Test
    void has_these_keys() {
      assertThat(first("inbox"))
          .contains(
              entry("at", "2026-01-01T09:00:00Z"),
              entry("wallet", fixture.wallet().value()),
              entry("provider", "MOBIKWIK"),
              entry("to", SandboxFixture.MOBILE),
              entry("otp", fixture.otp()))
          .containsOnlyKeys("at", "customer", "wallet", "provider", "to", "otp", "text");
    }

    @Test
    void is_one_of_the_latest_and_the_newest_comes_first() {
      for (int i = 0; i < 250; i++) {
        fixture.fake().clock().advance(MINUTE);
        ignore(fixture.fake().gateway().requestOtp(customer(), fixture.wallet()));
      }

      assertThat(JsonMaps.objects(state(), "inbox")).hasSize(200);
      assertThat(first("inbox")).containsEntry("otp", fixture.otp());
    }
  }

  @Nested
  class A_call {

    @Test
    void has_these_keys() {
      fixture.fake().clock().advance(MINUTE);
      fixture.link();

      assertThat(first("journal"))
          .containsExactly(
              entry("at", "2026-01-01T09:01:00Z"),
              entry("operation", "LINK"),
              entry("customer", "customer_1122"),
              entry("routing_id", "customer_1122"),
              entry("routing_changed", false),
              entry("wallet", fixture.wallet().value()),
              entry("outcome", "done"),
              entry("fault", null),
              entry("request", BigDecimal.ONE));
    }

    @Test
    void tells_a_fault_and_another_routing_id() {
      fixture.fake().faults().next(WalletOperation.LIST, Fault.answerLost());
      fixture.send(RawRequest.get(fixture.walletsPath()).with(RawRequest.ROUTING_ID, "other"));

      assertThat(first("journal"))
          .contains(
              entry("routing_id", "other"),
              entry("routing_changed", true),
              entry("wallet", null),
              entry("outcome", "Unavailable"),
              entry("fault", "answer lost"));
    }

    @Test
    void is_one_of_the_latest_and_all_are_counted() {
      for (int i = 0; i < 250; i++) {
        ignore(fixture.fake().gateway().list(customer()));
      }

      assertThat(JsonMaps.objects(state(), "journal"))
          .hasSize(200)
          .allSatisfy(call -> assertThat(call).containsEntry("operation", "LIST"));
    }
  }

  @Nested
  class A_fault {

    @Test
    void for_several_calls_is_told_once_with_their_number() {
      fixture.fake().faults().next(3, WalletOperation.LINK, Fault.answerLost());

      assertThat(JsonMaps.objects(state(), "faults"))
          .containsExactly(Map.of(
              "operation", "LINK",
              "fault", "answer_lost",
              "words", "answer lost",
              "times", new BigDecimal(3)));
    }

    @Test
    void that_stands_has_no_number() {
      fixture.fake().faults().whileSet(WalletOperation.LINK, Fault.unavailable());

      assertThat(first("faults")).containsEntry("times", null);
    }

    @Test
    void is_counted_together_with_waits() {
      fixture.fake().faults().next(WalletOperation.LINK, Fault.unavailable());
      fixture.post("/sandbox/faults", "operation=LIST&fault=wait&seconds=1&times=1");
      fixture.post("/sandbox/faults", "operation=FIND&fault=wait&seconds=1&times=1");

      assertThat(state()).containsEntry("faults_total", new BigDecimal(3));
      assertThat(JsonMaps.objects(state(), "faults")).hasSize(3);
    }

    @Test
    void of_very_many_is_one_of_the_next() {
      for (int i = 0; i < 250; i++) {
        fixture.fake().faults().next(WalletOperation.LINK, Fault.unavailable());
      }

      assertThat(JsonMaps.objects(state(), "faults")).hasSize(200);
    }
  }

  @Test
  void a_list_of_its_own_tells_how_many_rows_there_are() {
    fixture.fake().openCustomer(CustomerId.of("customer_2"));

    assertThat(fixture.get("/sandbox/customers?customer=customer_2&offset=0").json())
        .contains(
            entry("total", new BigDecimal(2)),
            entry("matching", new BigDecimal(1)),
            entry("offset", new BigDecimal(0)))
        .containsOnlyKeys("total", "matching", "offset", "items");
  }

  @Test
  void a_request_is_told_with_its_line() {
    fixture.get("/wallets/wlt_unknown");

    assertThat(first("requests"))
        .contains(entry("method", "GET"), entry("path", "/wallets/wlt_unknown"));
  }

  @Nested
  class The_rules {

    @Test
    void name_every_operation() {
      assertThat(state().get("operations"))
          .isEqualTo(Arrays.stream(WalletOperation.values()).map(Enum::name).toList());
    }

    @Test
    void name_every_kind_of_fault_with_its_operations_and_fields() {
      List<Map<String, @Nullable Object>> kinds = JsonMaps.objects(state(), "fault_kinds");

      assertThat(kinds).hasSize(Fault.Kind.values().length + 1);
      assertThat(kinds)
          .last()
          .isEqualTo(Map.of(
              "fault",
              "wait",
              "words",
              WireDelays.WORDS,
              "explanation",
              FaultExplanations.WAIT,
              "operations",
              Arrays.stream(WalletOperation.values()).map(Enum::name).toList(),
              "needs",
              List.of("seconds")));
      assertThat(kinds)
          .contains(Map.of(
              "fault",
              "wrong_otp",
              "words",
              "wrong OTP",
              "explanation",
              FaultExplanations.of(Fault.Kind.WRONG_OTP),
              "operations",
              List.of("LINK"),
              "needs",
              List.of()))
          .contains(Map.of(
              "fault",
              "provider_down",
              "words",
              "provider down",
              "explanation",
              FaultExplanations.of(Fault.Kind.PROVIDER_DOWN),
              "operations",
              List.of("REFRESH_ALL"),
              "needs",
              List.of("provider")));
    }

    @Test
    void name_every_provider_with_its_policy() {
      assertThat(JsonMaps.objects(state(), "providers"))
          .hasSameSizeAs(fixture.fake().providers())
          .contains(Map.of(
              "provider", "LAZYPAY",
              "length", new BigDecimal(6),
              "validity_seconds", new BigDecimal(600),
              "guesses", new BigDecimal(3),
              "resend_seconds", new BigDecimal(15),
              "lock_seconds", new BigDecimal(86_400)));
    }

    @Test
    void name_every_magic_otp() {
      assertThat(JsonMaps.objects(state(), "magic_otps"))
          .hasSameSizeAs(MagicOtp.values())
          .contains(Map.of("typed", "000031", "name", "ANSWER_LOST"));
    }
  }

  @Nested
  class A_debit_token {

    @Test
    void is_told_once_a_response_had_it_and_the_newest_replaces_it() {
      assertThat(wallet()).containsEntry("token", null);

      String linked = fixture.link().field("token");
      assertThat(linked).startsWith("tok_");
      assertThat(wallet()).containsEntry("token", linked);

      String read = fixture.get(fixture.path()).field("token");
      assertThat(wallet()).containsEntry("token", read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/refresh-balances"})
    void is_told_once_a_list_had_it(String list) {
      fixture.link();
      fixture.command("command=delink");
      fixture.fake().linkElsewhere(fixture.wallet());

      RawResponse response = fixture.get(fixture.walletsPath() + list);

      String listed =
          String.valueOf(JsonMaps.objects(response.json(), "list").get(0).get("token"));
      assertThat(listed).startsWith("tok_");
      assertThat(wallet()).containsEntry("token", listed);
    }

    @Test
    void is_forgotten_by_a_reset_which_draws_the_same_wallet_id_again() {
      fixture.link();
      fixture.post("/sandbox/reset", "");
      CustomerId customer = CustomerId.of("customer_1122");
      ignore(fixture.fake().openCustomer(customer));
      WalletId again = fixture.fake().openWallet(customer, NewWallet.at(WalletProvider.MOBIKWIK));

      assertThat(again).isEqualTo(fixture.wallet());
      assertThat(wallet()).containsEntry("token", null);
    }

    @Test
    void is_not_handed_out_by_looking() {
      fixture.link();
      int calls = fixture.fake().journal().size();

      fixture.get("/sandbox/state");

      assertThat(fixture.fake().journal()).hasSize(calls);
    }
  }

  @Nested
  class The_tag {

    @Test
    void saves_telling_the_same_again() {
      String tag = fixture.get("/sandbox/state").header("ETag");

      RawResponse again = fixture.send(RawRequest.get("/sandbox/state").with("If-None-Match", tag));

      assertThat(tag).matches("\"[0-9a-f]+-[0-9]+\"");
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(tag);
    }

    @Test
    void is_another_one_when_something_is_new() {
      String tag = fixture.get("/sandbox/state").header("ETag");
      fixture.fake().clock().advance(Duration.ofSeconds(1));

      RawResponse news = fixture.send(RawRequest.get("/sandbox/state").with("If-None-Match", tag));

      assertThat(news.status()).isEqualTo(200);
      assertThat(news.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void leaves_the_connection_fit_for_the_next_call() {
      String authority = fixture.sandbox().uri().getAuthority();
      String tag = fixture.get("/sandbox/state").header("ETag");
      RawRequest again =
          RawRequest.get("/sandbox/state").with("If-None-Match", tag).without("Connection");

      RawResponse responses = fixture
          .client()
          .send(again.text(authority) + RawRequest.get("/nothing").text(authority));

      assertThat(responses.text()).startsWith("HTTP/1.1 304 ").contains("\r\n\r\nHTTP/1.1 404 ");
    }
  }

  private static Customer customer() {
    return Customer.registered(SandboxFixture.CUSTOMER);
  }

  private Map<String, @Nullable Object> state() {
    return fixture.get("/sandbox/state").json();
  }

  private Map<String, @Nullable Object> first(String list) {
    return JsonMaps.objects(state(), list).get(0);
  }

  private List<Map<String, @Nullable Object>> wallets() {
    return JsonMaps.objects(first("customers"), "wallets");
  }

  private Map<String, @Nullable Object> wallet() {
    return wallets().get(0);
  }
}
