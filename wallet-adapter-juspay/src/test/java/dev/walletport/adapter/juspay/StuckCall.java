package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    /** The server sends its part of the TLS handshake a byte at a time, each within the timeout. */
    HANDSHAKE,
    /** The only connection is in use. */
    POOL,
    /** The request has left, and no response comes. */
    RESPONSE
  }

  static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final int PATIENCE_MILLIS = 20_000;

  /** The head of a TLS record of 16 KiB. */
  private static final String LONG_RECORD = "\u0016\u0003\u0003@\u0000";

  /** Those of 10 seconds, so that a call that is not ended fails a test soon. */
  private static final int MOST_DRIPS = 500;

  private final Place place;
  private final List<Closeable> opened = new ArrayList<>();
  private final List<ServerSocket> silent = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<WalletAttempt> attempts = new CopyOnWriteArrayList<>();
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
        JuspayTransport.reporter(new RecordedAttempts(attempts)),
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

  /** The attempts of the stuck call that have ended. */
  List<WalletAttempt> attempts() {
    return attempts.stream()
        .filter(attempt -> attempt.subject().operation() == WalletOperation.LINK)
        .toList();
  }

  /** Waits, where the call is to be stuck behind its request, until the first byte has come. */
  void awaitRequest() throws IOException {
    if (place == Place.RESPONSE) {
      Socket accepted = silent.get(0).accept();
      opened.add(accepted);
      accepted.setSoTimeout(PATIENCE_MILLIS);
      assertThat(accepted.getInputStream().read()).isPositive();
    }
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
      case HANDSHAKE -> URI.create("https://127.0.0.1:" + drippingPort());
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
    silent.add(server);
    return server.getLocalPort();
  }

  private int fullPort() throws IOException {
    FullPort port = FullPort.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    opened.add(port);
    return port.number();
  }

  private int drippingPort() throws IOException {
    ScriptedServer server = ScriptedServer.http(connection -> {
      connection.send(LONG_RECORD);
      for (int i = 0; i < MOST_DRIPS; i++) {
        connection.pause(Duration.ofMillis(20));
        connection.send("\u0000");
      }
    });
    opened.add(server::close);
    return server.uri().getPort();
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
