package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.application.port.AttemptReporter;
import dev.walletport.domain.testing.SampleWallets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpAddressTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");

  private static JuspaySettings.Builder at(String uri) {
    return JuspaySettings.builder(URI.create(uri), KEY);
  }

  private static JuspaySettings.Builder through(String proxy) {
    return JuspaySettings.sandbox(KEY).toBuilder().proxy(URI.create(proxy));
  }

  @Nested
  class A_base_uri {

    @Test
    void may_have_a_host_of_254_characters_and_no_more() {
      String labels = ("a".repeat(63) + ".").repeat(3);
      String longest = labels + "a".repeat(62);

      assertThat(at("https://" + longest).build().baseAddress().host()).isEqualTo(longest);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> at("https://" + longest + "a").build());
    }

    @ParameterizedTest
    @CsvSource(
        nullValues = "none",
        value = {
          "https://api.juspay.in, https, api.juspay.in, 443, ''",
          "https://api.juspay.in/, https, api.juspay.in, 443, ''",
          "HTTPS://Sandbox.Juspay.in, https, sandbox.juspay.in, 443, ''",
          "https://api.juspay.in:443, https, api.juspay.in, 443, ''",
          "https://api.juspay.in:80/A%2fb//, https, api.juspay.in, 80, /A%2fb",
          "https://api.juspay.in., https, api.juspay.in., 443, ''",
          "https://host:, https, host, 443, ''",
          "https://host:/x, https, host, 443, /x",
          "https://host:1, https, host, 1, ''",
          "https://host:65535, https, host, 65535, ''",
          "https://host:00443, https, host, 443, ''",
          "https://host/ü, https, host, 443, /%C3%BC",
          "https://my_host, https, my_host, 443, ''",
          "https://_h.a-b_.example:8443/p, https, _h.a-b_.example, 8443, /p",
          "https://1.2.3.4, https, 1.2.3.4, 443, ''",
          "https://[2001:DB8::1]:8443, https, 2001:db8::1, 8443, ''",
          "http://localhost, http, localhost, 80, ''",
          "http://LOCALHOST:1, http, localhost, 1, ''",
          "http://localhost.:8080, http, localhost, 8080, ''",
          "http://127.0.0.1, http, 127.0.0.1, 80, ''",
          "http://127.5.6.7, http, 127.5.6.7, 80, ''",
          "http://127.255.255.255:65535, http, 127.255.255.255, 65535, ''",
          "http://[::1], http, ::1, 80, ''",
          "http://[0:0:0:0:0:0:0:1]:8080/, http, 0:0:0:0:0:0:0:1, 8080, ''",
          "http://[::ffff:127.0.0.1], http, ::ffff:127.0.0.1, 80, ''"
        })
    void is_an_address(String uri, String scheme, String host, int port, String path) {
      HttpAddress address = at(uri).build().baseAddress();

      assertThat(address).isEqualTo(new HttpAddress(scheme, host, port, path));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://walletport_sandbox:8080",
          "http://127.evil.example",
          "http://127.0.0.1.evil.example",
          "http://127.0.0.1_.example",
          "http://localhost.evil.example",
          "http://localhost_",
          "http://evil.localhost",
          "http://128.0.0.1",
          "http://0.0.0.0",
          "http://[::2]",
          "http://[::ffff:128.0.0.1]",
          "http://[::]",
          "http://[fe80::1%nowhere]:80/x"
        })
    void over_http_is_refused_as_written_unless_it_is_loopback(String uri) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> at(uri).build())
          .withMessage("baseUri is " + uri
              + ": it must be https, unless the host is loopback or allowPlainHttp() is set");
      assertThat(at(uri).allowPlainHttp().build().baseUri()).hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "sandbox.juspay.in",
          "sandbox.juspay.in:443",
          "localhost:8080",
          "//sandbox.juspay.in",
          "/wallets",
          "",
          "https:sandbox.juspay.in",
          "https:///wallets",
          "https:/sandbox.juspay.in",
          "https://:443",
          "ftp://sandbox.juspay.in",
          "ws://walletport_sandbox:8080",
          "https://a..example",
          "https://-a_b.example",
          "https://a_b-.example",
          "https://wällets.example",
          "https://%77allets.example",
          "https://127.1",
          "https://256.1.1.1",
          "https://1.2.3.4.5",
          "https://2130706433",
          "https://a,b"
        })
    void without_a_scheme_or_a_host_is_refused_as_written(String uri) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> at(uri).build())
          .withMessage(
              "baseUri is " + uri + ": it must be an absolute http or https URI with a host");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://host:0",
          "https://host:65536",
          "https://host:99999999999",
          "https://host:-1",
          "https://my_host:0",
          "https://my_host:65536/path",
          "https://my_host:8o8o",
          "https://1.2.3.4:65536",
          "https://[::1]:65536"
        })
    void with_a_wrong_port_is_refused_as_written(String uri) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> at(uri).build())
          .withMessage("baseUri is " + uri + ": it must be with a port from 1 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
      "http://1.2.3.4#CANARY, http://1.2.3.4#(hidden)",
      "https://host?CANARY, https://host?(hidden)",
      "https://host/p?CANARY#CANARY, https://host/p?(hidden)",
      "https://host?, https://host?(hidden)",
      "https://CANARY@host, https://(hidden)@host",
      "user/CANARY://x@host, (hidden)@host",
      "https://CANARY:CANARY@my_host:8080/p, https://(hidden)@my_host:8080/p",
      "https://@host, https://(hidden)@host",
      "https://CANARY:CAN/ARY@host, https://(hidden)@host",
      "https://CANARY:CAN?ARY@CANARY, https://(hidden)",
      "https://host?CANARY=a@CANARY, https://(hidden)",
      "https://host#CANARY@CANARY, https://(hidden)",
      "CANARY:CANARY@host, (hidden)@host",
      "CANARY@host, (hidden)@host",
      "https:CANARY:CANARY@host, (hidden)@host",
      "ftp://CANARY:CANARY@host?CANARY, ftp://(hidden)@host?(hidden)",
      "https://CANARY@host:0#CANARY, https://(hidden)@host:0#(hidden)"
    })
    void is_refused_without_what_may_be_secret(String uri, String shown) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> at(uri).build())
          .withMessageStartingWith("baseUri is " + shown + ": it must be ");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> through(uri).build())
          .withMessageStartingWith("proxy is " + shown.replaceFirst("/p.*", "/(hidden)"));
    }
  }

  @Nested
  class A_proxy {

    @ParameterizedTest
    @CsvSource({
      "HTTP://Proxy.Example.com:3128/, proxy.example.com, 3128",
      "http://my_proxy:80, my_proxy, 80",
      "http://my_proxy:65535, my_proxy, 65535",
      "http://[::1]:1, ::1, 1"
    })
    void is_an_address(String uri, String host, int port) {
      assertThat(through(uri).build().proxyAddress())
          .containsExactly(new HttpAddress("http", host, port, ""));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "proxy.example.com",
          "proxy.example.com:3128",
          "http://my_proxy",
          "http://my_proxy:",
          "http://my_proxy:0",
          "http://my_proxy:65536",
          "http://proxy.example.com:65536",
          "https://my_proxy:3128"
        })
    void is_refused_as_written(String uri) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> through(uri).build())
          .withMessage("proxy is " + uri + ": it must be http://host:port and no more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://my_proxy:3128/CANARY", "http://my_proxy:3128//"})
    void is_refused_without_its_path(String uri) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> through(uri).build())
          .withMessage(
              "proxy is http://my_proxy:3128/(hidden): it must be http://host:port and no more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "http://127.9.9.9:1", "http://LocalHost:1"})
    void on_loopback_may_see_what_is_sent_in_clear(String proxy) {
      assertThat(at("http://localhost").proxy(URI.create(proxy)).build().proxyAddress())
          .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.evil.example:1", "http://my_proxy:1", "http://128.0.0.1:1"})
    void elsewhere_may_not(String proxy) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> at("http://localhost").proxy(URI.create(proxy)).build())
          .withMessage("proxy is " + proxy
              + ": it must be loopback while baseUri is http, unless allowPlainHttp() is set");
    }
  }

  @Nested
  class On_the_wire {

    private static final String LINKED = RawServer.json(
        200, "{\"id\":\"" + SampleWallets.ID + "\",\"wallet\":\"MOBIKWIK\",\"linked\":true}");

    private final List<String> lookedUp = new CopyOnWriteArrayList<>();

    @Test
    void a_name_with_an_underscore_is_looked_up_and_sent() throws IOException {
      try (RawServer server = RawServer.answering(LINKED);
          Juspay juspay = open(at("http://Walletport_Sandbox:" + server.uri().getPort() + "/a/b/")
              .allowPlainHttp())) {
        assertThat(juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID).isRight())
            .isTrue();

        assertThat(lookedUp).containsExactly("walletport_sandbox");
        assertThat(server.requests())
            .singleElement()
            .asString()
            .startsWith("GET /a/b/wallets/" + SampleWallets.ID + " HTTP/1.1\r\n")
            .contains("\r\nHost: walletport_sandbox:" + server.uri().getPort() + "\r\n");
      }
    }

    @Test
    void a_proxy_with_an_underscore_is_asked_for_one() throws IOException {
      try (RawServer proxy = RawServer.answering(LINKED);
          Juspay juspay = open(at("http://walletport_sandbox:80")
              .allowPlainHttp()
              .proxy(URI.create("http://my_proxy:" + proxy.uri().getPort())))) {
        assertThat(juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID).isRight())
            .isTrue();

        assertThat(lookedUp).contains("my_proxy").doesNotContain("walletport_sandbox");
        assertThat(proxy.requests())
            .singleElement()
            .asString()
            .startsWith("GET http://walletport_sandbox/wallets/" + SampleWallets.ID)
            .contains("\r\nHost: walletport_sandbox\r\n");
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://LOCALHOST", "http://localhost.", "http://127.0.0.1"})
    void loopback_is_not_looked_up(String uri) throws IOException {
      try (RawServer server = RawServer.answering(LINKED);
          Juspay juspay = open(at(uri + ":" + server.uri().getPort()))) {
        assertThat(juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID).isRight())
            .isTrue();

        assertThat(lookedUp).isEmpty();
      }
    }

    private Juspay open(JuspaySettings.Builder settings) {
      return Juspay.open(settings.build(), AttemptReporter.none(), InstantSource.system(), host -> {
        lookedUp.add(host);
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
      });
    }
  }
}
