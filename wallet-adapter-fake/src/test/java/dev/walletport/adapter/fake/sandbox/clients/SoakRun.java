package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.domain.testing.Answers.ignore;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayHealth;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Ceiling;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.LookPlan;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Two merchants of one transport over one sandbox, each with a guard, called by 64 threads: 32
 * drivers, and one that competes with each.
 */
final class SoakRun implements AutoCloseable {

  private static final int DRIVERS = 32;
  private static final Ceiling NO_CEILING = new Ceiling(100, Duration.ofMillis(1));

  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final SoakEvents events = new SoakEvents(violations);
  private final FakeWallets fake = FakeWallets.create();
  private final FaultFeed faults = new FaultFeed(fake.faults());
  private final JuspaySandbox sandbox;
  private final JuspayTransport transport;
  private final List<Wallets> merchants;
  private final ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS);
  private final ExecutorService competitors = Executors.newFixedThreadPool(DRIVERS);

  private SoakRun(UnaryOperator<WalletGateway> gateways) throws IOException {
    letResend();
    this.sandbox = JuspaySandbox.start(fake);
    this.transport = JuspayTransport.open(
        JuspaySettings.builder(sandbox.uri()).build(), InstantSource.system(), events);
    this.merchants =
        Stream.of("first", "second").map(name -> merchant(name, gateways)).toList();
  }

  static SoakRun start() throws IOException {
    return start(gateway -> gateway);
  }

  /** With something between the use cases and the adapter. */
  static SoakRun start(UnaryOperator<WalletGateway> gateways) throws IOException {
    return new SoakRun(gateways);
  }

  /** One that is held back by what is under way alone, and settles within a moment. */
  private Wallets merchant(String name, UnaryOperator<WalletGateway> gateways) {
    JuspayMerchant merchant = JuspayMerchant.named(name, JuspayApiKey.of("key_of_" + name));
    return Wallets.builder(gateways.apply(transport.gateway(merchant)))
        .settling(new SettlingPolicy(List.of(Duration.ofMillis(5)), Duration.ofSeconds(10)))
        .events(events)
        .guard(guard())
        .build();
  }

  private static CommandGuard guard() {
    GuardLimits limits = new GuardLimits(
        Duration.ZERO,
        NO_CEILING,
        NO_CEILING,
        new GuardLimits.Shared(NO_CEILING, NO_CEILING, NO_CEILING));
    return CommandGuard.over(CommandStore.inMemory(InstantSource.system()))
        .limits(limits)
        .looks(new LookPlan(2, Duration.ofMillis(20)));
  }

  /** Calls for so long, and waits until every call has ended. */
  void call(Duration time) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + time.toNanos();
    List<Future<?>> driving = new ArrayList<>();
    for (int number = 0; number < DRIVERS; number++) {
      SoakDriver driver = new SoakDriver(merchants.get(number % 2), fake, faults, events);
      String name = "run_" + end + "_driver_" + number;
      driving.add(
          drivers.submit(() -> driver.drive(name, () -> System.nanoTime() > end, competitors)));
    }
    for (Future<?> one : driving) {
      sweepUntilDone(one);
    }
  }

  /** Settles what was lost, as the scheduler of a host does, until a driver has ended. */
  private void sweepUntilDone(Future<?> driving) throws InterruptedException, ExecutionException {
    boolean done = false;
    while (!done) {
      merchants.forEach(merchant -> ignore(merchant.settleOutstanding().sweep(1_000)));
      done = isDoneWithin(driving);
    }
  }

  private static boolean isDoneWithin(Future<?> driving)
      throws InterruptedException, ExecutionException {
    try {
      driving.get(50, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false; // It is asked again.
    }
  }

  /**
   * Drops the wallets that lost answers have left behind, and the spent tokens, of which a fake
   * whose clock stands forgets none. No call may be under way.
   */
  void dropWallets() {
    fake.reset();
    letResend();
  }

  private void letResend() {
    fake.setPolicy(WalletProvider.MOBIKWIK, OtpPolicy.standard().withResendAfter(Duration.ZERO));
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  long calls() {
    return faults.calls();
  }

  int callsWithoutEnd() {
    return events.open();
  }

  JuspayHealth health() {
    return transport.health();
  }

  @Override
  public void close() {
    drivers.shutdownNow();
    competitors.shutdownNow();
    transport.close();
    sandbox.close();
  }
}
