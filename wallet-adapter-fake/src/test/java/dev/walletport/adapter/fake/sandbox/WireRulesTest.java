package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client has to get right on the wire, beside what Juspay's pages say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class WireRulesTest {

  private final SandboxFixture fixture =
      SandboxFixture.start(FakeWallets.create(), with -> with.requestTime(Duration.ofSeconds(1)));
  private final String authority = fixture.sandbox().uri().getAuthority();

  WireRulesTest() throws IOException {}

  @AfterEach
  void close() {
    assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
    fixture.close();
  }

  @Nested
  class A_routing_id {

    @Test
    void that_is_missing_is_told_as_none() {
      fixture.fake().reset();
      fixture.fake().openCustomer(SandboxFixture.CUSTOMER);
      fixture.send(RawRequest.get(fixture.walletsPath()).without(RawRequest.ROUTING_ID));

      RawResponse state = fixture.get("/sandbox/state");

      assertThat(state.text()).doesNotContain("(none)");
      assertThat(JsonMaps.objects(state.json(), "customers").get(0))
          .contains(entry("routing_id", null), entry("called_without_routing_id", true));
      assertThat(JsonMaps.objects(state.json(), "journal").get(0))
          .containsEntry("routing_id", null);
      fixture.post(fixture.walletsPath(), "gateway=PAYTM");
      restoreWallet();
    }

    @Test
    void that_is_the_placeholder_is_refused() {
      RawRequest list = RawRequest.get(fixture.walletsPath());

      assertRefused(fixture.send(list.with(RawRequest.ROUTING_ID, "(none)")), "Invalid");
    }

    @Test
    void of_two_values_is_refused_and_of_one_value_twice_is_not() {
      String call = RawRequest.get(fixture.walletsPath()).text(authority);
      String header = "x-routing-id: customer_1122\r\n";

      assertRefused(
          fixture.client().send(call.replace(header, header + "X-Routing-Id: other\r\n")),
          "routing_id_ambiguous");
      assertThat(fixture.client().send(call.replace(header, header + header)).status())
          .isEqualTo(200);
    }

    @Test
    void that_is_missing_is_refused_at_once_where_routing_is_strict() throws IOException {
      try (SandboxFixture strict =
          SandboxFixture.start(FakeWallets.create(), JuspaySandbox.Builder::strictRouting)) {
        for (RawRequest call : List.of(
            RawRequest.get(strict.walletsPath()),
            RawRequest.get(strict.path()),
            RawRequest.post(strict.path(), "command=authenticate"))) {
          assertRefused(strict.send(call.without(RawRequest.ROUTING_ID)), "routing_id_missing");
        }
        assertThat(strict.get(strict.path()).status()).isEqualTo(200);
      }
    }

    @Test
    void that_is_the_id_of_another_customer_finds_no_wallet() {
      fixture.fake().openCustomer(CustomerId.of("bob"));
      RawRequest find = RawRequest.get(fixture.path()).with(RawRequest.ROUTING_ID, "bob");
      RawRequest link = RawRequest.post(fixture.path(), "command=link&otp=" + fixture.otp())
          .with(RawRequest.ROUTING_ID, "bob");

      for (RawRequest call : List.of(find, link)) {
        RawResponse response = fixture.send(call);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.field("error_message")).contains("another customer");
      }
      assertThat(fixture.isLinked()).isFalse();
      assertThat(fixture
              .send(RawRequest.get(fixture.path()).with(RawRequest.ROUTING_ID, "other"))
              .status())
          .isEqualTo(200);
    }

    private void restoreWallet() {
      String id =
          fixture.fake().customers().get(0).wallets().get(0).account().id().value();
      assertThat(fixture.path()).endsWith(id);
    }
  }

  @Nested
  class A_url {

    @ParameterizedTest
    @ValueSource(strings = {"command=link&otp=", "otp="})
    void with_fields_of_a_post_is_refused_and_uses_up_no_guess(String query) {
      RawResponse response = fixture.post(
          fixture.path() + "?" + query + fixture.otp(),
          query.startsWith("otp") ? "command=link" : "");

      assertRefused(response, "bad_request");
      assertThat(response.field("error_message")).contains("access logs");
      assertThat(fixture.isLinked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "?otp=123456",
          "?command=refresh&OTP=123456",
          "?command=link&otp=123456",
          "?mobile_number=9876543210",
          "?mobile_number[]=9876543210",
          "?%20otp=123456",
          "?otp%00=123456",
          "?a=1;otp=123456",
          "?token=tok_1"
        })
    void of_a_get_with_a_secret_is_refused(String query) {
      assertRefused(fixture.get(fixture.path() + query), "bad_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#otp=123456", "?command=refresh#a", "\u00e9", "\u0080"})
    void with_a_fragment_or_another_byte_than_ascii_is_refused(String end) {
      assertRefused(fixture.get(fixture.path() + end), "bad_request");
    }

    @Test
    void that_begins_with_a_double_slash_is_told_so() {
      RawResponse response = fixture.get("/" + fixture.path());

      assertThat(response.status()).isEqualTo(404);
      assertThat(response.field("error_message")).contains("double slash");
    }
  }

  @Nested
  class A_refusal {

    @ParameterizedTest
    @ValueSource(strings = {"command=link&otp=999999", "command=x", "otp=%zz", "otp=1&otp=1"})
    void with_400_leaves_the_connection_fit_for_the_next_request(String form) {
      RawRequest wrong = RawRequest.post(fixture.path(), form).without("Connection");

      RawResponse both = fixture
          .client()
          .send(wrong.text(authority) + RawRequest.get("/nothing").text(authority));

      assertThat(both.text()).startsWith("HTTP/1.1 400 ").contains("}HTTP/1.1 404 ");
    }

    @Test
    void with_400_closes_the_connection_if_the_client_asks_for_it() {
      assertThat(fixture.command("command=x").header("Connection")).isEqualTo("close");
    }
  }

  @Nested
  class A_head {

    @Test
    void that_is_cut_off_is_not_executed() {
      fixture.fake().clock().advance(Duration.ofMinutes(1));
      String otp = fixture.otp();
      String refresh = RawRequest.get(fixture.path() + "?command=refresh").text(authority);
      String send = RawRequest.post(fixture.path(), "").text(authority);
      int calls = fixture.fake().journal().size();

      for (String text : List.of(refresh, send)) {
        for (int cut : new int[] {2, 4, 10}) {
          RawResponse response =
              fixture.client().sendAndHalfClose(text.substring(0, text.length() - cut));
          assertThat(response.status()).isEqualTo(400);
        }
      }
      assertThat(fixture.fake().journal()).hasSize(calls);
      assertThat(fixture.otp()).isEqualTo(otp);
    }

    @Test
    void that_is_whole_is_executed_though_the_client_then_closes_its_side() {
      String text = RawRequest.get(fixture.path()).text(authority);

      assertThat(fixture.client().sendAndHalfClose(text).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Length: +5",
          "Content-Length: 0x5",
          "X: a\u0000b",
          "X: a\rb",
          "X: a\r",
          "X\u0000: a",
          "X: a\u007f",
          "Transfer-Encoding: chunked",
          "X Y: a",
          "X(Y): a",
          "X\u00e9: a"
        })
    void with_what_http_forbids_is_refused(String line) {
      String post = RawRequest.post(fixture.path(), "a=b&c").text(authority);
      String bytes = line.startsWith("Content-Length")
          ? post.replace("Content-Length: 5", line)
          : post.replace("\r\n\r\n", "\r\n" + line + "\r\n\r\n");

      assertRefused(fixture.client().send(bytes), "bad_request");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "X: a\r\n b",
          "X: a\r\n\tb",
          "X: a\r\n ",
          "x-routing-id: a\r\n b",
          "Content-Length:\r\n 5",
          "X: a\n b"
        })
    void with_a_folded_header_is_refused_in_words(String lines) {
      int kept = requests().size();
      String call = RawRequest.get(fixture.path()).text(authority);

      for (String bytes : List.of(
          call.replace("\r\n\r\n", "\r\n" + lines + "\r\n\r\n"),
          call.replaceFirst("\r\n", "\r\n a\r\n"),
          " " + call)) {
        RawResponse response = fixture.client().send(bytes);

        assertRefused(response, "bad_request");
        assertThat(response.field("error_message"))
            .isEqualTo("The head of the request has a line that begins with a blank.");
      }
      assertThat(requests()).hasSizeGreaterThan(kept);
      assertThat(requests().get(0)).contains(entry("code", "bad_request"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "GET  / HTTP/1.1",
          "GET\t/ HTTP/1.1",
          "GET / HTTP/1.1 ",
          "GET / HTTP/01.1",
          "GET / HTTP/1.10",
          "GET / http/1.1",
          "G(T / HTTP/1.1",
          "G\u00e9T / HTTP/1.1",
          "GET ftp://localhost/ HTTP/1.1",
          "CONNECT localhost:80 HTTP/1.1"
        })
    void with_a_malformed_request_line_is_refused_in_words(String line) {
      String call = RawRequest.get("/").text(authority);

      RawResponse response = fixture.client().send(call.replace("GET / HTTP/1.1", line));

      assertRefused(response, "bad_request");
      assertThat(response.field("error_message"))
          .isEqualTo("The head of the request has a malformed request line.");
    }

    @Test
    void of_http_1_0_in_chunks_is_refused() {
      String call = chunked().replace("HTTP/1.1", "HTTP/1.0");

      assertRefused(fixture.client().send(call + "3\r\na=b\r\n0\r\n\r\n"), "bad_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X : a", "X\t: a", "Host : localhost", ": a"})
    void with_a_blank_before_a_colon_or_no_name_is_refused(String line) {
      String call = RawRequest.get(fixture.path()).text(authority);

      assertRefused(
          fixture.client().send(call.replace("\r\n\r\n", "\r\n" + line + "\r\n\r\n")),
          "bad_request");
    }

    private List<Map<String, @Nullable Object>> requests() {
      return JsonMaps.objects(fixture.get("/sandbox/requests").json(), "items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+3", "-3", "0x3", "3 3"})
    void of_a_chunk_whose_size_is_no_number_is_refused(String size) {
      assertRefused(
          fixture.client().send(chunked() + size + "\r\na=b\r\n0\r\n\r\n"), "bad_request");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          " c\r\n%s\r\n0\r\n\r\n",
          "c;a\rb\r\n%s\r\n0\r\n\r\n",
          "c;a\u0000\r\n%s\r\n0\r\n\r\n",
          "c\r\n%s\r\n0\r\n",
          "c\r\n%s\r\n0\r\n\r",
          "c\r\n%s\r\n0\r\nX: a",
          "c\r\n%s\r\n0\r\nX: a\r\n b\r\n\r\n",
          "c\r\n%s\r\n0\r\nX: a\u0000\r\n\r\n",
          "c\r\n%s\r\n0\r\nnone\r\n\r\n"
        })
    void of_chunks_or_trailers_that_are_malformed_or_cut_off_are_not_executed(String body) {
      int calls = fixture.fake().journal().size();

      RawResponse response = fixture
          .client()
          .sendAndHalfClose(chunked() + body.formatted("gateway=PAYTM".substring(0, 12)));

      assertRefused(response, "bad_request");
      assertThat(fixture.fake().journal()).hasSize(calls);
    }

    @Test
    void of_a_long_chunk_line_or_many_trailers_is_refused_in_words_and_recorded() {
      for (String body : List.of(
          "3;" + "a".repeat(9_000) + "\r\na=b\r\n0\r\n\r\n",
          "3\r\na=b\r\n0\r\n" + "X: a\r\n".repeat(1_000) + "\r\n")) {
        int kept = requests().size();

        assertRefused(fixture.client().send(chunked() + body), "bad_request");

        assertThat(requests()).hasSize(kept + 1);
      }
    }

    @Test
    void of_a_garbled_chunk_is_the_last_so_that_what_follows_is_not_executed() {
      String kept = chunked().replace("Connection: close\r\n", "");
      String link =
          RawRequest.post(fixture.path(), "command=link&otp=" + fixture.otp()).text(authority);

      RawResponse response = fixture.client().send(kept + "zzz\r\n" + link);

      assertThat(response.text()).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1");
      assertThat(fixture.isLinked()).isFalse();
    }

    @Test
    void of_chunks_with_extensions_and_trailers_is_read() {
      RawResponse response =
          fixture.client().send(chunked() + "3;a=\"b\"\r\na=b\r\n0\r\nX: a\r\n\r\n");

      assertThat(response.field("error_code")).isEqualTo("Invalid");
    }

    private String chunked() {
      return RawRequest.post(fixture.walletsPath(), "")
          .without(RawRequest.LENGTH)
          .with("Transfer-Encoding", "chunked")
          .text(authority);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0080", "\u0085", "\u009f", "\u00ff", "\u007f"})
    void with_another_byte_than_ascii_in_host_is_refused(String octet) {
      RawRequest call = RawRequest.get("/").with(RawRequest.HOST, "local" + octet + "host");

      assertRefused(fixture.send(call), "bad_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: localhost\r\nX: "})
    void that_comes_too_slowly_is_refused(String more) throws IOException {
      try (Socket socket = fixture.client().connect()) {
        RawHttpClient.write(socket, "GET / HTTP/1.1\r\n" + more);
        Thread drip = dripping(socket);

        RawResponse response = RawHttpClient.readRest(socket);

        assertThat(response.status()).isEqualTo(408);
        assertThat(response.field("error_code")).isEqualTo("bad_request");
        drip.interrupt();
      }
    }

    /** A byte every 20 ms, so that the socket is never silent. */
    private Thread dripping(Socket socket) {
      Thread thread = new Thread(() -> {
        while (!Thread.currentThread().isInterrupted() && !socket.isClosed()) {
          RawHttpClient.write(socket, "a");
          LockSupport.parkNanos(20_000_000);
        }
      });
      thread.start();
      return thread;
    }
  }

  @Test
  void a_body_that_comes_too_slowly_is_refused() throws IOException {
    RawRequest half = RawRequest.post(fixture.path(), "command=").with(RawRequest.LENGTH, "20");
    try (Socket socket = fixture.client().connect(half)) {
      assertThat(RawHttpClient.readRest(socket).status()).isEqualTo(408);
    }
  }

  @Test
  void connections_over_the_cap_are_refused_in_words() throws IOException {
    List<Socket> open = new ArrayList<>();
    try (SandboxFixture small =
        SandboxFixture.start(FakeWallets.create(), with -> with.mostConnections(2))) {
      for (int i = 0; i < 2; i++) {
        open.add(small.client().connect(RawRequest.get("/").without("Connection")));
        RawHttpClient.readUntil(open.get(i), received -> received.indexOf("</html>") > 0);
      }

      RawResponse refused = small.get(small.path());

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.field("error_code")).isEqualTo("too_many_connections");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void a_reset_beside_reads_of_the_state_is_no_defect() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> resets = thread.submit(() -> {
        for (int i = 0; i < 300; i++) {
          fixture.fake().setPolicy(WalletProvider.of("PROVIDER_" + i), OtpPolicy.standard());
          fixture.fake().reset();
        }
      });
      while (!resets.isDone()) {
        assertThat(fixture.get("/sandbox/state").status()).isEqualTo(200);
      }
      resets.get();
    } finally {
      thread.shutdownNow();
      fixture.fake().openCustomer(SandboxFixture.CUSTOMER);
      fixture.post(fixture.walletsPath(), "gateway=PAYTM");
    }
  }

  private static void assertRefused(RawResponse response, String code) {
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json()).containsEntry("error_code", code);
  }
}
