package dev.walletport.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.ProviderBehaviour;
import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import dev.walletport.adapter.juspay.RefusalRow;
import dev.walletport.adapter.juspay.RefusalTable;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import dev.walletport.probe.AlteringRelay.Answer;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe against this project's sandbox, as it is and with one thing altered. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProbeTest {

  @TempDir
  private Path out;

  private Map<String, String> verdictsButFor(String contradicted) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    Questions.all().forEach(question -> verdicts.put(question.id(), "confirmed"));
    verdicts.put(contradicted, "contradicted");
    return verdicts;
  }

  @Nested
  class The_sandbox {

    @Test
    void confirms_every_question() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out)) {
        int code = probe.run("--allow=ALL");

        assertThat(probe.verdicts().values())
            .as(probe.console().text())
            .hasSize(Questions.all().size())
            .containsOnly("confirmed");
        assertThat(code).isEqualTo(Probe.NOTHING_CONTRADICTS);
      }
    }

    @ParameterizedTest
    @EnumSource
    void that_departs_in_one_thing_contradicts_that_alone(Departure departure) throws IOException {
      FakeWallets fake = FakeWallets.behavingAs(ProviderBehaviour.standard().with(departure));
      try (ProbeFixture probe = new ProbeFixture(fake, out)) {
        int code = probe.run("--allow=ALL");

        assertThat(probe.verdicts())
            .as(probe.console().text())
            .isEqualTo(verdictsButFor(departure.fact()));
        assertThat(code).isEqualTo(Probe.CONTRADICTED);
        assertThat(SeenFacts.read(out.resolve("facts.json")).behaviour())
            .isEqualTo(fake.behaviour());
      }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.walletport.probe.ProbeTest#alterations")
    void that_is_bent_on_the_wire_contradicts_that_alone(
        String fact, UnaryOperator<Answer> alteration) throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(probe.uri(), alteration)) {
        int code = probe.run(relay.uri(), "--allow=ALL");

        assertThat(probe.verdicts()).as(probe.console().text()).isEqualTo(verdictsButFor(fact));
        assertThat(code).isEqualTo(Probe.CONTRADICTED);
      }
    }

    @Test
    void gives_the_rows_of_its_refusals_back() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out)) {
        assertThat(probe.run("--allow=ALL")).isZero();

        assertThat(SeenFacts.read(out.resolve("facts.json")).refusals())
            .contains(
                new SeenRefusal("otp.wrong", "link", 400, "otp_incorrect", "WRONG_OTP"),
                new SeenRefusal("wallet.unknown", "get", 404, "object_not_found", "NOT_FOUND"));
      }
    }
  }

  @Nested
  class Its_refusals {

    @Test
    void become_rows_of_the_adapter_s_table() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out)) {
        assertThat(probe.run("--allow=ALL")).isZero();
      }
      List<SeenRefusal> refusals = SeenFacts.read(out.resolve("facts.json")).refusals();

      RefusalRow[] rows = refusals.stream().map(SeenRefusal::row).toArray(RefusalRow[]::new);

      assertThat(rows).hasSizeGreaterThan(3);
      assertThat(RefusalTable.standard().with(rows).rows()).startsWith(rows);
    }
  }

  static Stream<Arguments> alterations() {
    return Stream.of(
        altered(
            "customer.unknown",
            "walletport-probe-unknown",
            answer -> refusal(answer, "no_customer")),
        altered(
            "wallet.unknown", "wlt_walletportprobe", answer -> refusal(answer, "no_such_wallet")),
        altered("update.answer", "command=update", answer -> refusal(answer, "update_not_allowed")),
        altered(
            "otp.not-requested",
            "otp=918273",
            answer -> answer.with(
                200, "{\"id\":\"wlt_1234567890\",\"wallet\":\"MOBIKWIK\",\"linked\":true}")),
        altered("otp.wrong", "command=link", ProbeTest::otherCodeOfWrongOtp),
        altered("wait.retry-after", "command=authenticate", ProbeTest::dateOfRetryAfter),
        altered("response.request-id", "GET", answer -> answer.with("x-request-id", "req_123")),
        altered(
            "wallet.optional-types",
            "GET /customers/",
            answer -> answer.with(
                answer.status(),
                answer.body().replaceAll("\"metadata\":\\{[^}]*}", "\"metadata\":[]"))),
        altered("refresh.forms", "?command=refresh", answer -> refusal(answer, "unknown_command")));
  }

  private static Arguments altered(String fact, String request, UnaryOperator<Answer> alteration) {
    UnaryOperator<Answer> one =
        answer -> answer.answers(request) ? alteration.apply(answer) : answer;
    return Arguments.of(fact, one);
  }

  private static Answer refusal(Answer answer, String code) {
    return answer.with(400, "{\"status\":\"ERROR\",\"error_code\":\"" + code + "\"}");
  }

  private static Answer otherCodeOfWrongOtp(Answer answer) {
    return answer.with(answer.status(), answer.body().replace("otp_incorrect", "E_WRONG"));
  }

  private static Answer dateOfRetryAfter(Answer answer) {
    return answer.headers().containsKey("Retry-After")
        ? answer.with("Retry-After", "Fri, 27 Nov 2026 08:00:00 GMT")
        : answer;
  }

  @Nested
  class What_is_not_allowed {

    @Test
    void is_listed_with_its_cost_and_not_asked() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(probe.uri(), UnaryOperator.identity())) {
        int code = probe.run(relay.uri());

        assertThat(code).isZero();
        assertThat(relay.requests()).isEmpty();
        assertThat(probe.console().text())
            .contains("otp.wrong [CHANGES, SENDS_SMS, SPENDS_GUESS, MAY_LOCK]");
      }
    }

    @Test
    void is_no_command_where_reads_are_allowed() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(probe.uri(), UnaryOperator.identity())) {
        int code = probe.run(relay.uri(), "--allow=READS");

        assertThat(code).isZero();
        assertThat(relay.requests()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
        assertThat(probe.verdicts())
            .containsEntry("wallet.unknown", "confirmed")
            .containsEntry("create.twice", "not asked");
      }
    }

    @Test
    void leaves_a_question_that_is_allowed_by_name() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out)) {
        assertThat(probe.run("--allow=create.twice")).isZero();

        assertThat(probe.verdicts())
            .containsEntry("create.twice", "confirmed")
            .containsEntry("wallet.unknown", "not asked");
      }
    }
  }

  @Nested
  class A_command {

    @Test
    void is_sent_once_though_its_answer_never_comes() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(
              probe.uri(), answer -> answer.answers("POST") ? answer.with(0, "") : answer)) {
        int code = probe.run(relay.uri(), "--allow=create.twice");

        assertThat(code).isZero();
        assertThat(probe.verdicts()).containsEntry("create.twice", "undecided");
        assertThat(relay.requests())
            .filteredOn(request -> request.startsWith("POST "))
            .hasSize(1);
      }
    }

    @Test
    void is_sent_once_though_its_answer_asks_for_another() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(
              probe.uri(),
              answer -> answer.answers("POST")
                  ? answer.with(503, "{}").with("Retry-After", "0")
                  : answer)) {
        assertThat(probe.run(relay.uri(), "--allow=create.twice")).isZero();

        assertThat(relay.requests())
            .filteredOn(request -> request.startsWith("POST "))
            .hasSize(1);
      }
    }
  }

  @Nested
  class A_redirect {

    @ParameterizedTest
    @ValueSource(ints = {302, 307})
    void is_not_followed(int status) throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(
              probe.uri(), answer -> answer.with(status, "{}").with("Location", "/elsewhere"))) {
        assertThat(probe.run(relay.uri(), "--allow=create.twice")).isZero();

        assertThat(probe.verdicts()).containsEntry("create.twice", "undecided");
        assertThat(relay.requests())
            .anyMatch(request -> request.startsWith("GET "))
            .anyMatch(request -> request.startsWith("POST "))
            .noneMatch(request -> request.contains("/elsewhere"));
      }
    }
  }

  @Nested
  class The_headers {

    @Test
    void of_all_requests_name_the_merchant_and_the_version_that_are_given() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(probe.uri(), UnaryOperator.identity())) {
        assertThat(probe.run(
                relay.uri(),
                "--allow=READS,CHANGES",
                "--merchant-id=merchantOne",
                "--api-version=2026-01-02"))
            .isZero();

        assertThat(relay.values("x-merchantid"))
            .hasSameSizeAs(relay.requests())
            .containsOnly("merchantOne");
        assertThat(relay.values("version"))
            .hasSameSizeAs(relay.requests())
            .containsOnly("2026-01-02");
      }
    }

    @Test
    void name_neither_if_none_is_given() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(probe.uri(), UnaryOperator.identity())) {
        assertThat(probe.run(relay.uri(), "--allow=READS,CHANGES")).isZero();

        assertThat(relay.requests()).isNotEmpty();
        assertThat(relay.values("x-merchantid")).isEmpty();
        assertThat(relay.values("version")).isEmpty();
      }
    }
  }

  @Nested
  class The_base_uri {

    private final RecordingConsole console = new RecordingConsole(Option::none);
    private final Probe probe = new Probe(Map.of(), console, duration -> {});

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1", "http://10.0.0.1:8080", "http://[2001:db8::1]"})
    void of_plain_http_to_a_host_that_is_not_loopback_is_refused_before_the_key_is_asked_for(
        String uri) {
      int code = probe.run(List.of("--customer=c", "--doctor", "--base-uri=" + uri));

      assertThat(code).isEqualTo(Probe.MISUSED);
      assertThat(console.lines())
          .containsExactly("--base-uri needs https://host, or http on loopback");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://127.0.0.1:8080",
          "http://localhost:8080/",
          "http://[::1]:8080",
          "https://192.0.2.1"
        })
    void of_http_on_loopback_or_of_https_is_taken(String uri) {
      int code = probe.run(List.of("--customer=c", "--base-uri=" + uri));

      assertThat(code).isEqualTo(Probe.NOTHING_CONTRADICTS);
      assertThat(console.text()).doesNotContain("--base-uri");
    }
  }

  @Nested
  class A_person {

    @Test
    void types_each_otp_and_no_token_is_spent() throws IOException {
      FakeWallets fake = FakeWallets.create();
      CustomerId customer = CustomerId.of(ProbeFixture.CUSTOMER);
      RecordingConsole console = new RecordingConsole(() -> newestOtp(fake));
      try (ProbeFixture probe = new ProbeFixture(fake, out)) {
        int code = new Probe(Map.of("JUSPAY_API_KEY", ProbeFixture.KEY), console, fake.pause())
            .run(List.of(
                "--base-uri=" + probe.uri(),
                "--customer=" + customer.value(),
                "--out=" + out,
                "--allow=READS,CHANGES,SENDS_SMS,SPENDS_GUESS,MAY_LOCK"));

        Map<String, String> expected = verdictsButFor("token.after-read");
        expected.put("token.after-read", "undecided");
        expected.put("update.answer", "undecided");
        assertThat(probe.verdicts()).as(console.text()).isEqualTo(expected);
        assertThat(code).isZero();
        assertThat(console.text()).contains("a payment alone shows").contains("no mobile number");
      }
    }

    /** Asked for a number before any OTP was sent, types nothing. */
    private Option<String> newestOtp(FakeWallets fake) {
      return fake.inbox().messages().isEmpty()
          ? Option.none()
          : Option.some(fake.inbox()
              .newestOtp(fake.inbox()
                  .messages()
                  .get(fake.inbox().messages().size() - 1)
                  .wallet()));
    }
  }

  @Nested
  class A_secret {

    private static final String TOKEN = "tok_canaryTokenAlpha";

    @Test
    void is_in_no_file_and_no_line_though_the_host_puts_it_in_odd_places() throws IOException {
      FakeWallets fake = FakeWallets.create();
      try (ProbeFixture probe = new ProbeFixture(fake, out);
          AlteringRelay relay = new AlteringRelay(probe.uri(), answer -> echoing(answer, fake))) {
        assertThat(probe.run(relay.uri(), "--allow=ALL", "--merchant-id=canaryMerchant"))
            .isBetween(0, 1);

        String shown = probe.console().text()
            + Files.readString(out.resolve("facts.json"))
            + Files.readString(out.resolve("facts.md"));
        assertThat(canaries(fake))
            .hasSizeGreaterThan(8)
            .allSatisfy(canary -> assertThat(shown).doesNotContainIgnoringCase(canary));
      }
    }

    /** In the code, in the names of keys at two depths, and in headers. */
    private Answer echoing(Answer answer, FakeWallets fake) {
      if (answer.answers("/sandbox/")) {
        return answer;
      }
      String canaries = canaries(fake).stream()
          .map(canary -> "\"" + canary + "\":1,\"k_" + canary + "\":2,")
          .collect(Collectors.joining());
      String echoed = answer.answers("otp=") ? answer.request().replaceAll(".*otp=", "") : "";
      String code = echoed.isEmpty() ? "E_" + ProbeFixture.KEY : "OTP_" + echoed;
      return answer
          .with(
              answer.status(),
              answer
                  .body()
                  .replaceFirst("\\{", "{" + canaries)
                  .replaceAll("\"error_code\":\"[^\"]*\"", "\"error_code\":\"" + code + "\"")
                  .replaceAll("\"token\":\"[^\"]*\"", "\"token\":\"" + TOKEN + "\""))
          .with("x-request-id", ProbeFixture.KEY);
    }

    private List<String> canaries(FakeWallets fake) {
      Stream<String> otps =
          fake.inbox().messages().stream().map(sms -> sms.otp().reveal());
      Stream<String> wallets = fake.customers().stream()
          .flatMap(customer -> customer.wallets().stream())
          .map(wallet -> wallet.account().id())
          .map(WalletId::value);
      Stream<String> fixed =
          Stream.of(ProbeFixture.KEY, ProbeFixture.CUSTOMER, "9876501234", TOKEN, "canaryMerchant");
      return Stream.of(otps, wallets, fixed).flatMap(texts -> texts).toList();
    }
  }

  @Nested
  class The_doctor {

    @Test
    void reads_alone_and_suggests_deadlines() throws IOException {
      FakeWallets fake = FakeWallets.create();
      try (ProbeFixture probe = new ProbeFixture(fake, out);
          AlteringRelay relay = new AlteringRelay(probe.uri(), UnaryOperator.identity())) {
        WalletId wallet = fake.openWallet(
            CustomerId.of(ProbeFixture.CUSTOMER), NewWallet.at(WalletProvider.MOBIKWIK));

        int code = probe.run(relay.uri(), "--doctor");

        assertThat(code).isZero();
        assertThat(probe.console().lines())
            .contains(
                "key: works (200)",
                "address: allowed",
                "merchant id: not needed",
                "refresh: both forms are answered alike (POST 400 wallet_not_linked, GET 400 wallet_not_linked)",
                "deadline: 2 s at least",
                "refreshes: all 3 refused or lost")
            .noneMatch(line -> line.startsWith("refreshDeadline"))
            .noneMatch(line -> line.contains(wallet.value()))
            .anyMatch(line -> line.startsWith("reads: p50 "));
        assertThat(relay.requests())
            .allMatch(request -> request.startsWith("GET ") || request.contains("command=refresh"));
      }
    }

    @Test
    void times_the_refreshes_of_a_linked_wallet() throws IOException {
      FakeWallets fake = FakeWallets.create();
      Customer customer = Customer.registered(CustomerId.of(ProbeFixture.CUSTOMER));
      try (ProbeFixture probe = new ProbeFixture(fake, out)) {
        WalletId wallet = fake.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));
        assertThat(fake.gateway().requestOtp(customer, wallet).isRight()).isTrue();
        Otp otp = Otp.of(fake.inbox().newestOtp(wallet));
        assertThat(fake.gateway().link(customer, wallet, otp).isRight()).isTrue();

        int code = probe.run("--doctor");

        assertThat(code).isZero();
        assertThat(probe.console().lines())
            .contains("refreshDeadline: 10 s at least")
            .anyMatch(line -> line.matches("refreshes: p50 .* of 3 responses"));
      }
    }

    @Test
    void times_no_read_that_is_refused() throws IOException {
      AtomicInteger reads = new AtomicInteger();
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(
              probe.uri(),
              answer -> reads.getAndIncrement() % 2 == 0 ? answer : answer.with(429, "{}"))) {
        int code = probe.run(relay.uri(), "--doctor");

        assertThat(code).isZero();
        assertThat(probe.console().lines())
            .anyMatch(line -> line.matches("reads: p50 .* of 10 responses, 10 refused or lost"));
      }
    }

    @Test
    void says_that_the_key_is_refused() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(
              probe.uri(), answer -> answer.with(401, "{\"error_code\":\"access_denied\"}"))) {
        int code = probe.run(relay.uri(), "--doctor");

        assertThat(code).isEqualTo(Probe.NOT_ASKED);
        assertThat(probe.console().lines()).contains("key: refused (401 access_denied)");
      }
    }

    @Test
    void says_that_the_address_is_refused() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(
              probe.uri(),
              answer -> answer.with(403, "{\"error_info\":{\"code\":\"BAD_ORIGIN\"}}"))) {
        assertThat(probe.run(relay.uri(), "--doctor")).isEqualTo(Probe.NOT_ASKED);

        assertThat(probe.console().lines()).contains("address: refused (403 BAD_ORIGIN)");
      }
    }
  }

  @Nested
  class The_exit_code {

    @Test
    void is_2_for_wrong_usage_without_quoting_it() {
      RecordingConsole console = new RecordingConsole(Option::none);
      Probe probe = new Probe(Map.of(), console, duration -> {});

      assertThat(probe.run(List.of("--key=secretOfTheUser"))).isEqualTo(Probe.MISUSED);
      assertThat(console.text()).doesNotContain("secretOfTheUser");
    }

    @Test
    void is_2_without_a_key() {
      RecordingConsole console = new RecordingConsole(Option::none);
      Probe probe = new Probe(Map.of(), console, duration -> {});

      assertThat(probe.run(List.of("--customer=c", "--allow=ALL"))).isEqualTo(Probe.MISUSED);
      assertThat(console.text()).contains("API key is missing");
    }

    @Test
    void is_3_if_the_host_does_not_answer() throws IOException {
      try (ProbeFixture probe = new ProbeFixture(FakeWallets.create(), out);
          AlteringRelay relay = new AlteringRelay(probe.uri(), answer -> answer.with(0, ""))) {
        assertThat(probe.run(relay.uri(), "--allow=ALL")).isEqualTo(Probe.NOT_ASKED);
      }
    }
  }
}
