package dev.walletport.adapter.juspay.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The second line of the deadline: reads end by themselves, because no watchdog knows these
 * exchanges.
 */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadDeadlineTest {

  private static final Duration TIME = Duration.ofMillis(300);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final ClassicHttpRequest UNUSED = new BasicClassicHttpRequest("GET", "/");
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  private final OutgoingRequest get = OutgoingRequest.get("/", HeaderFields.none());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        HEAD,
        HEAD + "Content-Length: 9\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n",
        HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n"
      })
  void ends_a_response_behind_which_nothing_comes(String begin) throws Exception {
    assertEndsInTime(get, begin, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP",
        HEAD + "X-Long: ",
        HEAD + "Content-Length: 60000\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked\r\n\r\nfff\r\n",
        HEAD + "Transfer-Encoding: chunked\r\n\r\n0\r\nX-Long: "
      })
  void ends_a_response_that_drips(String begin) throws Exception {
    assertEndsInTime(get, begin, "a");
  }

  @Test
  void ends_interim_responses_without_end() throws Exception {
    assertEndsInTime(get, "", "HTTP/1.1 102 On its way\r\n\r\n");
  }

  @Test
  void keeps_a_form_back_that_waited_for_the_server_up_to_the_deadline() throws Exception {
    OutgoingRequest post = OutgoingRequest.post("/", HeaderFields.none(), "otp=345678");

    try (DrippingServer server = new DrippingServer("", "")) {
      Throwable ended = catchThrowable(() -> exchange(server, post));

      assertThat(ended).isInstanceOf(NotSentException.class);
      assertThat(server.heard()).contains("Expect: 100-continue").doesNotContain("otp");
    }
  }

  private static void assertEndsInTime(OutgoingRequest request, String begin, String drip)
      throws Exception {
    try (DrippingServer server = new DrippingServer(begin, drip)) {
      long began = System.nanoTime();

      Throwable ended = catchThrowable(() -> exchange(server, request));

      assertThat(ended).isInstanceOf(SocketTimeoutException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(TIME, TIME.plus(GRACE));
    }
  }

  /** Makes an exchange as the transport does, on a connection of its own. */
  private static void exchange(DrippingServer server, OutgoingRequest request) throws Exception {
    Deadline deadline = Deadline.in(TIME);
    Exchange exchange =
        new Exchange(request, new ExchangeLimits(deadline, deadline, 65_536), () -> false);
    try (BoundedHttpClientConnection connection =
        BoundedHttpClientConnection.open(ResponseLimits.standard(), server.connect())) {
      SingleRequestExecutor execution = new SingleRequestExecutor(
          exchange,
          new RequestHeadWriter(SampleTransport.settings(Expect.CONTINUE)),
          Expect.CONTINUE);
      ClassicHttpResponse response = execution.execute(UNUSED, connection, null);
      byte[] ignored = BodyReader.read(response.getEntity(), 65_536);
    }
  }

  /** Begins a response when it has read a head, and goes on every 20 ms until it is closed. */
  private static final class DrippingServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final StringBuilder heard = new StringBuilder();
    private final Thread thread = new Thread(this::serve, "dripping-server");
    private final String begin;
    private final String drip;

    private DrippingServer(String begin, String drip) throws IOException {
      this.begin = begin;
      this.drip = drip;
      thread.setDaemon(true);
      thread.start();
    }

    private Socket connect() throws IOException {
      Socket socket = ChannelSocket.open();
      socket.connect(server.getLocalSocketAddress(), 0);
      return socket;
    }

    /** All that came, to the end of the connection. */
    private String heard() throws InterruptedException {
      closed.countDown();
      thread.join();
      return heard.toString();
    }

    private void serve() {
      try (Socket socket = server.accept()) {
        while (heard.indexOf("\r\n\r\n") < 0) {
          heard.append((char) socket.getInputStream().read());
        }
        drip(socket);
        heard.append(new String(socket.getInputStream().readAllBytes(), US_ASCII));
      } catch (IOException e) {
        heard.append("the client hung up");
      }
    }

    private void drip(Socket socket) throws IOException {
      socket.getOutputStream().write(begin.getBytes(US_ASCII));
      while (!isClosedWithin(20)) {
        socket.getOutputStream().write(drip.getBytes(US_ASCII));
      }
    }

    private boolean isClosedWithin(int millis) {
      try {
        return closed.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      closed.countDown();
      server.close();
    }
  }
}
