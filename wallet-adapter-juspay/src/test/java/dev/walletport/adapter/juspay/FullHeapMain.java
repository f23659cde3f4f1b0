package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Fills the heap while calls are made, and looks then whether all is as it was. */
final class FullHeapMain {

  static final String ALL_IS_WELL = "all is well";

  private static final int FILLINGS = 4;
  private static final long FULL_NANOS = 60_000_000;
  private static final Duration SHORT = Duration.ofMillis(100);
  /** Long enough for a command to leave on a busy machine, over a new connection. */
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final Duration LONG = Duration.ofMinutes(1);

  /** What is asserted of time: far more than is promised, and far less than the long deadline. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final Otp OTP = Otp.of("345678");

  /** Both are printed: none may be answered where the heap is full most of the time. */
  private final AtomicInteger answered = new AtomicInteger();

  private final AtomicInteger outOfMemory = new AtomicInteger();
  private final JuspayTransport transport;
  private final WalletGateway hurried;
  private final WalletGateway sending;
  private final WalletGateway patient;
  private final byte[] @Nullable [] filling = new byte[100_000][];
  private int filled;
  private int timesFull;
  private volatile boolean ended;

  private FullHeapMain(URI uri) {
    JuspaySettings settings = JuspaySettings.builder(uri, JuspayApiKey.of("your_api_key"))
        .maxAttempts(1)
        .deadline(LONG)
        .build();
    this.transport = JuspayTransport.open(settings);
    this.patient = transport.gateway(settings.merchant());
    this.hurried = transport.gateway(
        settings.merchant(), settings.toBuilder().deadline(SHORT).build());
    this.sending = transport.gateway(
        settings.merchant(), settings.toBuilder().deadline(SECOND).build());
  }

  /** Takes the address of the server. */
  public static void main(String[] arguments) throws Exception {
    FullHeapMain main = new FullHeapMain(URI.create(arguments[0]));
    main.callWhileTheHeapIsFilled();
    main.assertThatAllIsAsItWas();
    main.transport.close(Duration.ZERO);
    System.out.println(ALL_IS_WELL);
  }

  private void callWhileTheHeapIsFilled() throws InterruptedException {
    assertThat(find(patient, SampleWallets.ID).isRight()).isTrue();
    LockSupport.parkNanos(1); // Loads what is used while the heap is full.
    Arrays.fill(filling, null);
    List<Thread> callers = new ArrayList<>();
    for (WalletId wallet : List.of(
        SampleWallets.ID, WalletIdServer.SILENT, WalletIdServer.DRIPPING, SampleWallets.ID)) {
      callers.add(start(() -> callUntilTheEnd(wallet)));
    }
    for (int i = 0; i < FILLINGS; i++) {
      fillTheHeap();
    }
    ended = true;
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(timesFull).isGreaterThanOrEqualTo(FILLINGS);
    System.out.println(answered + " answered, " + outOfMemory + " out of memory");
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "caller");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void callUntilTheEnd(WalletId wallet) {
    do {
      try {
        answered.addAndGet(find(hurried, wallet).isRight() ? 1 : 0);
      } catch (OutOfMemoryError e) {
        outOfMemory.incrementAndGet();
      }
    } while (!ended);
  }

  /** To the last bytes, and for a while. Allocates nothing else, for that would fail as well. */
  private void fillTheHeap() {
    filled = 0;
    for (int size = 1 << 20; size >= 16; size /= 32) {
      fill(size);
    }
    LockSupport.parkNanos(FULL_NANOS);
    Arrays.fill(filling, null);
  }

  private void fill(int size) {
    try {
      while (filled < filling.length) {
        filling[filled] = new byte[size];
        filled++;
      }
    } catch (OutOfMemoryError e) {
      timesFull++; // No more of this size: this is what is wanted.
    }
  }

  private void assertThatAllIsAsItWas() throws Exception {
    assertThat(find(patient, SampleWallets.ID).isRight()).isTrue();
    Await.await(() -> transport.http().connections().leased() == 0);
    assertThat(transport.http().connections().leased()).isZero();
    assertThat(transport.health().callsInFlight()).isZero();
    assertThat(transport.health().shares().reads().inUse()).isZero();
    assertThat(transport.http().watchdogThread().isAlive()).isTrue();
    assertEndsAtItsDeadline(() -> find(hurried, WalletIdServer.SILENT), Unavailable.class);
    assertEndsAtItsDeadline(() -> find(hurried, WalletIdServer.DRIPPING), Unavailable.class);
    assertEndsAtItsDeadline(() -> link(sending, WalletIdServer.SILENT), OutcomeUnknown.class);
    assertEndsByAnInterrupt();
    assertThat(find(patient, SampleWallets.ID).isRight()).isTrue();
    assertThat(link(patient, SampleWallets.ID).isRight()).isTrue();
  }

  private static void assertEndsAtItsDeadline(Call call, Class<?> failure) {
    long began = System.nanoTime();

    Either<WalletFailure, ?> answer = call.make();

    assertThat(answer.getLeft()).isInstanceOf(failure);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, GRACE);
  }

  private void assertEndsByAnInterrupt() throws Exception {
    CompletableFuture<Either<WalletFailure, ?>> answer = new CompletableFuture<>();
    int leased = transport.http().connections().leased();
    Thread caller = start(() -> answer.complete(find(patient, WalletIdServer.SILENT)));
    Await.await(() -> transport.http().connections().leased() == leased + 1);

    caller.interrupt();
    caller.join(GRACE.toMillis());

    assertThat(answer.getNow(Either.right("none")))
        .isEqualTo(Either.left(new Unavailable("interrupted")));
  }

  private static Either<WalletFailure, ?> find(WalletGateway gateway, WalletId wallet) {
    return gateway.find(CUSTOMER, wallet);
  }

  private static Either<WalletFailure, ?> link(WalletGateway gateway, WalletId wallet) {
    return gateway.link(CUSTOMER, wallet, OTP);
  }

  /** A call that is measured. */
  @FunctionalInterface
  private interface Call {
    Either<WalletFailure, ?> make();
  }
}
