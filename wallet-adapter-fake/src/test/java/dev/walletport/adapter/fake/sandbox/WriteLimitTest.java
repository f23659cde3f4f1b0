package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.apache.hc.core5.util.Timeout.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.sandbox.RawResponse.End;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do not read their responses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class WriteLimitTest {

  private static final Duration LIMIT = Duration.ofMillis(200);

  /** Together more than the buffers of two sockets hold. */
  private static final int UNREAD_RESPONSES = 1_000;

  /** The one response that lists them is more than the buffers of two sockets hold. */
  private static final int UNREAD_WALLETS = 30_000;

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void a_connection_whose_client_does_not_read_is_reset(String scheme) throws IOException {
    try (SandboxFixture fixture = SandboxFixture.start(
            FakeWallets.create(),
            with -> (scheme.equals("https") ? with.https() : with)
                .responseTime(LIMIT)
                .mostConnections(2));
        Socket socket = fixture.client().connect()) {
      String request = RawRequest.get("/sandbox/openapi.json")
          .without("Connection")
          .text(fixture.sandbox().uri().getAuthority());

      RawHttpClient.write(socket, request.repeat(UNREAD_RESPONSES));

      assertThat(isEnded(socket)).isTrue();
      assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
    }
  }

  @Test
  void a_response_that_is_not_read_in_time_is_given_up() throws IOException {
    try (SandboxFixture fixture = SandboxFixture.start(
            FakeWallets.create(), with -> with.responseTime(LIMIT).mostConnections(1));
        Socket socket = fixture.client().connect()) {
      openWallets(fixture.fake());

      RawHttpClient.write(
          socket,
          RawRequest.get(fixture.walletsPath()).text(fixture.sandbox().uri().getAuthority()));
      awaitFreeConnection(fixture);

      assertThat(RawHttpClient.readRest(socket).end()).isEqualTo(End.RESET);
    }
  }

  private static void openWallets(FakeWallets fake) {
    for (int i = 0; i < UNREAD_WALLETS; i++) {
      WalletId ignored =
          fake.openWallet(SandboxFixture.CUSTOMER, NewWallet.at(WalletProvider.MOBIKWIK));
    }
  }

  private static void awaitFreeConnection(SandboxFixture fixture) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    int status = fixture.get("/nothing").status();
    while (status == 503 && System.nanoTime() < end) {
      status = fixture.get("/nothing").status();
    }
    assertThat(status).isEqualTo(404);
  }

  /** Writes, and never reads, until the connection has ended. */
  private static boolean isEnded(Socket socket) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      try {
        socket.getOutputStream().write('\n');
        LockSupport.parkNanos(20_000_000);
      } catch (IOException e) {
        return true;
      }
    }
    return false;
  }

  @Test
  void a_response_that_drips_to_a_client_that_reads_goes_on() throws IOException {
    try (SandboxFixture fixture =
        SandboxFixture.start(FakeWallets.create(), with -> with.responseTime(LIMIT))) {
      fixture.fake().faults().next(WalletOperation.FIND, Fault.answerDrips());

      try (Socket socket = fixture.client().connect(RawRequest.get(fixture.path()))) {
        RawResponse begun =
            RawHttpClient.readUntil(socket, text -> text.indexOf("\r\n\r\n" + " ".repeat(8)) > 0);

        assertThat(begun.body()).isEqualTo(" ".repeat(8));
      }
    }
  }

  @Test
  void counts_the_waits_of_all_writes_of_a_response_together() throws IOException {
    AtomicLong now = new AtomicLong();
    WriteLimit limit = new WriteLimit(Duration.ofNanos(70), now::get);
    BlockedOutputStream blocked = new BlockedOutputStream(limit, now);
    OutputStream out = limit.over(blocked);
    now.set(1_000);

    out.write('a');
    out.write(new byte[2]);
    boolean passedByTwo = blocked.passed;
    out.write('a');
    boolean passedByThree = blocked.passed;
    limit.awaitResponse();
    out.write('a');

    assertThat(passedByTwo).isFalse();
    assertThat(passedByThree).isTrue();
    assertThat(blocked.passed).isFalse();
    assertThat(limit.isPassed()).isFalse();
  }

  @Test
  void begins_anew_with_each_request_of_a_connection() throws Exception {
    AtomicLong now = new AtomicLong();
    WriteLimit limit = new WriteLimit(Duration.ofNanos(50), now::get);
    BlockedOutputStream blocked = new BlockedOutputStream(limit, now);
    OutputStream out = limit.over(blocked);
    try (Socket socket = new RequestSocket()) {
      StrictServerConnection connection = connection(socket, limit);

      out.write(new byte[2]);
      boolean isRequest = connection.isRequestWithin(ofSeconds(10));
      out.write(new byte[2]);

      assertThat(isRequest).isTrue();
      assertThat(blocked.passed).isFalse();
    }
  }

  /** Whose limit goes by a clock of the test. */
  private static StrictServerConnection connection(Socket socket, WriteLimit limit)
      throws Exception {
    ConnectionLimits limits = ConnectionLimits.standard();
    ClientConnection client = new ClientConnection(socket, limits);
    Field writes = ClientConnection.class.getDeclaredField("writes");
    writes.setAccessible(true);
    writes.set(client, limit);
    return StrictServerConnection.over(client, new Tls(Option.none()), limits);
  }

  /** A socket whose client has sent a request. */
  private static final class RequestSocket extends Socket {
    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }
  }

  /** Each write takes 30 ns, and then asks whether the limit is passed. */
  private static final class BlockedOutputStream extends OutputStream {
    private final WriteLimit limit;
    private final AtomicLong now;
    private boolean passed;

    BlockedOutputStream(WriteLimit limit, AtomicLong now) {
      this.limit = limit;
      this.now = now;
    }

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      now.addAndGet(30);
      passed = limit.isPassed();
    }
  }
}
