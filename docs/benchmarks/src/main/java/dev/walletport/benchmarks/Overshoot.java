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
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * How long past its deadline a call lasts when the server never answers, or answers a byte at a
 * time. The promise is 50 ms at the 99th percentile and 150 ms ever. Beside it stands how late the
 * machine itself wakes a sleeping thread, in the same run: no deadline can be kept better than
 * that.
 */
public final class Overshoot {

  private static final Duration DEADLINE = Duration.ofMillis(120);
  private static final Duration NAP = Duration.ofMillis(20);

  private Overshoot() {}

  /** Prints one line per server and operation; the argument is the number of calls in each. */
  public static void main(String[] arguments) throws IOException {
    int calls = Integer.parseInt(arguments[0]);
    Customer customer = Customer.registered(CustomerId.of("customer_1122"));
    WalletId wallet = WalletId.of(LoopbackServer.WALLET_ID);
    for (Manner manner : new Manner[] {Manner.MUTE, Manner.DRIP}) {
      measure(
          manner + " link",
          manner,
          calls,
          gateway -> gateway.link(customer, wallet, Otp.of("345678")).isLeft());
      measure(
          manner + " find",
          manner,
          calls,
          gateway -> gateway.find(customer, wallet).isLeft());
    }
  }

  private static void measure(
      String name, Manner manner, int calls, Predicate<WalletGateway> failing) throws IOException {
    double[] over = new double[calls];
    double[] asleep = new double[calls];
    try (LoopbackServer server = LoopbackServer.start(manner);
        Juspay juspay =
            Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key"))
                .deadline(DEADLINE)
                .build())) {
      for (int call = 0; call < calls; call++) {
        long began = System.nanoTime();
        if (!failing.test(juspay.gateway())) {
          throw new IllegalStateException("an answer came");
        }
        over[call] = millisSince(began + DEADLINE.toNanos());
        asleep[call] = lateness();
      }
    }
    print(name, over);
    print("  asleep", asleep);
  }

  /** How late a sleep ends, in milliseconds. */
  private static double lateness() {
    long until = System.nanoTime() + NAP.toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
    return millisSince(until);
  }

  private static double millisSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e6;
  }

  private static void print(String name, double[] late) {
    int calls = late.length;
    Arrays.sort(late);
    System.out.printf(
        Locale.ROOT,
        "%-10s %d times: late by %.1f ms at p50, %.1f at p99, %.1f at most%n",
        name,
        calls,
        late[calls / 2],
        late[(int) Math.ceil(calls * 0.99) - 1],
        late[calls - 1]);
  }
}
