package dev.walletport.adapter.juspay.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestHeadWriterTest {

  private static final Option<ServerOrigin> PROXY =
      Option.some(new ServerOrigin("http", "proxy.invalid", 3128));
  private static final OutgoingRequest GET = OutgoingRequest.get("/wallets/w", HeaderFields.none());

  @ParameterizedTest
  @CsvSource({
    "https,api.juspay.in,443,api.juspay.in",
    "https,api.juspay.in,8443,api.juspay.in:8443",
    "http,localhost,80,localhost",
    "http,localhost,443,localhost:443",
    "https,::1,443,[::1]",
    "http,::1,8080,[::1]:8080"
  })
  void names_the_server_in_the_host_header(String scheme, String host, int port, String named)
      throws IOException {
    ServerOrigin server = new ServerOrigin(scheme, host, port);

    assertThat(head(server, Option.none(), Expect.NOTHING, GET))
        .isEqualTo("GET /wallets/w HTTP/1.1\r\nHost: " + named
            + "\r\nConnection: keep-alive\r\nUser-Agent: walletport\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({"80,localhost", "8080,localhost:8080"})
  void names_the_server_in_the_first_line_too_where_a_proxy_hands_the_request_on(
      int port, String named) throws IOException {
    ServerOrigin server = new ServerOrigin("http", "localhost", port);

    assertThat(head(server, PROXY, Expect.NOTHING, GET))
        .startsWith("GET http://" + named + "/wallets/w HTTP/1.1\r\nHost: " + named + "\r\n");
  }

  @Test
  void names_a_path_alone_within_a_tunnel() throws IOException {
    ServerOrigin server = new ServerOrigin("https", "api.juspay.in", 443);

    assertThat(head(server, PROXY, Expect.NOTHING, GET))
        .startsWith("GET /wallets/w HTTP/1.1\r\nHost: api.juspay.in\r\n");
  }

  @ParameterizedTest
  @EnumSource(Expect.class)
  void tells_of_a_form_behind_the_other_headers(Expect expect) throws IOException {
    ServerOrigin server = new ServerOrigin("https", "api.juspay.in", 443);
    HeaderFields headers = HeaderFields.none().with("A", "1").with("B", "2");

    String head =
        head(server, Option.none(), expect, OutgoingRequest.post("/w", headers, "command=link"));

    assertThat(head)
        .isEqualTo("POST /w HTTP/1.1\r\nA: 1\r\nB: 2\r\nHost: api.juspay.in\r\n"
            + "Content-Length: 12\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + (expect == Expect.CONTINUE ? "Expect: 100-continue\r\n" : "")
            + "Connection: keep-alive\r\nUser-Agent: walletport\r\n\r\n");
  }

  private static String head(
      ServerOrigin server, Option<ServerOrigin> proxy, Expect expect, OutgoingRequest request)
      throws IOException {
    TransportSettings sample = SampleTransport.settings(expect);
    TransportSettings settings = new TransportSettings(
        server,
        proxy,
        sample.sslContext(),
        sample.connectTimeout(),
        expect,
        sample.userAgent(),
        sample.pool());
    RequestBuffer buffer = new RequestBuffer();
    new RequestHeadWriter(settings).head(request, buffer);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    buffer.writeTo(out);
    return out.toString(US_ASCII);
  }
}
