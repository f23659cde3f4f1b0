package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.walletport.adapter.fake.FakeWallets;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites stay outside, whatever the browser that shows them is made to ask. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OriginCheckTest {

  private static final String ORIGIN = "Origin";
  private static final String FETCHED_FROM = "Sec-Fetch-Site";

  private final SandboxFixture fixture =
      SandboxFixture.start(FakeWallets.create(), with -> with.hostName("SandBox"));
  private final URI home = fixture.sandbox().uri();

  OriginCheckTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Nested
  class A_host {

    @ParameterizedTest
    @ValueSource(
        strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8080", "sandbox", "Sandbox:80"})
    void of_this_machine_or_by_the_name_that_was_set_is_accepted(String host) {
      assertEverywhere(RawRequest.HOST, host, 200);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "evil.example",
          "localhost.evil.example",
          "evil.example:80",
          "127.0.0.1.evil.example",
          "127.0.0.2",
          "[::2]",
          "0.0.0.0",
          "localhost@evil.example",
          "sandbox.evil.example",
          ""
        })
    void by_any_other_name_is_refused(String host) {
      assertEverywhere(RawRequest.HOST, host, 403);
    }

    @Test
    void by_another_name_is_refused_in_the_path_as_well() {
      assertThat(fixture.get("http://evil.example/sandbox/state").status()).isEqualTo(403);
      assertThat(fixture.get("//evil.example/sandbox/state").status()).isEqualTo(404);
    }

    /** A browser puts the name by which it was led here into Host, and the path as it stands. */
    @ParameterizedTest
    @ValueSource(strings = {"//", "http://", "http://me@"})
    void by_another_name_is_refused_though_the_path_has_one_that_is_known(String before) {
      RawRequest call = RawRequest.get(before + home.getAuthority() + "/sandbox/state");

      assertThat(fixture.send(call.with(RawRequest.HOST, "evil.example")).status())
          .isEqualTo(403);
      assertThat(fixture
              .send(call.with(RawRequest.HOST, "evil.example:" + home.getPort()))
              .status())
          .isEqualTo(403);
    }

    @Test
    void with_a_user_in_front_is_refused() {
      assertEverywhere(RawRequest.HOST, "me@" + home.getAuthority(), 403);
    }
  }

  /** Each value stands alone on the wire, a char for a byte. */
  @Nested
  class A_host_that_is_malformed {

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.fake.sandbox.OriginCheckTest#bytesOfNoHost")
    void by_one_byte_is_a_bad_request(String octet) {
      String authority = home.getAuthority();

      assertBad(octet);
      assertBad(octet + octet);
      assertBad("local" + octet + "host");
      assertBad(authority + octet + authority);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost,localhost", "a b", "localhost\r\n localhost", "localhost\r"})
    void by_more_than_one_name_or_a_control_character_is_a_bad_request(String host) {
      assertBad(host);
    }

    @Test
    void by_several_lines_is_a_bad_request() {
      assertBad("localhost\r\nHost: localhost");
      assertBad("localhost\r\nHost: \u0085");
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.fake.sandbox.OriginCheckTest#bytesAboveAscii")
    void in_the_line_of_the_request_is_a_bad_request(String octet) {
      RawRequest call = RawRequest.get("http://local" + octet + "host/sandbox/state");

      assertThat(fixture.send(call).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void at_random_is_never_a_defect(long seed) {
      Random random = new Random(seed);

      List<Integer> statuses = IntStream.range(0, 400)
          .mapToObj(i -> fixture.send(state(randomHost(random))).status())
          .toList();

      assertThat(statuses).allMatch(status -> status < 500);
      assertThat(statuses).contains(400, 403);
    }

    private String randomHost(Random random) {
      String octets = random
          .ints(random.nextInt(6), 0, 256)
          .filter(octet -> octet != '\n')
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
      return random.nextBoolean() ? octets : "localhost" + octets;
    }

    private void assertBad(String host) {
      RawResponse response = fixture.send(state(host));

      assertThat(response.status()).isEqualTo(400);
      assertThat(response.field("error_code")).isEqualTo("bad_request");
    }

    private RawRequest state(String host) {
      return RawRequest.get("/sandbox/state").with(RawRequest.HOST, host);
    }
  }

  /** All but the line feed, which ends the line, and the blanks, which may stand at its ends. */
  static Stream<String> bytesOfNoHost() {
    IntStream controls =
        IntStream.range(0, ' ').filter(octet -> octet != '\n' && octet != '\r' && octet != '\t');
    return Stream.concat(
        IntStream.concat(controls, IntStream.of(0x7f)).mapToObj(Character::toString),
        bytesAboveAscii());
  }

  static Stream<String> bytesAboveAscii() {
    return IntStream.range(0x80, 0x100).mapToObj(Character::toString);
  }

  @Nested
  class An_origin {

    @Test
    void of_the_page_itself_is_accepted() {
      assertEverywhere(ORIGIN, home.toString(), 200);
      assertThat(
              clocked(RawRequest.post("/sandbox/clock", "seconds=1").with(ORIGIN, home.toString())))
          .isOne();
    }

    @Test
    void of_the_page_by_another_name_is_accepted() {
      RawRequest call =
          RawRequest.get("/sandbox/state").with(RawRequest.HOST, "sandbox:" + home.getPort());

      assertThat(fixture
              .send(call.with(ORIGIN, "http://sandbox:" + home.getPort()))
              .status())
          .isEqualTo(200);
      assertThat(fixture.send(call.with(ORIGIN, home.toString())).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "https://evil.example", "http://localhost", "file://"})
    void of_another_page_is_refused(String origin) {
      assertEverywhere(ORIGIN, origin, 403);
    }

    @Test
    void of_another_port_or_scheme_is_refused() {
      assertEverywhere(ORIGIN, "http://127.0.0.1:1", 403);
      assertEverywhere(ORIGIN, "https://" + home.getAuthority(), 403);
      assertEverywhere(ORIGIN, home + "/", 403);
    }

    @Test
    void of_another_site_changes_nothing() {
      RawRequest move =
          RawRequest.post("/sandbox/clock", "seconds=1").with(ORIGIN, "https://evil.example");
      RawRequest link = RawRequest.post(fixture.path(), "command=link&otp=" + fixture.otp())
          .with(ORIGIN, "https://evil.example");

      assertThat(clocked(move)).isZero();
      assertThat(fixture.send(link).status()).isEqualTo(403);
      assertThat(fixture.isLinked()).isFalse();
    }

    private long clocked(RawRequest call) {
      long before = fixture.fake().clock().instant().getEpochSecond();
      fixture.send(call);
      return fixture.fake().clock().instant().getEpochSecond() - before;
    }
  }

  @Nested
  class A_fetch {

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void from_the_page_itself_or_by_the_user_is_accepted(String site) {
      assertEverywhere(FETCHED_FROM, site, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "Same-Origin", ""})
    void from_another_page_is_refused(String site) {
      for (String path : new String[] {fixture.path(), "/sandbox/state", "/sandbox/page.js"}) {
        assertThat(fixture.send(RawRequest.get(path).with(FETCHED_FROM, site)).status())
            .isEqualTo(403);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void by_a_link_reaches_the_page_and_nothing_else(String site) {
      assertThat(fixture.send(RawRequest.get("/").with(FETCHED_FROM, site)).status())
          .isEqualTo(200);
      assertThat(fixture.send(RawRequest.post("/", "").with(FETCHED_FROM, site)).status())
          .isEqualTo(403);
    }
  }

  /** A server in front of the sandbox that ends TLS. */
  @Nested
  class A_public_url {

    private final SandboxFixture fronted = SandboxFixture.start(
        FakeWallets.create(), with -> with.publicUrl(URI.create("https://Front.example/")));

    A_public_url() throws IOException {}

    @AfterEach
    void close() {
      fronted.close();
    }

    @Test
    void is_accepted_as_host_and_origin() {
      RawRequest move = RawRequest.post("/sandbox/clock", "seconds=1")
          .with(ORIGIN, "https://front.example")
          .with(FETCHED_FROM, "same-origin");

      assertThat(fronted.send(move.with(RawRequest.HOST, "front.example")).status())
          .isEqualTo(200);
      assertThat(fronted.send(move).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://front.example", "https://front.example:8443", "https://evil"})
    void is_accepted_as_it_is_and_no_other(String origin) {
      RawRequest move = RawRequest.post("/sandbox/clock", "seconds=1").with(ORIGIN, origin);

      assertThat(fronted.send(move).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
      "https://front.example:443, https://front.example",
      "http://front.example:80, http://front.example",
      "http://front.example:443, http://front.example:443",
      "https://front.example:80, https://front.example:80"
    })
    void may_have_the_usual_port_which_a_browser_leaves_out(URI url, String origin)
        throws IOException {
      try (SandboxFixture usual =
          SandboxFixture.start(FakeWallets.create(), with -> with.publicUrl(url))) {
        RawRequest move = RawRequest.post("/sandbox/clock", "seconds=1")
            .with(ORIGIN, origin)
            .with(RawRequest.HOST, url.getAuthority());

        assertThat(usual.send(move).status()).isEqualTo(200);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "front.example",
          "ftp://front.example",
          "https://me@front.example",
          "https://front.example/a",
          "https://front.example?a",
          "https://front.example#a",
          "https:///"
        })
    void is_scheme_host_and_port_alone(String url) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JuspaySandbox.builder(fixture.fake()).publicUrl(URI.create(url)))
          .withMessageStartingWith("a public URL is scheme, host and port alone");
    }
  }

  @Nested
  class A_header_that_comes_twice {

    @Test
    void is_of_another_site_if_one_of_the_two_is() {
      RawRequest move = RawRequest.post("/sandbox/clock", "seconds=1");
      String own = "http://" + fixture.sandbox().uri().getAuthority();

      assertRefusedTwice(move, ORIGIN + ": " + own + "\r\n" + ORIGIN + ": https://evil.example");
      assertRefusedTwice(move, FETCHED_FROM + ": none\r\n" + FETCHED_FROM + ": cross-site");
    }

    private void assertRefusedTwice(RawRequest call, String lines) {
      String text = call.text(fixture.sandbox().uri().getAuthority());

      RawResponse response =
          fixture.client().send(text.replace("\r\n\r\n", "\r\n" + lines + "\r\n\r\n"));

      assertThat(response.status()).isEqualTo(403);
    }
  }

  @Nested
  class A_client_that_is_no_browser {

    @Test
    void is_accepted_everywhere() {
      assertEverywhere("User-Agent", "curl/8", 200);
    }
  }

  @Nested
  class Response_headers_for_a_browser {

    @Test
    void is_never_that_another_page_may_look() {
      RawRequest asked = RawRequest.of("OPTIONS", fixture.path())
          .with(ORIGIN, "https://evil.example")
          .with("Access-Control-Request-Method", "POST");

      for (RawRequest call :
          new RawRequest[] {asked, RawRequest.get("/sandbox/state"), RawRequest.get("/")}) {
        assertThat(fixture.send(call).head()).doesNotContainIgnoringCase("access-control");
      }
    }

    @ParameterizedTest
    @CsvSource({
      "/, text/html; charset=UTF-8",
      "/sandbox/page.css, text/css; charset=UTF-8",
      "/sandbox/page.js, text/javascript; charset=UTF-8",
      "/sandbox/page/elements.js, text/javascript; charset=UTF-8",
      "/sandbox/state, application/json",
      "/nothing, application/json"
    })
    void is_what_a_thing_is_and_not_to_keep_it(String path, String type) {
      RawResponse response = fixture.get(path);

      assertThat(response.header("Content-Type")).isEqualTo(type);
      assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void is_that_the_page_takes_nothing_from_elsewhere_and_stands_in_no_frame() {
      assertThat(fixture.get("/").header("Content-Security-Policy"))
          .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self';"
              + " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self';"
              + " frame-ancestors 'none'");
    }

    @Test
    void of_a_head_is_the_same_without_the_page() {
      RawResponse head = fixture.send(RawRequest.of("HEAD", "/"));

      assertThat(head.body()).isEmpty();
      assertThat(head.header(RawRequest.LENGTH))
          .isEqualTo(fixture.get("/").header(RawRequest.LENGTH));
    }
  }

  /** The wallet API, the controls, the page and what belongs to it. */
  private void assertEverywhere(String header, String value, int status) {
    for (RawRequest call : new RawRequest[] {
      RawRequest.get(fixture.path()),
      RawRequest.get(fixture.walletsPath()),
      RawRequest.post("/customers", "object_reference_id=customer_2"),
      RawRequest.get("/sandbox/state"),
      RawRequest.post("/sandbox/customers", "customer=customer_2"),
      RawRequest.get("/"),
      RawRequest.get("/sandbox/page.css"),
      RawRequest.get("/sandbox/page.js")
    }) {
      RawResponse response = fixture.send(call.with(header, value));

      assertThat(response.status()).as(call.line()).isEqualTo(status);
      if (status == 403) {
        assertThat(response.json()).contains(entry("error_code", "BAD_ORIGIN"));
      }
    }
  }

  @Nested
  class An_ipv6_address {

    @ParameterizedTest
    @ValueSource(
        strings = {"[2001:db8::1]", "[2001:DB8::1]:8080", "[2001:0db8:0::0001]", "[::FFFF:102:304]"
        })
    void is_the_same_however_it_is_written(String host) throws IOException {
      try (SandboxFixture named = SandboxFixture.start(
          FakeWallets.create(),
          with -> with.hostName("2001:db8:0:0:0:0:0:1").hostName("[0:0:0:0:0:ffff:0102:0304]"))) {
        RawRequest get = RawRequest.get(named.path()).with(RawRequest.HOST, host);

        assertThat(named.send(get).status()).isEqualTo(200);
      }
    }

    @Test
    void of_a_public_url_has_the_origin_that_browsers_send() {
      PublicUrl front = PublicUrl.of(URI.create("http://[2001:DB8:0:0:0:0:0:1]:8080"));

      assertThat(front.origin()).isEqualTo("http://[2001:db8::1]:8080");
    }
  }
}
