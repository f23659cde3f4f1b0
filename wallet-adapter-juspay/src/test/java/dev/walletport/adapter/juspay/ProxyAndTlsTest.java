package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.adapter.juspay.faults.TlsFixture;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways out that a host chooses: a proxy, its own trust, a form that waits. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProxyAndTlsTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final String LINKED = RawServer.json(
      200, "{\"id\":\"" + SampleWallets.ID + "\",\"wallet\":\"MOBIKWIK\",\"linked\":true}");

  @Nested
  class A_proxy {
    @Test
    void is_asked_for_a_tunnel_and_sees_no_more_of_an_https_call() throws IOException {
      try (RawServer proxy = RawServer.answering(RawServer.empty(502, "X: y"));
          Juspay juspay = Juspay.open(JuspaySettings.sandbox(KEY).toBuilder()
              .proxy(proxy.uri())
              .maxAttempts(1)
              .build())) {
        Either<?, ?> answer = juspay.gateway().delink(StuckCall.CUSTOMER, SampleWallets.ID);

        assertThat(answer).isEqualTo(Either.left(new Unavailable("the proxy answered HTTP 502")));
        assertThat(proxy.requests())
            .singleElement()
            .asString()
            .startsWith("CONNECT sandbox.juspay.in:443 HTTP/1.1\r\n")
            .doesNotContain("Authorization", "x-routing-id", "delink");
      }
    }

    @Test
    void hands_an_http_call_on() throws IOException {
      try (RawServer proxy = RawServer.answering(LINKED);
          Juspay juspay =
              Juspay.open(JuspaySettings.builder(URI.create("http://wallets.invalid"), KEY)
                  .allowPlainHttp()
                  .proxy(proxy.uri())
                  .build())) {
        assertThat(juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID).isRight())
            .isTrue();
        assertThat(proxy.requests())
            .singleElement()
            .asString()
            .startsWith("GET http://wallets.invalid/wallets/" + SampleWallets.ID);
      }
    }
  }

  @Nested
  class A_form_that_waits {
    @Test
    void is_not_sent_if_the_server_closes() throws IOException {
      try (HeadServer server = new HeadServer("");
          Juspay juspay = open(server.uri())) {
        Either<?, ?> answer = juspay.gateway().delink(StuckCall.CUSTOMER, SampleWallets.ID);

        assertThat(answer.getLeft()).isInstanceOf(OutcomeUnknown.class);
        assertThat(server.heard()).contains("Expect: 100-continue").doesNotContain("command=");
      }
    }

    @Test
    void goes_when_the_server_says_so() throws IOException {
      try (HeadServer server = new HeadServer("HTTP/1.1 100 Continue\r\n\r\n");
          Juspay juspay = open(server.uri())) {
        ignore(juspay.gateway().delink(StuckCall.CUSTOMER, SampleWallets.ID));

        assertThat(server.heard()).endsWith("command=delink");
      }
    }

    private Juspay open(URI uri) {
      return Juspay.open(JuspaySettings.builder(uri, KEY).expectContinue().build());
    }
  }

  @Nested
  class The_default_of_the_jvm {

    @Test
    void is_trusted_where_there_is_no_trust_of_its_own() throws Exception {
      SSLContext before = SSLContext.getDefault();
      try (ScriptedServer server = ScriptedServer.playing(Security.TLS_1_3, connection -> {
        connection.request();
        connection.send(LINKED);
      })) {
        SSLContext.setDefault(TlsFixture.client());
        try (Juspay juspay =
            Juspay.open(JuspaySettings.builder(server.uri(), KEY).maxAttempts(1).build())) {
          assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
        }
      } finally {
        SSLContext.setDefault(before);
      }
    }
  }

  @Nested
  class A_trust_of_its_own {
    @TempDir
    private Path folder;

    @Test
    void reaches_whom_the_machine_does_not_trust() throws Exception {
      SSLContext own = selfSigned(folder.resolve("own.p12"));
      try (ServerSocket server = own.getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
          Juspay trusting = Juspay.open(builder(server).sslContext(own).build());
          Juspay plain = Juspay.open(builder(server).maxAttempts(1).build())) {
        inBackground(() -> answer(server));

        assertThat(trusting.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID).isRight())
            .isTrue();
        assertThat(plain.gateway().delink(StuckCall.CUSTOMER, SampleWallets.ID))
            .isEqualTo(Either.left(new Unavailable(
                "SSLHandshakeException < ValidatorException < SunCertPathBuilderException")));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void that_checks_nothing_does_not_reach_a_server_of_another_name(String protocol)
        throws Exception {
      try (ScriptedServer server = ScriptedServer.http(connection -> {
            connection.secure("wrong-name", protocol);
            connection.request();
            connection.send(LINKED);
          });
          Juspay juspay = Juspay.open(server
              .settings()
              .baseUri(URI.create("https://127.0.0.1:" + server.uri().getPort()))
              .sslContext(checkingNothing())
              .build())) {
        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft())
            .isInstanceOfSatisfying(
                Unavailable.class,
                unavailable -> assertThat(unavailable.reason()).startsWith("SSL"));
        assertThat(server.received()).isEmpty();
      }
    }

    private static SSLContext checkingNothing() throws GeneralSecurityException {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new CheckingNothing()}, null);
      return context;
    }

    private static JuspaySettings.Builder builder(ServerSocket server) {
      return JuspaySettings.builder(URI.create("https://127.0.0.1:" + server.getLocalPort()), KEY);
    }

    /** Answers one call after another, and survives a client that turns away. */
    private static void answer(ServerSocket server) {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          ignore(HeadServer.readHead(socket.getInputStream()));
          socket.getOutputStream().write(LINKED.getBytes(US_ASCII));
        } catch (IOException e) {
          // A client that does not trust us, or the end of the test.
        }
      }
    }

    private static SSLContext selfSigned(Path file) throws Exception {
      String keytool =
          Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      String options = " -genkeypair -alias own -keyalg EC -dname CN=own"
          + " -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass changeit -keystore " + file;
      Process made = new ProcessBuilder((keytool + options).split(" ", -1))
          .redirectErrorStream(true)
          .start();
      assertThat(made.waitFor()).isZero();
      return context(file, "changeit".toCharArray());
    }

    private static SSLContext context(Path file, char[] password) throws Exception {
      KeyStore store = KeyStore.getInstance(file.toFile(), password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("own", store.getCertificate("own"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    }
  }

  /** The JDK asks no other about the name if there is one of this class. */
  private static final class CheckingNothing extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      // All are trusted.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      // As above.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      // As above.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      // As above.
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      // As above.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // As above.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "way-out");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says its word when it has read the head of a request, hangs up, and keeps what it heard. */
  private static final class HeadServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CompletableFuture<String> heard = new CompletableFuture<>();
    private final String word;

    private HeadServer(String word) throws IOException {
      this.word = word;
      inBackground(this::serve);
    }

    private URI uri() {
      return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private String heard() {
      return heard.join();
    }

    private void serve() {
      try (Socket socket = server.accept()) {
        String head = readHead(socket.getInputStream());
        socket.getOutputStream().write(word.getBytes(US_ASCII));
        byte[] form = word.isEmpty() ? new byte[0] : socket.getInputStream().readNBytes(14);
        heard.complete(head + new String(form, US_ASCII));
      } catch (IOException e) {
        heard.completeExceptionally(e);
      }
    }

    private static String readHead(InputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int octet = in.read();
        if (octet < 0) {
          throw new EOFException();
        }
        head.append((char) octet);
      }
      return head.toString();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
