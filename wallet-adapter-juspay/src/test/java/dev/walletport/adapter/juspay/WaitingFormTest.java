package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code expectContinue} no byte of a form is on the wire before the server's word. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingFormTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final String FORM = "command=delink";
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
  private static final String UNLINKED = RawServer.json(
      200, "{\"id\":\"" + SampleWallets.ID + "\",\"wallet\":\"MOBIKWIK\",\"linked\":false}");

  @Test
  void comes_after_the_word_and_not_before() throws IOException {
    try (HesitatingServer server = new HesitatingServer(300, CONTINUE)) {
      assertThat(delink(server).isRight()).isTrue();

      assertThat(server.beforeTheWord()).isEmpty();
      assertThat(server.afterTheWord()).isEqualTo(FORM);
    }
  }

  @Test
  void comes_after_a_second_if_there_is_no_word() throws IOException {
    try (HesitatingServer server = new HesitatingServer(10_000, "")) {
      long began = System.nanoTime();

      assertThat(delink(server).isRight()).isTrue();

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(9));
      assertThat(server.beforeTheWord()).isEqualTo(FORM);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 413, 417, 429})
  void does_not_come_after_a_no(int status) throws IOException {
    try (HesitatingServer server = new HesitatingServer(10, RawServer.empty(status, "X: y"))) {
      assertThat(delink(server).isLeft()).isTrue();

      assertThat(server.beforeTheWord()).isEmpty();
      assertThat(server.afterTheWord()).isEmpty();
    }
  }

  private static Either<WalletFailure, ?> delink(HesitatingServer server) {
    JuspaySettings settings =
        JuspaySettings.builder(server.uri(), KEY).expectContinue().build();
    try (Juspay juspay = Juspay.open(settings)) {
      return juspay.gateway().delink(StuckCall.CUSTOMER, SampleWallets.ID);
    }
  }

  /** Listens for a while behind a head, says its word, and answers a form wherever it came. */
  private static final class HesitatingServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<String> before = new CompletableFuture<>();
    private final CompletableFuture<String> after = new CompletableFuture<>();
    private final int millis;
    private final String word;

    private HesitatingServer(int millis, String word) throws IOException {
      this.millis = millis;
      this.word = word;
      Thread thread = new Thread(this::serve, "hesitating-server");
      thread.setDaemon(true);
      thread.start();
    }

    private URI uri() {
      return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private String beforeTheWord() {
      return before.join();
    }

    private String afterTheWord() {
      return after.join();
    }

    private void serve() {
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        skipHead(in);
        socket.setSoTimeout(millis);
        before.complete(form(in));
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(word.getBytes(US_ASCII));
        after.complete(before.join().isEmpty() ? form(in) : "");
        socket.getOutputStream().write(UNLINKED.getBytes(US_ASCII));
      } catch (IOException e) {
        before.completeExceptionally(e);
        after.completeExceptionally(e);
      }
    }

    private static void skipHead(InputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
    }

    /** What comes in time: a form, or less than that. */
    private static String form(InputStream in) {
      StringBuilder form = new StringBuilder();
      try {
        int octet = in.read();
        while (octet >= 0 && form.append((char) octet).length() < FORM.length()) {
          octet = in.read();
        }
      } catch (IOException e) {
        return form.toString(); // No more came in time, or the client has hung up.
      }
      return form.toString();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
