package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.adapter.juspay.faults.RecordedOutput;
import dev.walletport.adapter.juspay.faults.TlsFixture;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.domain.WalletFailure.Unavailable;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a host's own code throws while a connection is made ends one call, and costs no other. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErrorInACallTest {

  private static final int TIMES = 30;

  private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
  private final List<WalletAttempt> attempts = new CopyOnWriteArrayList<>();

  private static Stream<Throwable> throwables() {
    return Stream.of(
        new NoClassDefFoundError("planted"),
        new StackOverflowError("planted"),
        new OutOfMemoryError("planted"),
        new AssertionError("planted"),
        new LinkageError("planted"),
        new ThreadDeath(),
        new IllegalStateException("planted"),
        new NullPointerException("planted"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void from_a_trust_manager_gives_the_connection_back(Throwable planted) throws Exception {
    SSLContext context = context(new ThrowingTrustManager());

    assertNothingIsLost(context, planted);
  }

  /** One of each family. */
  private static Stream<Throwable> fewThrowables() {
    return Stream.of(
        new NoClassDefFoundError("planted"),
        new StackOverflowError("planted"),
        new IllegalStateException("planted"));
  }

  @ParameterizedTest
  @MethodSource("fewThrowables")
  void from_an_extended_trust_manager_gives_the_connection_back(Throwable planted)
      throws Exception {
    SSLContext context = context(new ThrowingExtendedTrustManager());

    assertNothingIsLost(context, planted);
  }

  @ParameterizedTest
  @MethodSource("fewThrowables")
  void from_a_context_gives_the_connection_back(Throwable planted) throws Exception {
    SSLContext context =
        new SSLContext(new ThrowingContextSpi(), TlsFixture.client().getProvider(), "TLS") {};

    assertNothingIsLost(context, planted);
  }

  @ParameterizedTest
  @MethodSource("fewThrowables")
  void from_a_lookup_gives_the_connection_back(Throwable planted) throws IOException {
    try (ScriptedServer server = ScriptedServer.http(ErrorInACallTest::serve);
        Juspay juspay = Juspay.open(
            server
                .settings()
                .baseUri(URI.create("http://wallets.invalid:" + server.uri().getPort()))
                .allowPlainHttp()
                .poolSize(2)
                .build(),
            AttemptReporter.none(),
            InstantSource.system(),
            host -> {
              throwIfPlanted();
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            })) {
      assertNothingIsLost(juspay, planted);
    }
  }

  private static Stream<Error> errors() {
    return throwables().filter(Error.class::isInstance).map(Error.class::cast);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void is_logged_and_told_by_its_class_alone(Error planted) throws Exception {
    thrown.set(planted);
    try (RecordedOutput said = RecordedOutput.begin();
        ScriptedServer server = ScriptedServer.playing(Security.TLS_1_3, ErrorInACallTest::serve);
        Juspay juspay = open(server.settings().sslContext(context(new ThrowingTrustManager())))) {
      assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

      String name = planted.getClass().getSimpleName();
      assertThat(said.lines())
          .anyMatch(line -> line.startsWith("a call ended in " + name))
          .noneMatch(line -> line.contains("planted"));
      assertThat(attempts)
          .singleElement()
          .extracting(WalletAttempt::ending)
          .isEqualTo(new Ending.NotSent(Reason.ERROR, name));
    }
  }

  @Test
  void a_port_that_is_closed_is_not_logged_as_one() throws IOException {
    URI gone;
    try (ScriptedServer server = ScriptedServer.http(ErrorInACallTest::serve)) {
      gone = server.uri();
    }
    try (RecordedOutput said = RecordedOutput.begin();
        Juspay juspay = open(JuspaySettings.builder(gone, JuspayApiKey.of("your_api_key")))) {
      assertThat(GatewayCall.LINK.on(juspay).isLeft()).isTrue();

      assertThat(said.lines()).noneMatch(line -> line.contains("a call ended in"));
    }
  }

  private Juspay open(JuspaySettings.Builder settings) {
    return Juspay.open(
        settings.maxAttempts(1).build(), InstantSource.system(), new RecordedAttempts(attempts));
  }

  private void assertNothingIsLost(SSLContext context, Throwable planted) throws IOException {
    try (ScriptedServer server = ScriptedServer.playing(Security.TLS_1_3, ErrorInACallTest::serve);
        Juspay juspay =
            Juspay.open(server.settings().sslContext(context).poolSize(2).build())) {
      assertNothingIsLost(juspay, planted);
    }
  }

  private void assertNothingIsLost(Juspay juspay, Throwable planted) {
    thrown.set(planted);
    for (int i = 0; i < TIMES; i++) {
      Either<?, ?> answer = GatewayCall.LINK.on(juspay);

      assertThat(answer.getLeft())
          .isInstanceOfSatisfying(
              Unavailable.class,
              unavailable -> assertThat(unavailable.reason()).doesNotContain("planted"));
      Await.awaitLeased(juspay, 0);
    }
    thrown.set(null);

    assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
    Await.awaitLeased(juspay, 0);
  }

  private static void serve(ServerConnection connection) throws IOException {
    while (!connection.request().isEmpty()) {
      connection.send(GatewayCall.LINK.yes());
    }
  }

  private static SSLContext context(TrustManager trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    return context;
  }

  private void throwIfPlanted() {
    Throwable planted = thrown.get();
    if (planted instanceof Error error) {
      throw error;
    }
    if (planted instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private final class ThrowingTrustManager implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new AssertionError("a client does not ask");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      throwIfPlanted();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private final class ThrowingExtendedTrustManager extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new AssertionError("a client does not ask");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new AssertionError("a client does not ask");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new AssertionError("a client does not ask");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      throwIfPlanted();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      throwIfPlanted();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throwIfPlanted();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** A context whose sockets cannot be made while something is planted. */
  private final class ThrowingContextSpi extends SSLContextSpi {
    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, SecureRandom random) {
      throw new AssertionError("it is ready");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throwIfPlanted();
      return TlsFixture.client().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return TlsFixture.client().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return TlsFixture.client().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return TlsFixture.client().createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return TlsFixture.client().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return TlsFixture.client().getClientSessionContext();
    }
  }
}
