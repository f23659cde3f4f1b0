package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;

import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.testing.SampleWallets;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A client whose next call gets stuck at one place on its way, for as long as this is open. */
final class StuckCall implements AutoCloseable {

  /** Where a call can be stuck. */
  enum Place {
    /** The lookup of the name does not answer. */
    NAME,
    /** The connection is not accepted. */
    CONNECT,
    /** The server accepts and says nothing, where TLS would begin. */
    TLS,
    /** The only connection is in use. */
    POOL,
    /** The request has left, and no response comes. */
    RESPONSE
  }

  static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Place place;
  private final List<Closeable> opened = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Juspay juspay;

  private StuckCall(Place place, Duration deadline) throws IOException {
    this.place = place;
    URI uri = uri();
    this.juspay = Juspay.open(
        JuspaySettings.builder(uri, KEY)
            .allowPlainHttp()
            .deadline(deadline)
            .refreshDeadline(LONG)
            .connectTimeout(LONG)
            .poolTimeout(LONG)
            .poolSize(1)
            .build(),
        AttemptReporter.none(),
        InstantSource.system(),
        this::lookup);
    if (place == Place.POOL) {
      occupyTheConnection();
    }
  }

  static StuckCall at(Place place, Duration deadline) throws IOException {
    return new StuckCall(place, deadline);
  }

  Juspay juspay() {
    return juspay;
  }

  /** Links, which is what must never be sent twice. */
  Object link() {
    WalletGateway gateway = juspay.gateway();
    return gateway.link(CUSTOMER, SampleWallets.ID, Otp.of("345678"));
  }

  /** How many connections others than the stuck call have in use. */
  int heldByOthers() {
    return place == Place.POOL ? 1 : 0;
  }

  @Override
  public void close() throws IOException {
    ended.countDown();
    juspay.close(Duration.ZERO);
    for (Closeable thing : opened) {
      thing.close();
    }
  }

  private URI uri() throws IOException {
    return switch (place) {
      case NAME -> URI.create("http://wallets.invalid");
      case CONNECT -> URI.create("http://127.0.0.1:" + fullPort());
      case TLS -> URI.create("https://127.0.0.1:" + silentPort());
      case POOL, RESPONSE -> URI.create("http://127.0.0.1:" + silentPort());
    };
  }

  private InetAddress[] lookup(String host) throws UnknownHostException {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnknownHostException(host);
  }

  /** A port that takes connections and never speaks. */
  private int silentPort() throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    opened.add(server);
    return server.getLocalPort();
  }

  /** A port whose queue of connections that are not accepted is full. */
  private int fullPort() throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    opened.add(server);
    for (int i = 0; i < 8; i++) {
      SocketChannel waiting = SocketChannel.open();
      opened.add(waiting);
      waiting.configureBlocking(false);
      waiting.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
    }
    return server.getLocalPort();
  }

  private void occupyTheConnection() {
    Thread other = new Thread(
        () -> ignore(juspay.gateway().refresh(CUSTOMER, SampleWallets.ID)), "another-call");
    other.setDaemon(true);
    other.start();
    while (juspay.http().connections().leased() == 0) {
      Thread.onSpinWait();
    }
  }
}
