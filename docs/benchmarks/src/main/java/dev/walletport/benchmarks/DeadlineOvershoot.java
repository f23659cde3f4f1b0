package dev.walletport.benchmarks;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.benchmarks.LoopbackServer.Manner;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * How long past its deadline a call lasts when the server never answers, or answers a byte at a
 * time. The promise is 50 ms at the 99th percentile and 150 ms ever. Beside it stands how late the
 * machine itself wakes a sleeping thread, in the same run: no deadline can be kept better than
 * that.
 */
final class DeadlineOvershoot {

  static final Duration DEADLINE = Duration.ofMillis(120);
  static final Duration PAUSE = Duration.ofMillis(20);

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final WalletId WALLET = WalletId.of(LoopbackServer.WALLET_ID);

  private DeadlineOvershoot() {}

  /**
   * How late calls of one kind ended.
   *
   * @param name operation and server
   * @param calls of the calls
   * @param naps of a sleep after each
   */
  record Result(String name, Lateness calls, Lateness naps) {}

  /** In milliseconds. */
  record Lateness(double p50, double p99, double most) {

    private static Lateness of(long[] nanos) {
      Arrays.sort(nanos);
      return new Lateness(
          BlockRunner.percentile(nanos, 0.50) / 1e6,
          BlockRunner.percentile(nanos, 0.99) / 1e6,
          nanos[nanos.length - 1] / 1e6);
    }
  }

  static List<Result> measure(RunLength length) throws IOException {
    return List.of(
        measure("link, no answer", Manner.MUTE, length, DeadlineOvershoot::linkFails),
        measure("find, no answer", Manner.MUTE, length, DeadlineOvershoot::findFails),
        measure("link, drip", Manner.DRIP, length, DeadlineOvershoot::linkFails),
        measure("find, drip", Manner.DRIP, length, DeadlineOvershoot::findFails));
  }

  private static boolean linkFails(WalletGateway gateway) {
    return gateway.link(CUSTOMER, WALLET, Otp.of("345678")).isLeft();
  }

  private static boolean findFails(WalletGateway gateway) {
    return gateway.find(CUSTOMER, WALLET).isLeft();
  }

  private static Result measure(
      String name, Manner manner, RunLength length, Predicate<WalletGateway> failing)
      throws IOException {
    try (LoopbackServer server = LoopbackServer.http(manner);
        Juspay juspay = open(server)) {
      long[] late = new long[length.overshoots()];
      long[] asleep = new long[length.overshoots()];
      for (int call = 0; call < late.length; call++) {
        late[call] = lateness(juspay.gateway(), failing);
        asleep[call] = napLateness();
      }
      return new Result(name, Lateness.of(late), Lateness.of(asleep));
    }
  }

  private static Juspay open(LoopbackServer server) {
    return Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of(WalletClient.API_KEY))
        .deadline(DEADLINE)
        .build());
  }

  private static long lateness(WalletGateway gateway, Predicate<WalletGateway> failing) {
    long due = System.nanoTime() + DEADLINE.toNanos();
    if (!failing.test(gateway)) {
      throw new IllegalStateException("an answer came");
    }
    return System.nanoTime() - due;
  }

  private static long napLateness() {
    long due = System.nanoTime() + PAUSE.toNanos();
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
    return System.nanoTime() - due;
  }
}
