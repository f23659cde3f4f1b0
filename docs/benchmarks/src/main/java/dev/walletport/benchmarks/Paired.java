package dev.walletport.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The gateway against a bare client, turn by turn in one JVM: what else the machine does hits both
 * alike, and the ratio of a turn to its neighbour stays. CPU time and bytes are those of the
 * calling thread.
 */
public final class Paired {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UPS = 20;
  private static final String CUSTOMER_ID = "customer_1122";
  private static final String OTP = "345678";

  private Paired() {}

  /** Prints ratios; the arguments are the number of turns and the calls in each. */
  public static void main(String[] arguments) throws IOException {
    int turns = Integer.parseInt(arguments[0]);
    int calls = Integer.parseInt(arguments[1]);
    Customer customer = Customer.registered(CustomerId.of(CUSTOMER_ID));
    WalletId wallet = WalletId.of(LoopbackServer.WALLET_ID);
    try (LoopbackServer server = LoopbackServer.start(LoopbackServer.Manner.PROMPT);
        BareClient bare = new BareClient(server.uri());
        Juspay juspay =
            Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key"))
                .build())) {
      WalletGateway gateway = juspay.gateway();
      compare(
          "find",
          turns,
          calls,
          () -> bare.find(CUSTOMER_ID, LoopbackServer.WALLET_ID).linked(),
          () -> gateway.find(customer, wallet).isRight());
      compare(
          "link",
          turns,
          calls,
          () -> bare.link(CUSTOMER_ID, LoopbackServer.WALLET_ID, OTP).linked(),
          () -> gateway.link(customer, wallet, Otp.of(OTP)).isRight());
    }
  }

  /** One call; false if it went wrong. */
  private interface Work {
    boolean call() throws IOException;
  }

  /** What a turn took, per call. */
  private record Turn(double cpuNanos, double wallNanos, double bytes) {}

  private static void compare(String name, int turns, int calls, Work peer, Work ours)
      throws IOException {
    for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
      run(peer, calls);
      run(ours, calls);
    }
    List<Turn> peers = new ArrayList<>();
    List<Turn> ourses = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      if (turn % 2 == 0) {
        peers.add(run(peer, calls));
        ourses.add(run(ours, calls));
      } else {
        ourses.add(run(ours, calls));
        peers.add(run(peer, calls));
      }
    }
    print(name + " cpu", "us", 1e-3, peers, ourses, Turn::cpuNanos);
    print(name + " wall", "us", 1e-3, peers, ourses, Turn::wallNanos);
    print(name + " bytes", "B", 1, peers, ourses, Turn::bytes);
  }

  private static Turn run(Work work, int calls) throws IOException {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    for (int call = 0; call < calls; call++) {
      if (!work.call()) {
        throw new IllegalStateException("a call went wrong");
      }
    }
    return new Turn(
        per(calls, THREADS.getCurrentThreadCpuTime() - cpu),
        per(calls, System.nanoTime() - wall),
        per(calls, THREADS.getCurrentThreadAllocatedBytes() - bytes));
  }

  private static double per(int calls, long total) {
    return (double) total / calls;
  }

  private static void print(
      String name,
      String unit,
      double scale,
      List<Turn> peers,
      List<Turn> ourses,
      ToDoubleFunction<Turn> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int turn = 0; turn < peers.size(); turn++) {
      ratios.add(figure.applyAsDouble(ourses.get(turn)) / figure.applyAsDouble(peers.get(turn)));
    }
    System.out.printf(
        Locale.ROOT,
        "%-11s ours %8.1f %s, peer %8.1f %s, ratio %.3f (quartiles %.3f to %.3f, %d turns)%n",
        name,
        at(0.5, ourses.stream().map(figure::applyAsDouble).toList()) * scale,
        unit,
        at(0.5, peers.stream().map(figure::applyAsDouble).toList()) * scale,
        unit,
        at(0.5, ratios),
        at(0.25, ratios),
        at(0.75, ratios),
        ratios.size());
  }

  private static double at(double part, List<Double> values) {
    return values.stream().sorted().toList().get((int) (part * (values.size() - 1)));
  }
}
