package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.MagicOtp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One sandbox for all, since its certificates take their time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class HttpsTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static SandboxFixture fixture;

  @BeforeAll
  static void open() throws IOException {
    fixture = SandboxFixture.start(
        FakeWallets.create(),
        settings -> settings.https().hostName("sandbox").hostName("192.0.2.1"));
  }

  @AfterAll
  static void shut() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "sandbox", "192.0.2.1"})
  void the_certificate_is_for_every_name(String host) throws Exception {
    assertThat(handshake(host).getProtocol()).startsWith("TLSv1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.2", "sandbox.example"})
  void the_certificate_is_for_no_other_name(String host) {
    assertThatThrownBy(() -> handshake(host)).isInstanceOf(SSLHandshakeException.class);
  }

  private static SSLSession handshake(String host) throws IOException {
    int port = fixture.sandbox().uri().getPort();
    try (Socket plain = RawHttpClient.plain(fixture.sandbox()).connect();
        SSLSocket socket = (SSLSocket) fixture
            .sandbox()
            .clientSslContext()
            .getSocketFactory()
            .createSocket(plain, host, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getSession();
    }
  }

  /** The authority's is forgotten at the start, so that it signs no other certificate. */
  @Test
  void the_key_of_the_server_is_not_that_of_the_authority() throws Exception {
    Certificate server = handshake("localhost").getPeerCertificates()[0];

    assertThat(server.getPublicKey()).isNotEqualTo(authority().getPublicKey());
  }

  private static Certificate authority() throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(download("ca.pem")));
  }

  @Test
  void a_client_that_trusts_the_authoritys_pem_is_served() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("sandbox", authority());

    assertServed(trusting(store));
  }

  @Test
  void a_client_that_trusts_the_trust_store_is_served() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(download("truststore.p12")), "changeit".toCharArray());

    assertThat(store.size()).isOne();
    assertThat(store.isKeyEntry(store.aliases().nextElement())).isFalse();
    assertServed(trusting(store));
  }

  @Test
  void a_client_that_trusts_the_context_is_served() throws Exception {
    assertServed(fixture.sandbox().clientSslContext());
  }

  private static void assertServed(SSLContext tls) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(tls).build();
    HttpRequest read = HttpRequest.newBuilder(fixture.sandbox().uri().resolve(fixture.path()))
        .header(RawRequest.AUTHORIZATION, RawRequest.basic("key:"))
        .header(RawRequest.ROUTING_ID, "customer_1122")
        .build();

    HttpResponse<String> response = client.send(read, BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(JsonMaps.object(response.body())).containsEntry("object", "wallet_account");
  }

  private static SSLContext trusting(KeyStore store) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static byte[] download(String file) {
    return fixture.get("/sandbox/" + file).body().getBytes(ISO_8859_1);
  }

  @Test
  void curl_that_trusts_the_authority_is_served(@TempDir Path folder) throws Exception {
    assumeTrue(ShellCommands.exists("curl"), "curl");
    Path authority = Files.write(folder.resolve("ca.pem"), download("ca.pem"));

    String output = ShellCommands.output(
        "curl -sS --cacert " + authority + " " + fixture.sandbox().uri() + "/sandbox/state");

    assertThat(JsonMaps.object(output)).containsKey("customers");
  }

  @Test
  void openssl_at_its_strictest_verifies_the_certificate(@TempDir Path folder) throws Exception {
    assumeTrue(ShellCommands.exists("openssl"), "openssl");
    assumeTrue(
        ShellCommands.output("openssl version").startsWith("OpenSSL "), "no other than OpenSSL");
    Path authority = Files.write(folder.resolve("ca.pem"), download("ca.pem"));

    String output =
        ShellCommands.output("openssl s_client -x509_strict -verify_return_error -CAfile "
            + authority + " -verify_ip 127.0.0.1 -connect "
            + fixture.sandbox().uri().getAuthority()
            + " < /dev/null");

    assertThat(output).contains("Verify return code: 0 (ok)");
  }

  @Test
  void two_sandboxes_do_not_trust_each_other() throws Exception {
    try (JuspaySandbox other =
        JuspaySandbox.builder(FakeWallets.create()).https().start()) {
      assertThatThrownBy(() -> assertServed(other.clientSslContext()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void there_are_no_certificates_over_http() throws IOException {
    try (SandboxFixture plain = SandboxFixture.start()) {
      for (String file : new String[] {"ca.pem", "truststore.p12"}) {
        RawResponse response = plain.get("/sandbox/" + file);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.field("error_message")).isEqualTo("This sandbox speaks plain HTTP.");
      }
    }
  }

  @Test
  void files_are_what_they_say() {
    assertThat(fixture.get("/sandbox/ca.pem").header("Content-Type"))
        .isEqualTo("application/x-pem-file");
    assertThat(fixture.get("/sandbox/truststore.p12").header("Content-Type"))
        .isEqualTo("application/x-pkcs12");
    assertThat(new String(download("ca.pem"), UTF_8))
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .endsWith("\n-----END CERTIFICATE-----\n")
        .doesNotContain("PRIVATE");
  }

  @Test
  void a_connection_over_the_cap_is_refused_over_tls() throws IOException {
    try (SandboxFixture small = SandboxFixture.start(
            FakeWallets.create(),
            settings -> settings.https().mostConnections(1).refusalTime(Duration.ofSeconds(30)));
        Socket only = small.client().connect(RawRequest.get("/").without("Connection"))) {
      RawHttpClient.readUntil(only, received -> received.indexOf("</html>") > 0);

      RawResponse refused = small.get(small.path());

      assertThat(refused.text()).startsWith("HTTP/1.1 503 ");
      assertThat(refused.field("error_code")).isEqualTo("too_many_connections");
    }
  }

  @Test
  void the_origin_of_the_page_has_its_scheme() {
    String home = fixture.sandbox().uri().toString();
    RawRequest look = RawRequest.get("/sandbox/state");

    assertThat(fixture.send(look.with("Origin", home)).status()).isEqualTo(200);
    assertThat(fixture.send(look.with("Origin", home.replace("https", "http"))).status())
        .isEqualTo(403);
  }

  @Test
  void a_handshake_that_fails_is_logged_by_the_class_of_its_failure() throws IOException {
    try (RecordingLogAppender log = RecordingLogAppender.attach();
        Socket plain = RawHttpClient.plain(fixture.sandbox()).connect()) {
      RawHttpClient.write(plain, "GET /wallets HTTP/1.1\r\n\r\n");

      log.awaitLine("[DEBUG] A connection ended by SSLException {}");

      assertThat(log.lines()).noneMatch(line -> line.contains("wallets"));
    }
  }

  @Test
  void plain_http_and_garbage_do_no_harm() {
    RawHttpClient plain = RawHttpClient.plain(fixture.sandbox());

    assertThat(plain.send(RawRequest.get("/")).text()).doesNotContain("HTTP/1.1 200");
    assertThat(plain.send("\u0016\u0003\u0001\u0002garbage".repeat(1_000)).text())
        .doesNotContain("Exception");
    assertThat(plain.sendAndHalfClose("").text()).doesNotContain("HTTP");
    assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
  }

  @Test
  void a_silent_client_delays_no_other() throws IOException {
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      silent.add(RawHttpClient.plain(fixture.sandbox()).connect());
    }

    long begun = System.nanoTime();
    assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    for (Socket socket : silent) {
      socket.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANSWER_LOST|" + ResponseSummary.NOTHING_THEN_CLOSED,
        "ANSWER_RESET|" + ResponseSummary.NOTHING_THEN_RESET,
        "ANSWER_CUT|" + ResponseSummary.TRUNCATED,
        "ANSWER_DRIPS|" + ResponseSummary.DRIPS,
        "BAD_GATEWAY|HTTP 502"
      })
  void faults_are_played_as_over_http(MagicOtp magic, String seen) {
    RawRequest link = RawRequest.post(fixture.path(), "command=link&otp=" + magic.typed());

    assertThat(ResponseSummary.of(fixture.client(), link)).isEqualTo(seen);
    assertThat(fixture.isLinked()).isTrue();
    fixture.command("command=delink");
  }

  @Test
  void closing_is_done_at_once_whatever_clients_do() throws Exception {
    SandboxFixture other = SandboxFixture.start(FakeWallets.create(), JuspaySandbox.Builder::https);
    RawRequest drips = RawRequest.post(other.path(), "command=link&otp=000035");
    try (Socket silent = RawHttpClient.plain(other.sandbox()).connect();
        Socket idle = other.client().connect();
        Socket dripped = other.client().connect(drips)) {
      ((SSLSocket) idle).startHandshake();
      assertThat(dripped.getInputStream().read()).isEqualTo('H');

      long begun = System.nanoTime();
      other.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
      assertThat(RawHttpClient.readRest(silent).end()).isNotEqualTo(RawResponse.End.TIMED_OUT);
      assertThat(RawHttpClient.readRest(idle).end()).isNotEqualTo(RawResponse.End.TIMED_OUT);
    }
  }
}
