package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.IdleConnections.Actions;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections between their requests. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class IdleConnectionsTest {

  private static final String NO_THREAD = "scripted: unable to create native thread";

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int CONNECTIONS = 50;

  /** Of a sandbox: those that it always has, and those of requests that have just been answered. */
  private static final int FEW_THREADS = 5;

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void have_no_thread_and_are_answered_later(String scheme) throws IOException {
    try (SandboxFixture fixture = fixture(scheme)) {
      List<Socket> connections = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(fixture.client().connect());
        askAndRead(fixture, connections.get(i));
      }

      assertSoon(() -> fixture.threads().running().size() < FEW_THREADS);
      for (Socket connection : connections) {
        askAndRead(fixture, connection);
        connection.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void that_never_say_a_byte_have_no_thread(String scheme) throws IOException {
    try (SandboxFixture fixture = fixture(scheme)) {
      List<Socket> connections = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(RawHttpClient.plain(fixture.sandbox()).connect());
      }

      assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
      assertSoon(() -> fixture.threads().running().size() < FEW_THREADS);
      for (Socket connection : connections) {
        connection.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void are_closed_after_a_time(String scheme) throws IOException {
    try (SandboxFixture fixture = SandboxFixture.start(
            FakeWallets.create(), with -> over(scheme, with).idleTime(Duration.ofSeconds(1)));
        Socket silent = RawHttpClient.plain(fixture.sandbox()).connect();
        Socket used = fixture.client().connect()) {
      askAndRead(fixture, used);

      assertThat(RawHttpClient.readRest(used))
          .isEqualTo(new RawResponse("", RawResponse.End.CLOSED));
      assertThat(RawHttpClient.readRest(silent))
          .isEqualTo(new RawResponse("", RawResponse.End.CLOSED));
    }
  }

  @Test
  void count_for_the_cap_and_leave_it_when_their_clients_close() throws IOException {
    try (SandboxFixture fixture =
        SandboxFixture.start(FakeWallets.create(), with -> with.mostConnections(1))) {
      try (Socket only = fixture.client().connect()) {
        askAndRead(fixture, only);

        assertThat(fixture.get("/").status()).isEqualTo(503);
      }
      assertSoon(() -> fixture.get("/").status() == 200);
    }
  }

  @Test
  void go_on_when_the_heap_was_full_as_one_of_them_began() throws Exception {
    assertGoOnAfterAFullHeap();
  }

  @Test
  void go_on_when_the_heap_has_no_place_for_the_line_of_the_log() throws Exception {
    try (FullHeapLogAppender log = FullHeapLogAppender.attach()) {
      assertGoOnAfterAFullHeap();

      assertThat(log.lines()).isOne();
    }
  }

  private static void assertGoOnAfterAFullHeap() throws Exception {
    BlockingQueue<ClientConnection> begun = new LinkedBlockingQueue<>();
    AtomicInteger calls = new AtomicInteger();
    Actions actions = new Actions(
        connection -> {
          if (calls.getAndIncrement() == 0) {
            throw new OutOfMemoryError("scripted");
          }
          begun.add(connection);
        },
        connection -> {},
        () -> {});
    try (IdleConnections idle = new IdleConnections(Duration.ofMinutes(1), actions);
        ServerSocketChannel server =
            ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
      idle.start();

      add(server, idle);
      assertSoon(() -> calls.get() == 1);
      ClientConnection second = add(server, idle);

      assertThat(begun.poll(30, TimeUnit.SECONDS)).isSameAs(second);
    }
  }

  @Test
  void lose_none_that_came_while_the_heap_was_full() throws Exception {
    BlockingQueue<ClientConnection> begun = new LinkedBlockingQueue<>();
    Actions actions = new Actions(begun::add, connection -> {}, () -> {});
    try (IdleConnections idle = new IdleConnections(Duration.ofMinutes(1), actions);
        ServerSocketChannel server =
            ServerSocketChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
        Socket client = new Socket(LOOPBACK, server.socket().getLocalPort());
        Socket accepted = new FullHeapSocket(server.accept())) {
      RawHttpClient.write(client, "a");
      ClientConnection connection = new ClientConnection(accepted, ConnectionLimits.standard());
      idle.start();

      idle.add(connection);

      assertThat(begun.poll(30, TimeUnit.SECONDS)).isSameAs(connection);
    }
  }

  /** The socket of a channel, which it gives at the second call. */
  private static final class FullHeapSocket extends Socket {
    private final SocketChannel channel;
    private final AtomicInteger calls = new AtomicInteger();

    FullHeapSocket(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public SocketChannel getChannel() {
      if (calls.getAndIncrement() == 0) {
        throw new OutOfMemoryError("scripted");
      }
      return channel;
    }

    @Override
    public synchronized void close() throws IOException {
      channel.close();
    }
  }

  /** A connection on which a byte has come. */
  private static ClientConnection add(ServerSocketChannel server, IdleConnections idle)
      throws IOException {
    Socket client = new Socket(LOOPBACK, server.socket().getLocalPort());
    RawHttpClient.write(client, "a");
    ClientConnection connection =
        new ClientConnection(server.accept().socket(), ConnectionLimits.standard());
    idle.add(connection);
    return connection;
  }

  private static SandboxFixture fixture(String scheme) throws IOException {
    return SandboxFixture.start(FakeWallets.create(), with -> over(scheme, with));
  }

  private static JuspaySandbox.Builder over(String scheme, JuspaySandbox.Builder settings) {
    return scheme.equals("https") ? settings.https() : settings;
  }

  private static void askAndRead(SandboxFixture fixture, Socket connection) {
    String call = RawRequest.get(fixture.path())
        .without("Connection")
        .text(fixture.sandbox().uri().getAuthority());

    RawHttpClient.write(connection, call);

    assertThat(
            RawHttpClient.readUntil(connection, text -> text.indexOf("}") > 0).status())
        .isEqualTo(200);
  }

  private static void assertSoon(BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!holds.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }

  @Test
  void do_not_count_for_the_cap_if_the_heap_was_full_as_they_came() throws Exception {
    try (SandboxFixture fixture =
        SandboxFixture.start(FakeWallets.create(), with -> with.mostConnections(1))) {
      set("arriving", new OnceFullQueue(), idle(fixture.sandbox()));

      try (Socket lost = fixture.client().connect()) {
        assertThat(RawHttpClient.readRest(lost))
            .isEqualTo(new RawResponse("", RawResponse.End.CLOSED));
      }

      assertThat(fixture.get("/").status()).isEqualTo(200);
    }
  }

  @Test
  void do_not_count_for_the_cap_if_no_thread_could_be_started_for_their_requests()
      throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (SandboxFixture fixture =
            SandboxFixture.start(FakeWallets.create(), with -> with.mostConnections(1));
        RecordingLogAppender log = RecordingLogAppender.attach()) {
      ThreadFactory onceNone = work -> startable(work, asked.getAndIncrement() > 0);
      set("threads", onceNone, get("server", fixture.sandbox()));

      try (Socket lost = fixture.client().connect()) {
        RawHttpClient.write(lost, RawRequest.get("/").text("127.0.0.1"));
        assertThat(RawHttpClient.readRest(lost).text()).isEmpty();
      }

      assertThat(fixture.get("/").status()).isEqualTo(200);
      log.awaitLine("[WARN] The idle connections could not be served: java.lang.OutOfMemoryError: "
          + NO_THREAD
          + " {}");
    }
  }

  private static Thread startable(Runnable work, boolean isRoom) {
    if (!isRoom) {
      throw new OutOfMemoryError(NO_THREAD);
    }
    return new Thread(work, "scripted");
  }

  private static Object idle(JuspaySandbox sandbox) throws ReflectiveOperationException {
    return get("idle", get("server", sandbox));
  }

  private static Object get(String name, Object owner) throws ReflectiveOperationException {
    return field(name, owner).get(owner);
  }

  private static void set(String name, Object value, Object owner)
      throws ReflectiveOperationException {
    field(name, owner).set(owner, value);
  }

  private static Field field(String name, Object owner) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** Has no place for the first that it is given. */
  private static final class OnceFullQueue extends ConcurrentLinkedQueue<ClientConnection> {

    private static final long serialVersionUID = 1L;

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public boolean add(ClientConnection connection) {
      if (calls.getAndIncrement() == 0) {
        throw new OutOfMemoryError("scripted");
      }
      return super.add(connection);
    }
  }
}
