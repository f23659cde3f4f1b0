package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.RawResponse.End;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes is answered in Juspay's words or not at all, and the next client is served. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class BadRequestsTest {

  private static final String HOST = "Host: localhost\r\n";
  private static final String GET_PAGE = "GET / HTTP/1.1\r\n" + HOST;

  private final SandboxFixture fixture = SandboxFixture.start();

  BadRequestsTest() throws IOException {}

  @AfterEach
  void close() {
    assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
    assertThat(fixture.isLinked()).isFalse();
    fixture.close();
  }

  /** What the HTTP library refuses by itself. */
  @Nested
  class What_is_no_request {

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.fake.sandbox.BadRequestsTest#noRequests")
    void is_refused_in_words(String name, String bytes, int status) {
      RawResponse response = fixture.client().send(bytes);

      assertThat(response.status()).isEqualTo(status);
      assertWords(response, "bad_request");
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "G", "GET / HTT", "\u0016\u0003\u0001\u0002"})
    void and_ends_before_its_first_line_gets_nothing_or_words(String bytes) {
      RawResponse response = fixture.client().sendAndHalfClose(bytes);

      assertThat(response.text())
          .satisfiesAnyOf(
              text -> assertThat(text).isEmpty(),
              text -> assertThat(text).startsWith("HTTP/1.1 400 ").contains("bad_request"));
    }

    @Test
    void has_a_line_of_more_than_8192_bytes_with_its_end() {
      String path = "a".repeat(8_192 - "GET / HTTP/1.1\r\n".length());
      String value = "a".repeat(8_192 - "X: \r\n".length());

      assertThat(status(path, value)).isEqualTo(404);
      assertThat(status(path + "a", value)).isEqualTo(431);
      assertThat(status(path, value + "a")).isEqualTo(431);
    }

    private int status(String path, String value) {
      String head = "GET /" + path + " HTTP/1.1\r\n" + HOST + "X: " + value + "\r\n";
      return fixture.client().send(head + "Connection: close\r\n\r\n").status();
    }

    @Test
    void but_an_endless_header_delays_no_other_client() throws IOException {
      try (Socket socket = fixture.client().connect()) {
        RawHttpClient.write(socket, GET_PAGE + "X-Endless: a");

        assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
        RawHttpClient.write(socket, "b\r\nConnection: close\r\n\r\n");
        assertThat(RawHttpClient.readRest(socket).status()).isEqualTo(200);
      }
    }
  }

  static Stream<Arguments> noRequests() {
    return Stream.of(
        arguments("garbage", "\u0000\u00ff\u0016\u0003garbage\r\n\r\n", 400),
        arguments("garbage without an end", "\u0000\u00ff\u0016\u0003".repeat(30_000), 431),
        arguments("HTTP/0.9", "GET /\r\n", 400),
        arguments("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        arguments("a version that there is not", "GET / HTTP/3.7\r\n" + HOST + "\r\n", 505),
        arguments("a blank in the path", "GET /a b HTTP/1.1\r\n" + HOST + "\r\n", 400),
        arguments("a long line", "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n\r\n", 431),
        arguments("a long header", GET_PAGE + "X: " + "a".repeat(9_000) + "\r\n\r\n", 431),
        arguments("many headers", GET_PAGE + "X: y\r\n".repeat(10_000) + "\r\n", 431),
        arguments("a header that is none", GET_PAGE + "none\r\n\r\n", 400),
        arguments("no host", "GET / HTTP/1.1\r\n\r\n", 400),
        arguments("two hosts", GET_PAGE + HOST + "\r\n", 400),
        arguments("a bad host", "GET / HTTP/1.1\r\nHost: a b:c\r\n\r\n", 400),
        arguments("half a host", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400),
        arguments("no such port", "GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n", 400),
        arguments(
            "no such port before a path", "GET http://localhost:99999/ HTTP/1.1\r\n\r\n", 400),
        arguments("a negative length", GET_PAGE + "Content-Length: -1\r\n\r\na", 400),
        arguments("a length that is none", GET_PAGE + "Content-Length: a\r\n\r\na", 400),
        arguments("two lengths", GET_PAGE + "Content-Length: 1\r\nContent-Length: 2\r\n\r\na", 400),
        arguments(
            "more than a long can say",
            GET_PAGE + "Content-Length: " + "9".repeat(30) + "\r\n\r\na",
            400),
        arguments("an unknown coding", GET_PAGE + "Transfer-Encoding: gzip\r\n\r\na", 501),
        arguments(
            "an unknown expectation",
            GET_PAGE + "Connection: close\r\nExpect: miracles\r\n\r\n",
            417));
  }

  @Nested
  class A_body {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "zzz\r\nqq\r\n",
          "ffffffffffffffffffff\r\nqq\r\n",
          "-1\r\nqq\r\n",
          "c\r\ncommand=linkNOT\r\n0\r\n\r\n"
        })
    void in_garbled_chunks_is_refused(String chunks) {
      RawResponse response = fixture.send(chunked(chunks));

      assertThat(response.status()).isEqualTo(400);
      assertWords(response, "bad_request");
    }

    @Test
    void that_ends_too_early_is_refused() {
      RawRequest half = RawRequest.post(fixture.path(), "command=link&otp=" + fixture.otp());

      assertWords(
          fixture.client().sendAndHalfClose(text(half.withBody("command=link"))), "bad_request");
      assertWords(
          fixture.client().sendAndHalfClose(text(chunked("1f\r\ncommand=link"))), "bad_request");
    }

    @Test
    void of_the_greatest_size_is_read() {
      RawResponse response =
          fixture.command("command=link&otp=" + "1".repeat(SandboxRequest.LONGEST_BODY - 17));

      assertThat(response.status()).isEqualTo(400);
      assertWords(response, "Invalid");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 500_000, 3_000_000})
    void that_is_longer_is_refused(int more) {
      String form = "command=link&otp=" + "1".repeat(SandboxRequest.LONGEST_BODY - 17 + more);

      assertTooLong(fixture.command(form));
      assertTooLong(fixture.send(chunked(Integer.toHexString(form.length()) + "\r\n" + form)));
    }

    /** Unread bytes at the close would make it a reset, which can destroy the response. */
    @Test
    void that_is_longer_is_read_to_its_end_before_the_connection_is_closed() {
      RawResponse response = fixture.command("command=link&otp=" + "1".repeat(40_000));

      assertTooLong(response);
      assertThat(response.end()).isEqualTo(End.CLOSED);
    }

    @Test
    void without_an_end_is_refused() {
      String chunk = "1000\r\n" + "a".repeat(0x1000) + "\r\n";

      assertTooLong(fixture.send(chunked(chunk.repeat(1_000))));
    }

    @Test
    void that_is_announced_as_endless_is_refused_before_it_comes() {
      RawRequest endless = RawRequest.post(fixture.path(), "command=link")
          .with(RawRequest.LENGTH, String.valueOf(Long.MAX_VALUE));

      assertTooLong(fixture.send(endless));
    }

    @Test
    void that_is_no_form_is_refused() {
      RawRequest json = RawRequest.post(fixture.path(), "{\"command\":\"link\"}");

      for (String type : new String[] {"application/json", "multipart/form-data", "text/plain"}) {
        assertWords(fixture.send(json.with(RawRequest.TYPE, type)), "unsupported_content_type");
      }
      assertWords(fixture.send(json.without(RawRequest.TYPE)), "unsupported_content_type");
    }

    @Test
    void of_two_types_or_of_a_coding_is_refused() {
      RawRequest form = RawRequest.post(fixture.path(), "command=refresh");

      assertWords(
          fixture.send(form.with("content-type", "application/json")), "unsupported_content_type");
      assertWords(fixture.send(form.with("Content-Encoding", "gzip")), "unsupported_content_type");
      assertWords(fixture.send(form.with("Content-Encoding", "identity")), "wallet_not_linked");
    }

    @Test
    void may_say_its_charset() {
      RawRequest form = RawRequest.post(fixture.path(), "command=refresh")
          .with(RawRequest.TYPE, RawRequest.FORM.toUpperCase(Locale.ROOT) + "; charset=utf-8");

      assertWords(fixture.send(form), "wallet_not_linked");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "command=link&command=link",
          "command=link&command=delink",
          "command=link&Command=delink",
          "command=link&c%6Fmmand="
        })
    void that_gives_a_field_twice_is_refused(String form) {
      assertWords(fixture.command(form), "bad_request");
    }

    @Test
    void that_gives_a_field_of_the_query_is_refused() {
      RawResponse response = fixture.post(fixture.path() + "?command=delink", "command=link");

      assertWords(response, "bad_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "12%", "%zz", "%2", "1%2g"})
    void that_escapes_nothing_is_refused_and_uses_up_no_guess(String otp) {
      assertWords(fixture.command("command=link&otp=" + otp), "bad_request");
      assertThat(fixture.command("command=link&otp=999999").field("error_message"))
          .contains("4 more attempts");
    }

    private void assertTooLong(RawResponse response) {
      assertThat(response.status()).isEqualTo(413);
      assertWords(response, "too_long");
    }

    private RawRequest chunked(String chunks) {
      return RawRequest.post(fixture.path(), "")
          .without(RawRequest.LENGTH)
          .with("Transfer-Encoding", "chunked")
          .withBody(chunks);
    }

    private String text(RawRequest call) {
      return call.text(fixture.sandbox().uri().getAuthority());
    }
  }

  @Nested
  class A_path {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/nothing",
          "//",
          "/wallets",
          "/wallets/a/b",
          "/customers/c",
          "/customers/c/wallets/more",
          "/customers/c/wallets/refresh-balances/more",
          "/sandbox",
          "/sandbox/",
          "/sandbox/nothing",
          "/sandbox/state/",
          "/sandbox/page.css/more",
          "/sandbox/page/",
          "/sandbox/page/nothing.js",
          "/sandbox/faults/clear/more",
          "/wallets/../sandbox/state"
        })
    void that_leads_nowhere_is_not_found(String path) {
      RawResponse response =
          path.equals("/customers/c") ? fixture.post(path, "") : fixture.get(path);

      assertThat(response.status()).isEqualTo(404);
      assertWords(response, "object_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "/wallets/%zz", "/wallets/a?command=%zz", "*", "x", "@x"})
    void that_is_none_is_refused(String path) {
      assertThat(fixture.get(path).status()).isEqualTo(400);
      assertWords(fixture.get(path), "bad_request");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a%0d%0aSet-Cookie:%20x",
          "a%00",
          "a%2fb",
          "..",
          ".",
          "%2e%2e",
          "%F0%9F%98%80",
          "%ff",
          "a%20b",
          ""
        })
    void of_a_wallet_that_there_cannot_be_is_refused(String id) {
      RawResponse response = fixture.get("/wallets/" + id);

      assertThat(response.status()).isEqualTo(400);
      assertWords(response, "Invalid");
      assertThat(response.head()).doesNotContain("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"a%0d%0aSet-Cookie:%20x", "a%00", "..", ".", "%F0%9F%98%80", "a%20b", ""})
    void of_a_customer_who_there_cannot_be_is_refused(String id) {
      RawResponse response = fixture.get("/customers/" + id + "/wallets");

      assertThat(response.status()).isEqualTo(400);
      assertWords(response, "Invalid");
      assertThat(response.head()).doesNotContain("Set-Cookie");
    }

    @Test
    void with_a_slash_in_the_id_is_of_a_customer_who_may_be() {
      assertThat(fixture.post("/customers", "object_reference_id=a%2Fb").json())
          .containsExactly(
              entry("id", "a/b"), entry("object", "customer"), entry("object_reference_id", "a/b"));

      assertThat(fixture.get("/customers/a%2Fb/wallets").status()).isEqualTo(200);
      assertThat(fixture.get("/customers/a/b/wallets").status()).isEqualTo(404);
    }

    @Test
    void with_a_long_id_is_refused() {
      String id = "a".repeat(7_000);

      assertWords(fixture.get("/wallets/" + id), "Invalid");
      assertWords(fixture.get("/customers/" + id + "/wallets"), "Invalid");
      assertThat(fixture.get("/wallets/" + "a".repeat(10_000)).status()).isEqualTo(431);
    }
  }

  @Nested
  class A_method {

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "get", "MADE_UP"})
    void that_is_not_for_a_path_is_told_which_is(String method) {
      assertThat(allowed(method, fixture.path())).isEqualTo("GET, POST");
      assertThat(allowed(method, fixture.walletsPath())).isEqualTo("GET, POST");
      assertThat(allowed(method, fixture.walletsPath() + "/refresh-balances")).isEqualTo("GET");
      assertThat(allowed(method, "/customers")).isEqualTo("POST");
      assertThat(allowed(method, "/sandbox/state")).isEqualTo("GET");
      assertThat(allowed(method, "/sandbox/clock")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "OPTIONS", "TRACE"})
    void does_not_get_the_page(String method) {
      for (String path : new String[] {"/", "/sandbox/page.css", "/sandbox/page.js"}) {
        assertThat(allowed(method, path)).isEqualTo("GET, HEAD");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "delink", "authenticate", "update", "made_up"})
    void get_is_for_no_command_but_refresh(String command) {
      RawResponse response = fixture.get(fixture.path() + "?command=" + command);

      assertThat(response.status()).isEqualTo(405);
      assertThat(response.header("Allow")).isEqualTo("POST");
    }

    private String allowed(String method, String path) {
      RawResponse response = fixture.send(RawRequest.of(method, path));
      assertThat(response.status()).isEqualTo(405);
      assertThat(response.body().isEmpty()).isEqualTo(method.equals("HEAD"));
      return response.header("Allow");
    }
  }

  @Nested
  class A_field {

    @ParameterizedTest
    @ValueSource(strings = {"", "command=", "command=made_up", "otp=123456", "command=LINK"})
    void command_is_one_of_those_of_a_wallet(String form) {
      RawResponse response = fixture.command(form);

      assertThat(response.status()).isEqualTo(400);
      assertWords(response, "unknown_command");
      assertThat(response.field("error_message"))
          .isEqualTo("command is one of authenticate, resend, link, delink, refresh, update.");
    }

    @Test
    void command_is_authenticate_or_none_of_a_new_wallet() {
      assertWords(
          fixture.post(fixture.walletsPath(), "gateway=PAYTM&command=link"), "unknown_command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"command=link", "command=link&otp=", "command=link&otp=+%09"})
    void otp_is_required(String form) {
      assertInvalid(fixture.command(form), "OTP is required while linking wallet.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%F0%9F%98%80", "12%00", "12+34", "%C3%A9"})
    void otp_is_visible_ascii(String otp) {
      assertInvalid(
          fixture.command("command=link&otp=" + otp), "An OTP is visible ASCII, at most 64.");
    }

    @Test
    void otp_is_not_long() {
      assertInvalid(
          fixture.command("command=link&otp=" + "1".repeat(65)),
          "An OTP is visible ASCII, at most 64.");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "''|gateway is required.",
          "gateway=|gateway is required.",
          "gateway=A+B|wallet provider has U+0020 at index 1: only visible ASCII characters without"
              + " spaces are allowed",
          "gateway=PAYTM&mobile_number=12345|mobile number has 5 characters: at least 6 are needed",
          "gateway=PAYTM&mobile_number=98765+43210|mobile number has U+0020 at index 5: only digits,"
              + " and one '+' in front, are allowed",
          "gateway=PAYTM&mobile_number=98x|mobile number has U+0078 at index 2: only digits, and one"
              + " '+' in front, are allowed"
        })
    void of_a_new_wallet_is_told_by_name(String form, String words) {
      assertInvalid(fixture.post(fixture.walletsPath(), form), words);
    }

    @Test
    void of_another_number_is_told_by_name() {
      assertInvalid(fixture.command("command=update"), "mobile_number is required.");
      assertInvalid(
          fixture.command("command=update&mobile_number=98%0a"),
          "mobile number has U+000A at index 2: only digits, and one '+' in front, are allowed");
    }

    @Test
    void of_a_new_customer_is_told_by_name() {
      assertInvalid(fixture.post("/customers", ""), "object_reference_id is required.");
      assertInvalid(
          fixture.post("/customers", "object_reference_id=" + "a".repeat(10_000)),
          "customer id has 10000 characters: at most 128 are allowed");
    }

    @Test
    void that_is_unknown_is_passed_over() {
      RawResponse response =
          fixture.post(fixture.walletsPath(), "gateway=PAYTM&options.get_x=true&=y&z");

      assertThat(response.json()).contains(entry("wallet", WalletProvider.PAYTM.code()));
    }

    @Test
    void one_of_very_many_is_passed_over() {
      StringBuilder form = new StringBuilder("gateway=PAYTM");
      IntStream.range(0, 1_500).forEach(i -> form.append("&f").append(i).append("=1"));

      assertThat(fixture.post(fixture.walletsPath(), form.toString()).status()).isEqualTo(200);
    }

    private void assertInvalid(RawResponse response, String words) {
      assertThat(response.status()).isEqualTo(400);
      assertWords(response, "Invalid");
      assertThat(response.field("error_message")).isEqualTo(words);
    }
  }

  /** In the documented shape, and no word of what is behind. */
  private static void assertWords(RawResponse response, String code) {
    assertThat(response.header("Content-Type")).startsWith("application/json");
    assertThat(response.json())
        .containsOnlyKeys("error_message", "status", "error_code")
        .contains(entry("status", "Invalid Request"), entry("error_code", code));
    assertThat(response.text()).doesNotContain("Exception", "\tat ", "apache", "dev.walletport");
  }

  @Nested
  class A_body_of_two_types {

    @Test
    void is_kept_with_its_request() {
      RawResponse response = fixture.send(ofTwoTypes("command=refresh"));

      assertWords(response, "unsupported_content_type");
      assertThat(fixture.get("/sandbox/requests/1").field("request"))
          .endsWith("\n\ncommand=refresh");
    }

    @Test
    void is_too_long_as_any_other_is() {
      RawResponse response = fixture.send(ofTwoTypes("a".repeat(500_000)));

      assertThat(response.status()).isEqualTo(413);
      assertWords(response, "too_long");
    }

    @Test
    void that_does_not_end_gets_one_response() throws IOException {
      try (SandboxFixture hasty = SandboxFixture.start(
          FakeWallets.create(), with -> with.requestTime(Duration.ofMillis(300)))) {
        RawResponse response =
            hasty.send(ofTwoTypes("command=refresh").without("Connection").withBody("command"));

        assertThat(response.text()).containsOnlyOnce("HTTP/1.1");
        assertThat(response.status()).isEqualTo(408);
      }
    }

    private RawRequest ofTwoTypes(String form) {
      return RawRequest.post(fixture.path(), form).with("content-type", "application/json");
    }
  }

  @Nested
  class A_head_of_many_fields {

    @Test
    void is_read_if_they_are_a_hundred() {
      assertThat(fixture.client().send(head(100)).status()).isEqualTo(200);
    }

    @Test
    void is_refused_if_they_are_more() {
      RawResponse response = fixture.client().send(head(101));

      assertThat(response.status()).isEqualTo(431);
      assertWords(response, "bad_request");
    }

    private static String head(int fields) {
      return GET_PAGE + "X: y\r\n".repeat(fields - 2) + "Connection: close\r\n\r\n";
    }
  }
}
