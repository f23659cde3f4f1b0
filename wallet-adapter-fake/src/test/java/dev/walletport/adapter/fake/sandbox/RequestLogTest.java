package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.sandbox.RawResponse.End;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request is a row with its response, whether it reached the fake or not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestLogTest {

  private final SandboxFixture fixture = SandboxFixture.start();

  RequestLogTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Nested
  class A_call_that_reaches_the_fake {

    @Test
    void is_a_row_with_all_its_figures() {
      Instant before = Instant.now();

      fixture.link();

      assertThat(newest())
          .contains(
              entry("number", BigDecimal.ONE),
              entry("method", "POST"),
              entry("path", fixture.path()),
              entry("operation", "LINK"),
              entry("customer", "customer_1122"),
              entry("wallet", fixture.wallet().value()),
              entry("status", new BigDecimal(200)),
              entry("code", null),
              entry("outcome", "done"),
              entry("ending", "whole"),
              entry("fault", null));
      assertThat(Instant.parse(String.valueOf(newest().get("at"))))
          .isBetween(before.minus(Duration.ofMillis(1)), Instant.now());
    }

    @Test
    void is_kept_with_request_and_response_in_clear() {
      String otp = fixture.otp();
      String token = fixture.link().field("token");

      Map<String, @Nullable Object> one = fixture.get("/sandbox/requests/1").json();

      assertThat(String.valueOf(one.get("request")))
          .startsWith("POST " + fixture.path() + " HTTP/1.1\n")
          .contains("x-routing-id: customer_1122\n", RawRequest.basic(RawRequest.KEY + ":"))
          .endsWith("\n\ncommand=link&otp=" + otp);
      assertThat(String.valueOf(one.get("response")))
          .startsWith("HTTP/1.1 200\nContent-Type: application/json\n")
          .contains(token);
    }

    @Test
    void is_kept_without_the_end_of_a_long_response() {
      NewWallet newWallet = NewWallet.at(WalletProvider.PAYTM);
      for (int i = 0; i < 100; i++) {
        WalletId ignored = fixture.fake().openWallet(SandboxFixture.CUSTOMER, newWallet);
      }

      fixture.get(fixture.walletsPath());

      assertThat(fixture.get("/sandbox/requests/1").field("response"))
          .startsWith("HTTP/1.1 200\n")
          .endsWith("\n(The rest is not kept.)")
          .hasSizeLessThan(RecordedRequest.LONGEST_TEXT + 50);
    }

    @Test
    void that_is_refused_has_the_code_of_its_response() {
      fixture.command("command=link&otp=999999");

      assertThat(newest())
          .contains(
              entry("status", new BigDecimal(400)),
              entry("code", "otp_incorrect"),
              entry("outcome", "OtpRejected.Wrong"));
    }

    @Test
    void that_ends_without_a_response_has_no_status() {
      fixture.fake().faults().next(WalletOperation.DELINK, Fault.answerLost());
      fixture.link();
      fixture.command("command=delink");

      assertThat(newest())
          .contains(
              entry("status", null),
              entry("code", "answer_lost"),
              entry("outcome", "OutcomeUnknown"),
              entry("ending", "hang_up"),
              entry("fault", "answer lost"));
    }

    @Test
    void that_ends_by_a_reset_has_no_status_and_no_response() {
      fixture.fake().faults().next(WalletOperation.LINK, Fault.answerReset());
      fixture.link();

      assertThat(newest())
          .contains(
              entry("status", null),
              entry("code", "answer_reset"),
              entry("ending", "reset"),
              entry("fault", "answer reset"));
      assertThat(fixture.get("/sandbox/requests/1").field("response")).isEmpty();
    }
  }

  @Nested
  class A_double_tap {

    @Test
    void is_two_commands_each_with_its_number_instant_and_outcome() {
      RawRequest tap = RawRequest.post(fixture.path(), "command=link&otp=" + fixture.otp());

      CompletableFuture<RawResponse> first =
          CompletableFuture.supplyAsync(() -> fixture.client().send(tap));
      RawResponse second = fixture.client().send(tap);

      assertThat(List.of(first.join().status(), second.status())).containsOnlyOnce(200, 400);
      assertThat(items("/sandbox/requests?operation=LINK"))
          .extracting(row -> row.get("outcome"))
          .containsExactlyInAnyOrder("done", "NotInThisState");
      assertThat(items("/sandbox/requests?operation=LINK"))
          .extracting(row -> row.get("number"))
          .containsExactly(new BigDecimal(2), BigDecimal.ONE);
      assertThat(items("/sandbox/requests?operation=LINK"))
          .extracting(row -> row.get("at"))
          .doesNotContainNull();
    }

    @Test
    void is_two_calls_that_lead_to_their_requests() {
      RawRequest tap = RawRequest.post(fixture.path(), "command=link&otp=000011");
      fixture.client().send(tap);
      fixture.client().send(tap);

      List<Map<String, @Nullable Object>> calls = items("/sandbox/journal");

      assertThat(calls)
          .extracting(row -> row.get("operation") + " " + row.get("request"))
          .containsExactly("LINK 2", "LINK 1", "CREATE null");
    }
  }

  @Test
  void a_wait_is_told_with_the_time_that_it_takes() {
    fixture.post("/sandbox/faults", "operation=FIND&fault=wait&seconds=1&times=1");
    fixture.get(fixture.path());

    assertThat(newest()).contains(entry("waited_seconds", BigDecimal.ONE));
    assertThat((BigDecimal) newest().get("millis"))
        .isBetween(new BigDecimal(1_000), new BigDecimal(60_000));
  }

  @Test
  void a_call_that_did_not_wait_has_no_time_of_a_wait() {
    fixture.get(fixture.path());

    assertThat(newest()).contains(entry("waited_seconds", null));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, '', CREATE",
    "GET, '', LIST",
    "GET, /refresh-balances, REFRESH_ALL",
    "GET, /other, OTHER"
  })
  void a_call_that_does_not_reach_the_fake_is_named_by_its_path(
      String method, String path, String operation) {
    String wallets = fixture.walletsPath() + path;
    RawRequest call =
        method.equals("GET") ? RawRequest.get(wallets) : RawRequest.post(wallets, "gateway=PAYTM");

    fixture.send(call.with("x-routing-id", "(none)"));

    assertThat(newest()).contains(entry("operation", operation), entry("outcome", "refused"));
  }

  @Test
  void a_wait_of_a_control_is_kept_though_a_fault_applies_to_its_call() {
    fixture.post("/sandbox/faults", "operation=LINK&fault=wait&seconds=1&times=1");
    fixture.fake().faults().next(WalletOperation.LINK, Fault.answerLost());
    fixture.post("/sandbox/link", "wallet=" + fixture.wallet() + "&otp=" + fixture.otp());

    assertThat(newest())
        .contains(
            entry("code", "fault_applied"),
            entry("outcome", "OutcomeUnknown"),
            entry("fault", "answer lost"),
            entry("waited_seconds", BigDecimal.ONE));
    assertThat(items("/sandbox/journal?operation=LINK"))
        .extracting(row -> row.get("request"))
        .containsExactly(newest().get("number"));
  }

  @Nested
  class A_request_that_is_refused {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "foreign origin|403|BAD_ORIGIN",
          "foreign host|403|BAD_ORIGIN",
          "JSON body|400|unsupported_content_type",
          "double field|400|bad_request",
          "long body|413|too_long",
          "unknown wallet|404|object_not_found",
          "unknown path|404|object_not_found",
          "method|405|method_not_allowed",
          "escape|400|bad_request",
          "no key|401|missing_authentication",
          "malformed head|400|bad_request",
          "unknown control|404|object_not_found",
          "field of a control|400|Invalid"
        })
    void is_a_row_and_a_line_of_the_log_with_its_code(String name, int status, String code) {
      try (RecordingLogAppender log = RecordingLogAppender.attach()) {
        fixture.client().send(bytes(name));

        assertThat(newest())
            .contains(
                entry("status", new BigDecimal(status)),
                entry("code", code),
                entry("outcome", "refused"));
        assertThat(log.lines())
            .filteredOn(line -> line.startsWith("[INFO]"))
            .singleElement()
            .asString()
            .endsWith(": HTTP " + status + " " + code + " {}");
      }
    }

    private String bytes(String name) {
      RawRequest link = RawRequest.post(fixture.path(), "command=link&otp=1");
      RawRequest request = switch (name) {
        case "foreign origin" -> link.with("Origin", "https://evil.example");
        case "foreign host" -> link.with(RawRequest.HOST, "evil.example");
        case "JSON body" -> link.with(RawRequest.TYPE, "application/json");
        case "double field" -> RawRequest.post(fixture.path(), "otp=1&otp=1");
        case "long body" -> RawRequest.post(fixture.path(), "a".repeat(20_000));
        case "unknown wallet" -> RawRequest.get("/wallets/wlt_unknown");
        case "unknown path" -> RawRequest.get("/nothing");
        case "method" -> RawRequest.of("PUT", fixture.path());
        case "escape" -> RawRequest.post(fixture.path(), "otp=%zz");
        case "no key" -> link.without(RawRequest.AUTHORIZATION);
        case "unknown control" -> RawRequest.post("/sandbox/nothing", "");
        default -> RawRequest.post("/sandbox/clock", "seconds=x");
      };
      String text = request.text(fixture.sandbox().uri().getAuthority());
      return name.equals("malformed head") ? text.replace("\r\n\r\n", "\r\nnone\r\n\r\n") : text;
    }

    @Test
    void names_the_customer_of_its_wallet() {
      fixture.send(RawRequest.get(fixture.path()).without(RawRequest.AUTHORIZATION));

      assertThat(newest())
          .contains(
              entry("operation", "FIND"),
              entry("customer", "customer_1122"),
              entry("wallet", fixture.wallet().value()));
    }

    @ParameterizedTest
    @CsvSource({
      "command=authenticate, REQUEST_OTP",
      "command=resend, REQUEST_OTP",
      "command=update, CHANGE_MOBILE_NUMBER",
      "command=delink, DELINK",
      "command=made_up, UNKNOWN_COMMAND",
      "'', NO_COMMAND"
    })
    void has_the_operation_of_its_command(String form, String operation) {
      fixture.send(RawRequest.post(fixture.path(), form).without(RawRequest.AUTHORIZATION));

      assertThat(requests("?operation=" + operation)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      "GET, /customers/customer_1122/wallets/refresh-balances, REFRESH_ALL",
      "POST, /sandbox/faults/clear, FAULTS_CLEAR",
      "POST, /sandbox/link-elsewhere, LINK_ELSEWHERE"
    })
    void has_the_operation_of_its_path(String method, String path, String operation) {
      fixture.send(RawRequest.of(method, path)
          .without(RawRequest.AUTHORIZATION)
          .with("Origin", "https://evil.example"));

      assertThat(requests("?operation=" + operation)).hasSize(1);
    }

    @Test
    void is_kept_as_it_came_but_for_the_end_of_a_long_one() {
      fixture.command("a".repeat(SandboxRequest.LONGEST_BODY));

      assertThat(fixture.get("/sandbox/requests/1").field("request"))
          .endsWith("a\n(The rest is not kept.)")
          .hasSizeLessThan(RecordedRequest.LONGEST_TEXT + 50);
    }
  }

  @Test
  void the_number_of_a_request_is_read_from_the_path_alone() {
    fixture.get(fixture.path());
    fixture.link();

    assertThat(fixture.get("/sandbox/requests/1?number=2").json())
        .contains(entry("number", BigDecimal.ONE), entry("operation", "FIND"));
    assertThat(fixture.get("/sandbox/requests/?number=2").field("error_message"))
        .isEqualTo("number is required.");
  }

  @Nested
  class A_request_of_the_page {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sandbox/page.js", "/sandbox/state", "/sandbox/requests"})
    void that_reads_is_no_row(String path) {
      fixture.get(path);

      assertThat(requests("")).isEmpty();
    }

    @Test
    void that_commands_is_a_row() {
      String token = fixture.link().field("token");

      fixture.post("/sandbox/debit", "token=" + token);
      assertThat(newest()).contains(entry("operation", "DEBIT"), entry("outcome", "done"));

      fixture.post("/sandbox/lock", "customer=customer_1122");
      assertThat(newest()).contains(entry("operation", "LOCK"), entry("customer", "customer_1122"));
    }
  }

  @Nested
  class A_query {

    @Test
    void filters_by_customer_wallet_operation_and_outcome() {
      fixture.post("/customers", "object_reference_id=customer_2");
      String other =
          fixture.post("/customers/customer_2/wallets", "gateway=PAYTM").field("id");
      fixture.get("/wallets/" + other);
      fixture.command("command=link&otp=999999");
      fixture.link();

      assertThat(requests("?customer=customer_2")).hasSize(2);
      assertThat(requests("?wallet=" + other)).hasSize(2);
      assertThat(requests("?operation=LINK")).hasSize(2);
      assertThat(requests("?operation=link&outcome=done")).hasSize(1);
      assertThat(requests("?outcome=OtpRejected.Wrong")).hasSize(1);
      assertThat(requests("?search=OTP_INCORRECT")).hasSize(1);
      assertThat(requests("?search=nowhere")).isEmpty();
    }

    @Test
    void searches_the_text_of_a_response() {
      String token = fixture.link().field("token");
      fixture.get("/nothing");

      assertThat(requests("?search=" + token))
          .singleElement()
          .satisfies(row -> assertThat(row).containsEntry("operation", "LINK"));
    }

    @Test
    void searches_the_code_of_a_call_without_a_response() {
      fixture.fake().faults().next(WalletOperation.LINK, Fault.answerLost());
      fixture.link();
      fixture.get(fixture.path());

      assertThat(requests("?search=answer_lost"))
          .singleElement()
          .satisfies(
              row -> assertThat(row).contains(entry("operation", "LINK"), entry("status", null)));
    }

    @Test
    void pages_and_counts() {
      for (int i = 0; i < 7; i++) {
        fixture.get(fixture.path());
      }
      fixture.link();

      Map<String, @Nullable Object> page =
          fixture.get("/sandbox/requests?operation=FIND&offset=5&limit=5").json();

      assertThat(page)
          .contains(
              entry("total", new BigDecimal(8)),
              entry("matching", new BigDecimal(7)),
              entry("offset", new BigDecimal(5)));
      assertThat(JsonMaps.objects(page, "items"))
          .extracting(row -> row.get("number"))
          .containsExactly(new BigDecimal(2), new BigDecimal(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "offset=-1", "offset=x"})
    void has_a_page_that_there_is(String field) {
      RawResponse response = fixture.get("/sandbox/requests?" + field);

      assertThat(response.status()).isEqualTo(400);
      assertThat(response.field("error_code")).isEqualTo("Invalid");
    }

    @Test
    void may_ask_for_a_thousand_rows() {
      for (int i = 0; i <= ListQuery.USUAL_LIMIT; i++) {
        fixture.get(fixture.path());
      }

      assertThat(requests("")).hasSize(200);
      assertThat(requests("?limit=1000")).hasSize(201);
    }

    @Test
    void by_operation_or_outcome_leaves_lists_alone_whose_rows_have_none() {
      fixture.link();

      Map<String, @Nullable Object> state =
          fixture.get("/sandbox/state?operation=DELINK&outcome=refused").json();

      assertThat(state)
          .contains(
              entry("customers_matching", BigDecimal.ONE),
              entry("inbox_matching", BigDecimal.ONE),
              entry("journal_matching", BigDecimal.ZERO),
              entry("requests_matching", BigDecimal.ZERO));
      assertThat(JsonMaps.objects(state, "customers")).hasSize(1);
      assertThat(JsonMaps.objects(state, "inbox")).hasSize(1);
      assertThat(items("/sandbox/wallets?operation=DELINK")).hasSize(1);
    }

    @Test
    void finds_a_customer_and_a_wallet_among_very_many() {
      for (int i = 0; i < 300; i++) {
        fixture.post("/sandbox/customers", "customer=customer_9" + (1_000 + i));
      }
      String wallet = fixture
          .post("/sandbox/wallets", "customer=customer_91299&provider=PAYTM&mobile_number=70001112")
          .field("wallet");

      for (String query : List.of("search=91299", "wallet=" + wallet, "search=70001112")) {
        assertThat(JsonMaps.objects(fixture.get("/sandbox/state?" + query).json(), "customers"))
            .singleElement()
            .satisfies(found -> assertThat(found).containsEntry("id", "customer_91299"));
      }
      assertThat(items("/sandbox/customers?offset=300")).hasSize(1);
      assertThat(items("/sandbox/wallets?customer=customer_91299"))
          .singleElement()
          .satisfies(found -> assertThat(found).containsEntry("id", wallet));
    }

    @Test
    void filters_messages_and_calls() {
      fixture.post("/sandbox/customers", "customer=customer_2");
      fixture.post("/sandbox/wallets", "customer=customer_2&provider=PAYTM&first_otp=true");
      fixture.link();

      assertThat(items("/sandbox/messages")).hasSize(2);
      assertThat(items("/sandbox/messages?customer=customer_2"))
          .singleElement()
          .satisfies(found -> assertThat(found).containsEntry("provider", "PAYTM"));
      assertThat(items("/sandbox/journal?operation=LINK")).hasSize(1);
      assertThat(items("/sandbox/journal?customer=customer_2")).isEmpty();
    }

    @Test
    void filters_calls_by_customer_wallet_and_outcome() {
      fixture.post("/sandbox/customers", "customer=customer_2");
      fixture.send(
          RawRequest.get("/customers/customer_2/wallets").with(RawRequest.ROUTING_ID, "c_2"));
      fixture.command("command=link&otp=999999");
      fixture.link();

      assertThat(calls(""))
          .containsExactly("LINK done", "LINK OtpRejected.Wrong", "LIST done", "CREATE done");
      assertThat(calls("customer=customer_2")).containsExactly("LIST done");
      assertThat(calls("customer=customer_1122"))
          .containsExactly("LINK done", "LINK OtpRejected.Wrong", "CREATE done");
      assertThat(calls("customer=customer_3")).isEmpty();
      assertThat(calls("wallet=" + fixture.wallet()))
          .containsExactly("LINK done", "LINK OtpRejected.Wrong", "CREATE done");
      assertThat(calls("wallet=wlt_unknown")).isEmpty();
      assertThat(calls("outcome=otprejected.wrong")).containsExactly("LINK OtpRejected.Wrong");
      assertThat(calls("outcome=done")).containsExactly("LINK done", "LIST done", "CREATE done");
      assertThat(calls("outcome=OtpRejected.Expired")).isEmpty();
    }

    @Test
    void searches_the_operation_and_the_outcome_of_a_call() {
      fixture.command("command=link&otp=999999");
      fixture.get(fixture.path());

      assertThat(calls("search=LINK")).containsExactly("LINK OtpRejected.Wrong");
      assertThat(calls("search=otprejected")).containsExactly("LINK OtpRejected.Wrong");
      assertThat(calls("search=find")).containsExactly("FIND done");
      assertThat(calls("search=DONE")).containsExactly("FIND done", "CREATE done");
    }

    @Test
    void searches_the_id_of_the_wallet_of_a_call() {
      fixture.get(fixture.walletsPath());
      fixture.get(fixture.path());

      assertThat(calls("search=" + fixture.wallet())).containsExactly("FIND done", "CREATE done");
    }

    private List<String> calls(String query) {
      return items("/sandbox/journal?" + query).stream()
          .map(row -> row.get("operation") + " " + row.get("outcome"))
          .toList();
    }
  }

  @Test
  void keeps_the_latest_requests_of_very_many() {
    for (int i = 0; i <= RequestLog.CAPACITY; i++) {
      fixture.get("/nothing");
    }

    Map<String, @Nullable Object> rows =
        fixture.get("/sandbox/requests?limit=1").json();

    assertThat(rows).containsEntry("total", new BigDecimal(RequestLog.CAPACITY));
    assertThat(fixture.get("/sandbox/requests/1").status()).isEqualTo(404);
    assertThat(newest()).containsEntry("number", new BigDecimal(RequestLog.CAPACITY + 2));
  }

  @Nested
  class A_flood {

    @Test
    void of_connections_over_the_cap_is_one_row_with_their_number() throws IOException {
      try (SandboxFixture small =
              SandboxFixture.start(FakeWallets.create(), with -> with.mostConnections(1));
          Socket only = small.client().connect()) {
        ask(small, only, RawRequest.get(small.path()));
        List<Integer> statuses =
            IntStream.range(0, 30).map(i -> small.get("/").status()).boxed().toList();

        RawResponse rows = ask(small, only, RawRequest.get("/sandbox/requests"));

        assertThat(statuses).containsOnly(503);
        assertThat(JsonMaps.objects(rows.json(), "items"))
            .extracting(row -> row.get("code"), row -> row.get("count"))
            .containsExactly(
                tuple("too_many_connections", new BigDecimal(30)), tuple(null, BigDecimal.ONE));
      }
    }

    @Test
    void of_malformed_heads_displaces_no_request() {
      fixture.get(fixture.path());
      for (int i = 0; i < RequestLog.CAPACITY; i++) {
        fixture.client().send("nonsense " + i + "\r\n\r\n");
      }
      fixture.client().send("GET /1 HTTP/1.1\r\n\r\n");
      fixture.client().send("GET /2 HTTP/1.1\r\n\r\n");
      fixture.client().send("GET /1 HTTP/1.1\r\n\r\n");

      List<Map<String, @Nullable Object>> rows = requests("");

      assertThat(rows.subList(0, 2))
          .extracting(row -> row.get("path"), row -> row.get("count"))
          .containsExactly(tuple("/1", new BigDecimal(2)), tuple("/2", BigDecimal.ONE));
      assertThat(rows).extracting(row -> row.get("operation")).contains("FIND");
      assertThat(rows).hasSizeLessThanOrEqualTo(RequestLog.MALFORMED + 1);
    }

    @Test
    void of_malformed_heads_that_differ_is_the_latest_100_of_them() {
      for (int i = 0; i <= RequestLog.MALFORMED; i++) {
        fixture.client().send("GET /" + i + " HTTP/1.1\r\n\r\n");
      }

      assertThat(requests("?limit=1000"))
          .hasSize(RequestLog.MALFORMED)
          .extracting(row -> row.get("path"))
          .contains("/1", "/" + RequestLog.MALFORMED)
          .doesNotContain("/0");
    }

    private static RawResponse ask(SandboxFixture sandbox, Socket socket, RawRequest request) {
      RawHttpClient.write(
          socket, request.without("Connection").text(sandbox.sandbox().uri().getAuthority()));
      return RawHttpClient.readUntil(
          socket, text -> new RawResponse(text.toString(), End.CLOSED).isWhole());
    }
  }

  @Test
  void is_emptied_by_a_reset_and_its_numbers_go_on() {
    fixture.get("/nothing");
    fixture.client().send("nonsense\r\n\r\n");
    fixture.post("/sandbox/reset", "");

    assertThat(requests(""))
        .singleElement()
        .satisfies(row -> assertThat(row)
            .contains(entry("operation", "RESET"), entry("number", new BigDecimal(3))));
  }

  private Map<String, @Nullable Object> newest() {
    return requests("").get(0);
  }

  private List<Map<String, @Nullable Object>> requests(String query) {
    return items("/sandbox/requests" + query);
  }

  private List<Map<String, @Nullable Object>> items(String path) {
    return JsonMaps.objects(fixture.get(path).json(), "items");
  }

  @Nested
  class A_call_with_a_fault {

    static Stream<Arguments> faultsOfSuccesses() {
      return Stream.of(
          arguments(WalletOperation.REFRESH_ALL, Fault.slow(Duration.ofSeconds(30))),
          arguments(WalletOperation.REFRESH_ALL, Fault.providerDown(WalletProvider.MOBIKWIK)),
          arguments(WalletOperation.CREATE, Fault.smsFailed()));
    }

    @ParameterizedTest
    @MethodSource("faultsOfSuccesses")
    void has_no_code_if_it_succeeds(WalletOperation operation, Fault fault) {
      fixture.fake().faults().next(operation, fault);
      if (operation == WalletOperation.CREATE) {
        fixture.post(fixture.walletsPath(), "gateway=PAYTM&command=authenticate");
      } else {
        fixture.get(fixture.walletsPath() + "/refresh-balances");
      }

      assertThat(newest())
          .contains(
              entry("status", new BigDecimal(200)),
              entry("code", null),
              entry("outcome", "done"),
              entry("fault", fault.toString()));
    }

    @ParameterizedTest
    @CsvSource({"answer_reset,reset", "answer_cut,cut", "answer_drips,drip"})
    void has_the_end_of_its_connection_as_code(String code, String ending) throws IOException {
      fixture.post("/sandbox/faults", "operation=LIST&times=1&fault=" + code);
      try (Socket client = fixture.client().connect(RawRequest.get(fixture.walletsPath()))) {
        RawHttpClient.readUntil(client, text -> true);
      }

      assertThat(newest()).contains(entry("code", code), entry("ending", ending));
    }
  }

  @Nested
  class A_debit_of_a_wallet {

    @Test
    void leads_from_the_call_that_reads_the_wallet_to_its_request() {
      fixture.link();
      fixture.post("/sandbox/debit", "wallet=" + fixture.wallet());

      assertThat(items("/sandbox/journal?operation=FIND"))
          .singleElement()
          .satisfies(call -> assertThat(call).containsEntry("request", new BigDecimal(2)));
      assertThat(newest())
          .contains(
              entry("number", new BigDecimal(2)),
              entry("operation", "DEBIT"),
              entry("wallet", fixture.wallet().value()));
    }

    @Test
    void does_so_if_it_is_refused() {
      fixture.post("/sandbox/debit", "wallet=" + fixture.wallet());

      assertThat(items("/sandbox/journal?operation=FIND"))
          .singleElement()
          .satisfies(call -> assertThat(call).containsEntry("request", BigDecimal.ONE));
      assertThat(newest())
          .contains(entry("code", "wallet_not_linked"), entry("outcome", "refused"));
    }

    @Test
    void uses_up_a_wait_of_the_read() {
      fixture.link();
      fixture.post("/sandbox/faults", "operation=FIND&fault=wait&seconds=1&times=1");
      fixture.post("/sandbox/debit", "wallet=" + fixture.wallet());

      assertThat(newest())
          .contains(entry("operation", "DEBIT"), entry("waited_seconds", BigDecimal.ONE));
    }
  }
}
