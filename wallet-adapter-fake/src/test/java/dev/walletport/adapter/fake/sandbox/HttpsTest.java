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

  private static SandboxFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = SandboxFixture.set(
        FakeWallets.create(),
        settings -> settings.https().hostName("sandbox").hostName("192.0.2.1"));
  }

  @AfterAll
  static void shut() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "sandbox", "192.0.2.1"})
  void the_certificate_is_for_every_name(String host) throws Exception {
    assertThat(handshake(host)).startsWith("TLSv1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.2", "sandbox.example"})
  void the_certificate_is_for_no_other_name(String host) {
    assertThatThrownBy(() -> handshake(host)).isInstanceOf(SSLHandshakeException.class);
  }

  private static String handshake(String host) throws IOException {
    int port = stage.sandbox().uri().getPort();
    try (Socket plain = RawHttpClient.plainTo(stage.sandbox()).connect();
        SSLSocket socket = (SSLSocket) stage
            .sandbox()
            .clientSslContext()
            .getSocketFactory()
            .createSocket(plain, host, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  @Test
  void a_client_that_trusts_the_authoritys_pem_is_served() throws Exception {
    Certificate authority = CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(download("ca.pem")));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("sandbox", authority);

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
    assertServed(stage.sandbox().clientSslContext());
  }

  private static void assertServed(SSLContext tls) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(tls).build();
    HttpRequest read = HttpRequest.newBuilder(stage.sandbox().uri().resolve(stage.path()))
        .header(RawRequest.AUTHORIZATION, RawRequest.basic("key:"))
        .header(RawRequest.ROUTING_ID, "customer_1122")
        .build();

    HttpResponse<String> reply = client.send(read, BodyHandlers.ofString());

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(JsonMaps.object(reply.body())).containsEntry("object", "wallet_account");
  }

  private static SSLContext trusting(KeyStore store) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static byte[] download(String file) {
    return stage.get("/sandbox/" + file).body().getBytes(ISO_8859_1);
  }

  @Test
  void curl_that_trusts_the_authority_is_served(@TempDir Path folder) throws Exception {
    assumeTrue(ShellCommands.has("curl"), "curl");
    Path authority = Files.write(folder.resolve("ca.pem"), download("ca.pem"));

    String said = ShellCommands.said(
        "curl -sS --cacert " + authority + " " + stage.sandbox().uri() + "/sandbox/state");

    assertThat(JsonMaps.object(said)).containsKey("customers");
  }

  @Test
  void openssl_at_its_strictest_verifies_the_certificate(@TempDir Path folder) throws Exception {
    assumeTrue(ShellCommands.has("openssl"), "openssl");
    assumeTrue(
        ShellCommands.said("openssl version").startsWith("OpenSSL "), "no other than OpenSSL");
    Path authority = Files.write(folder.resolve("ca.pem"), download("ca.pem"));

    String said = ShellCommands.said("openssl s_client -x509_strict -verify_return_error -CAfile "
        + authority + " -verify_ip 127.0.0.1 -connect " + stage.sandbox().uri().getAuthority()
        + " < /dev/null");

    assertThat(said).contains("Verify return code: 0 (ok)");
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
    try (SandboxFixture plain = SandboxFixture.set()) {
      for (String file : new String[] {"ca.pem", "truststore.p12"}) {
        RawResponse reply = plain.get("/sandbox/" + file);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.field("error_message")).isEqualTo("This sandbox speaks plain HTTP.");
      }
    }
  }

  @Test
  void files_are_what_they_say() {
    assertThat(stage.get("/sandbox/ca.pem").header("Content-Type"))
        .isEqualTo("application/x-pem-file");
    assertThat(stage.get("/sandbox/truststore.p12").header("Content-Type"))
        .isEqualTo("application/x-pkcs12");
    assertThat(new String(download("ca.pem"), UTF_8))
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .endsWith("\n-----END CERTIFICATE-----\n")
        .doesNotContain("PRIVATE");
  }

  @Test
  void the_origin_of_the_page_has_its_scheme() {
    String home = stage.sandbox().uri().toString();
    RawRequest look = RawRequest.get("/sandbox/state");

    assertThat(stage.hear(look.with("Origin", home)).status()).isEqualTo(200);
    assertThat(stage.hear(look.with("Origin", home.replace("https", "http"))).status())
        .isEqualTo(403);
  }

  @Test
  void whoever_speaks_plain_http_or_garbage_does_no_harm() {
    RawHttpClient plain = RawHttpClient.plainTo(stage.sandbox());

    assertThat(plain.hear(RawRequest.get("/")).text()).doesNotContain("HTTP/1.1 200");
    assertThat(plain.hear("\u0016\u0003\u0001\u0002garbage".repeat(1_000)).text())
        .doesNotContain("Exception");
    assertThat(plain.hearWhenSilent("").text()).doesNotContain("HTTP");
    assertThat(stage.get(stage.path()).status()).isEqualTo(200);
  }

  @Test
  void whoever_says_nothing_keeps_nobody_waiting() throws IOException {
    List<Socket> silent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      silent.add(RawHttpClient.plainTo(stage.sandbox()).connect());
    }

    long begun = System.nanoTime();
    assertThat(stage.get(stage.path()).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    for (Socket socket : silent) {
      socket.close();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANSWER_LOST|" + ResponseSummary.NOTHING_THEN_THE_END,
        "ANSWER_RESET|" + ResponseSummary.NOTHING_THEN_A_RESET,
        "ANSWER_CUT|" + ResponseSummary.HALF,
        "ANSWER_DRIPS|" + ResponseSummary.DRIPS,
        "BAD_GATEWAY|HTTP 502"
      })
  void faults_are_played_as_over_http(MagicOtp magic, String seen) {
    RawRequest link = RawRequest.post(stage.path(), "command=link&otp=" + magic.typed());

    assertThat(ResponseSummary.of(stage.wire(), link)).isEqualTo(seen);
    assertThat(stage.isLinked()).isTrue();
    stage.command("command=delink");
  }

  @Test
  void closing_is_done_at_once_whatever_clients_do() throws Exception {
    SandboxFixture other = SandboxFixture.set(FakeWallets.create(), JuspaySandbox.Builder::https);
    RawRequest drips = RawRequest.post(other.path(), "command=link&otp=000035");
    try (Socket silent = RawHttpClient.plainTo(other.sandbox()).connect();
        Socket idle = other.wire().connect();
        Socket dripped = other.wire().connect(drips)) {
      ((SSLSocket) idle).startHandshake();
      assertThat(dripped.getInputStream().read()).isEqualTo('H');

      long begun = System.nanoTime();
      other.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
      assertThat(RawHttpClient.rest(silent).end()).isNotEqualTo(RawResponse.End.NEVER);
      assertThat(RawHttpClient.rest(idle).end()).isNotEqualTo(RawResponse.End.NEVER);
    }
  }
}
