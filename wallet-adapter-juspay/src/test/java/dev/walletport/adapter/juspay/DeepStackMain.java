package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the first calls of a JVM at the end of a small stack, one at each depth, and looks then
 * whether calls on other threads are harmed.
 */
final class DeepStackMain {

  static final String ALL_IS_WELL = "all is well";

  private static final long SMALL_STACK = 256 * 1024;
  private static final int ANSWERS = 60;
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final Otp OTP = Otp.of("345678");
  private static final List<WalletId> WALLETS =
      List.of(SampleWallets.ID, WalletIdServer.REFUSED, WalletIdServer.CUT, WalletIdServer.SILENT);

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger overflowed = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final JuspayTransport transport;
  private final WalletGateway hurried;
  private final WalletGateway gateway;

  private DeepStackMain(URI uri) {
    JuspaySettings settings = JuspaySettings.builder(uri, JuspayApiKey.of("your_api_key"))
        .maxAttempts(1)
        .poolSize(2)
        .build();
    this.transport = JuspayTransport.open(settings);
    this.gateway = transport.gateway(settings.merchant());
    this.hurried = transport.gateway(
        settings.merchant(), settings.toBuilder().deadline(SHORT).build());
  }

  /** Takes the address of the server. */
  public static void main(String[] arguments) throws Exception {
    DeepStackMain main = new DeepStackMain(URI.create(arguments[0]));
    Thread deep = new Thread(null, main::descend, "deep", SMALL_STACK);
    deep.start();
    deep.join();
    System.out.println(main.answered + " answered, " + main.overflowed + " overflowed");
    main.assertThatOthersAreNotHarmed();
    main.transport.close(Duration.ZERO);
    System.out.println(ALL_IS_WELL);
  }

  /** Goes down to the end of the stack, and calls once in every frame on the way up. */
  @SuppressWarnings("InfiniteRecursion") // It is the point of the test.
  private void descend() {
    try {
      descend();
    } catch (StackOverflowError e) {
      // The end of the stack: from here on upwards the calls begin.
    }
    if (answered.get() < ANSWERS) {
      call(calls.incrementAndGet());
    }
  }

  /** The silent wallet comes seldom, because it takes the whole deadline. */
  private void call(int number) {
    int which = number % 50 == 0 ? 3 : number % 3;
    try {
      boolean ignored = hurried.link(CUSTOMER, WALLETS.get(which), OTP).isRight();
      answered.incrementAndGet();
    } catch (StackOverflowError e) {
      overflowed.incrementAndGet();
    }
  }

  private void assertThatOthersAreNotHarmed() {
    assertThat(answered).hasPositiveValue();
    assertThat(overflowed).hasPositiveValue();
    Await.await(() -> transport.http().connections().leased() == 0);
    assertThat(transport.http().connections().leased()).isZero();
    assertThat(transport.health().callsInFlight()).isZero();
    assertThat(transport.health().shares().commands().inUse()).isZero();
    assertThat(link(SampleWallets.ID).isRight()).isTrue();
    assertThat(link(WalletIdServer.REFUSED).getLeft()).isInstanceOf(Refused.class);
    assertThat(link(WalletIdServer.CUT).getLeft()).isInstanceOf(OutcomeUnknown.class);
    assertThat(find(WalletIdServer.CUT).getLeft()).isInstanceOf(Unavailable.class);
    assertThat(hurried.find(CUSTOMER, WalletIdServer.SILENT).getLeft())
        .isEqualTo(new Unavailable("deadline passed"));
    assertThat(find(SampleWallets.ID).isRight()).isTrue();
  }

  private Either<WalletFailure, ?> link(WalletId wallet) {
    return gateway.link(CUSTOMER, wallet, OTP);
  }

  private Either<WalletFailure, ?> find(WalletId wallet) {
    return gateway.find(CUSTOMER, wallet);
  }
}
