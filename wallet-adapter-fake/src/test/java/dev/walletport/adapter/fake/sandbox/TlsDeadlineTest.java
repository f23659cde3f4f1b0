package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that keep a connection of TLS busy a byte at a time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class TlsDeadlineTest {

  /** Long enough for a handshake on a busy machine. */
  private static final Duration REQUEST_TIME = Duration.ofSeconds(2);

  /** A record of TLS 1.2 or 1.3 with application data, of which the length alone is there. */
  private static final String RECORD = "\u0017\u0003\u0003@\u0000";

  /** A record of TLS with a handshake, of which the length alone is there. */
  private static final String HANDSHAKE = "\u0016\u0003\u0001\u0002\u0000";

  private final SandboxFixture fixture =
      SandboxFixture.start(FakeWallets.create(), with -> with.https().requestTime(REQUEST_TIME));

  TlsDeadlineTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void a_handshake_that_comes_too_slowly_ends_the_connection() throws IOException {
    try (Socket socket = RawHttpClient.plain(fixture.sandbox()).connect()) {
      RawHttpClient.write(socket, HANDSHAKE);
      Thread drip = dripping(socket);

      assertThat(RawHttpClient.readRest(socket).end()).isNotEqualTo(RawResponse.End.TIMED_OUT);
      drip.interrupt();
    }
  }

  @Test
  void a_record_that_comes_too_slowly_is_refused() throws IOException {
    try (Socket bytes = RawHttpClient.plain(fixture.sandbox()).connect()) {
      SSLSocket socket = overTls(bytes);
      socket.startHandshake();
      RawHttpClient.write(bytes, RECORD);
      Thread drip = dripping(bytes);

      assertThat(RawHttpClient.readRest(socket).status()).isEqualTo(408);
      drip.interrupt();
    }
  }

  private SSLSocket overTls(Socket bytes) throws IOException {
    return (SSLSocket) fixture
        .sandbox()
        .clientSslContext()
        .getSocketFactory()
        .createSocket(bytes, "localhost", bytes.getPort(), true);
  }

  /** A byte every 20 ms, so that the socket is never silent. */
  private static Thread dripping(Socket socket) {
    Thread thread = new Thread(() -> {
      while (!Thread.currentThread().isInterrupted() && !socket.isClosed()) {
        RawHttpClient.write(socket, "a");
        LockSupport.parkNanos(20_000_000);
      }
    });
    thread.start();
    return thread;
  }

  @Test
  void a_connection_that_is_idle_after_the_handshake_is_kept() throws IOException {
    try (SSLSocket socket = (SSLSocket) fixture.client().connect()) {
      socket.startHandshake();
      awaitDeadline();

      RawHttpClient.write(
          socket, RawRequest.get("/").text(fixture.sandbox().uri().getAuthority()));

      assertThat(RawHttpClient.readRest(socket).status()).isEqualTo(200);
    }
  }

  /** Until a request that had begun with the handshake would be too late. */
  private static void awaitDeadline() {
    long end = System.nanoTime() + REQUEST_TIME.plusMillis(200).toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @Test
  void a_head_that_is_cut_off_by_tls_is_not_executed() {
    String text = RawRequest.get(fixture.path() + "?command=refresh")
        .text(fixture.sandbox().uri().getAuthority());
    int calls = fixture.fake().journal().size();

    RawResponse response = fixture.client().sendAndHalfClose(text.substring(0, text.length() - 2));

    assertThat(response.status()).isEqualTo(400);
    assertThat(fixture.fake().journal()).hasSize(calls);
  }
}
