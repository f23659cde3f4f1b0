package dev.walletport.adapter.juspay.faults;

import dev.walletport.adapter.juspay.faults.FaultMatrixRow.Arrived;
import dev.walletport.adapter.juspay.faults.TransportFault.Effect;
import dev.walletport.adapter.juspay.faults.TransportFault.Mode;
import dev.walletport.adapter.juspay.faults.TransportFault.Place;
import dev.walletport.domain.WalletOperation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/**
 * A bare socket on loopback that is good or plays its fault, as the test switches it, and counts
 * what reaches it.
 */
final class FaultServer implements AutoCloseable {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private static final String GOOD_KEYS = "good";

  private final TransportFault fault;
  private final Mode mode;
  private final CountingProvider provider = new CountingProvider();
  /** Keeps the port while it is not listened on. */
  private final Socket reservation = new Socket();

  private final Set<FaultConnection> open = ConcurrentHashMap.newKeySet();
  private Thread acceptor = Thread.currentThread();
  private ServerSocket listener;
  private boolean good = true;
  private boolean once;
  private boolean closed;
  private int misbehaving;
  private int requests;
  private int served;
  private int commands;
  private int passwords;
  private long flood;
  private int meetings;
  private boolean metAsMeant;

  private FaultServer(TransportFault fault, Mode mode) throws IOException {
    this.fault = fault;
    this.mode = mode;
    this.reservation.setReuseAddress(true);
    this.reservation.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.listener = listen();
    SSLContext unused = TlsFixture.server(GOOD_KEYS);
  }

  static FaultServer start(TransportFault fault, Mode mode) throws IOException {
    return new FaultServer(fault, mode);
  }

  URI uri() {
    return URI.create(
        (isSecure() ? "https" : "http") + "://127.0.0.1:" + reservation.getLocalPort());
  }

  private boolean isSecure() {
    return fault.place() == Place.HANDSHAKE;
  }

  CountingProvider provider() {
    return provider;
  }

  /** Makes ready for an operation, which then meets the fault; all counts begin anew. */
  synchronized void misbehave(WalletOperation operation) throws IOException {
    provider.expect(operation);
    requests = 0;
    commands = 0;
    passwords = 0;
    flood = 0;
    meetings = 0;
    metAsMeant = true;
    good = false;
    if (fault.place() == Place.PORT) {
      stopListening();
    }
  }

  /** The system goes on listening until the thread that waits for a connection has let go. */
  private void stopListening() throws IOException {
    listener.close();
    try {
      acceptor.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Makes ready for an operation whose first request alone meets the fault. */
  synchronized void misbehaveOnce(WalletOperation operation) throws IOException {
    misbehave(operation);
    once = true;
  }

  /** Is good again, after all that is going wrong has come to its end. */
  synchronized void behave() throws IOException {
    good = true;
    served = 0;
    notifyAll();
    awaitEndOfMisbehaviour();
    if (fault.place() == Place.PORT) {
      listener = listen();
    }
  }

  private synchronized void awaitEndOfMisbehaviour() {
    await(() -> misbehaving == 0);
  }

  synchronized void awaitMood() {
    await(() -> good);
  }

  /** Bounded, because a fault that does not end is a fault of the test. */
  private synchronized void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE;
    try {
      while (!condition.getAsBoolean() && System.nanoTime() < end) {
        wait(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!condition.getAsBoolean()) {
      throw new IllegalStateException(fault + " does not end");
    }
  }

  /** What has reached it since it began to misbehave. */
  synchronized Arrived arrived() {
    return new Arrived(requests, commands, passwords, provider.applied(), flood, metAsMeant);
  }

  /** How many requests it served since it is good again. */
  synchronized int served() {
    return served;
  }

  @Override
  public void close() throws IOException {
    end();
    listener.close();
    reservation.close();
    for (FaultConnection line : open) {
      line.close();
    }
  }

  private synchronized void end() {
    closed = true;
    good = true;
    notifyAll();
  }

  /** Counts a request that arrived whole while the fault is on. */
  synchronized String arrived(String request) {
    requests++;
    commands += CountingProvider.isCommand(request) ? 1 : 0;
    return fault.effect() == Effect.APPLIED ? provider.apply(request) : provider.pretend(request);
  }

  /** Takes a request while all is well. */
  synchronized String served(String request) {
    served++;
    return provider.apply(request);
  }

  synchronized void heard(String bytes) {
    passwords += occurrences(bytes, Canaries.OTP_ON_THE_WIRE);
  }

  private static int occurrences(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  synchronized void flooded(int bytes) {
    flood += bytes;
  }

  /** Lets time pass between two bytes. */
  void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  private ServerSocket listen() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(reservation.getLocalSocketAddress(), 50);
    acceptor = background(() -> accept(socket));
    return socket;
  }

  private static Thread background(Runnable work) {
    Thread thread = new Thread(work, "fault-server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void accept(ServerSocket from) {
    try {
      while (!from.isClosed()) {
        FaultConnection line = new FaultConnection(this, from.accept());
        open.add(line);
        Thread unused = background(() -> run(line));
      }
    } catch (IOException e) {
      // The server was closed, which is how a test ends.
    }
  }

  private void run(FaultConnection line) {
    try (line) {
      if (isOn(Place.ACCEPT) || isOn(Place.HANDSHAKE)) {
        play(line);
        return;
      }
      if (isSecure()) {
        line.secure(TlsFixture.server(GOOD_KEYS));
      }
      while (line.isOpen() && line.isAsked()) {
        answer(line);
      }
    } catch (IOException e) {
      // The client went away, which it may.
    } finally {
      open.remove(line);
    }
  }

  private void answer(FaultConnection line) throws IOException {
    if (isOn(Place.REQUEST)) {
      play(line);
    } else {
      line.serve(mode == Mode.FRESH ? "Connection: close" : "Connection: keep-alive");
    }
  }

  private synchronized boolean isOn(Place place) {
    return !good && !closed && fault.place() == place;
  }

  private void play(FaultConnection line) throws IOException {
    begin(line);
    try {
      fault.behaviour().on(line);
    } finally {
      finish();
    }
  }

  private synchronized void begin(FaultConnection line) {
    good = once;
    misbehaving++;
    boolean pooled = line.served() > 0;
    metAsMeant &= meetings > 0 || pooled == (mode == Mode.POOLED);
    meetings++;
  }

  private synchronized void finish() {
    misbehaving--;
    notifyAll();
  }
}
