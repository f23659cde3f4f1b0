package dev.walletport.recipes.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.LeaseTimes;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.PortCalls;
import dev.walletport.application.testing.PortCalls.Moment;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * A node of a host in a JVM of its own. It takes one command a line, as {@code link customer wallet
 * otp}, and prints a line for each answer, for each end that it tells, and for the moment at which
 * it holds or halts.
 */
final class NodeMain implements WalletEvents {

  static final String MERCHANT = "merchant";
  static final JuspayApiKey KEY = JuspayApiKey.of("canary_api_key");

  private static final int TAPPING_THREADS = 4;

  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final Map<String, Integer> reached = new HashMap<>();
  private final Wallets wallets;
  private String holdAt = "";
  private boolean telling = true;

  private NodeMain(Juspays provider, CommandStore rows) {
    PortCalls calls = new PortCalls(this::reach);
    Supplier<JuspayApiKey> key = watchedKey(calls);
    this.wallets = Wallets.builder(calls.watched(WalletGateway.class, provider.gateway(key)))
        .clock(offsetClock())
        .settling(new SettlingPolicy(List.of(Duration.ofMillis(20)), Duration.ofSeconds(1)))
        .events(calls.watched(WalletEvents.class, this))
        .guard(CommandGuard.over(calls.watched(CommandStore.class, rows)).lease(lease()))
        .build();
  }

  @SuppressWarnings("unchecked") // The proxy of a supplier supplies the same.
  private static Supplier<JuspayApiKey> watchedKey(PortCalls calls) {
    return calls.watched(Supplier.class, () -> KEY);
  }

  /** Opens the provider's gateway for a key. */
  private interface Juspays {
    WalletGateway gateway(Supplier<JuspayApiKey> key);
  }

  public static void main(String[] arguments) throws Exception {
    JuspaySettings settings =
        JuspaySettings.builder(URI.create(option("provider", "")), KEY).build();
    try (HikariDataSource pool = NodePool.open(option("jdbc", ""), TAPPING_THREADS);
        JuspayTransport transport = JuspayTransport.open(settings)) {
      NodeMain node = new NodeMain(
          key -> transport.gateway(JuspayMerchant.named(MERCHANT, key)),
          new JdbcCommandStore(pool, NodePool.STATEMENT));
      NodePool.awaitConnection(pool);
      node.print("ready");
      node.serve();
    }
  }

  private static String option(String name, String standard) {
    return System.getProperty("node." + name, standard);
  }

  private static InstantSource offsetClock() {
    return InstantSource.offset(InstantSource.system(), Duration.parse(option("clock", "PT0S")));
  }

  private static LeaseTimes lease() {
    List<Duration> times = Arrays.stream(
            option("lease", "5000,10000,35000,10000").split(","))
        .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
        .toList();
    return new LeaseTimes(times.get(0), times.get(1), times.get(2), times.get(3));
  }

  /** A moment is named by its number, or by its name and how many of that name came before. */
  private synchronized void reach(Moment moment) {
    String name = moment.name() + "," + reached.merge(moment.name(), 1, Integer::sum);
    if (List.of(name, String.valueOf(moment.number())).contains(option("halt", ""))) {
      print("halting " + moment.name());
      Runtime.getRuntime().halt(3);
    }
    if (moment.name().equals(holdAt)) {
      holdAt = "";
      print("held " + moment.name());
      print("gone on " + read());
    }
  }

  private String read() {
    try {
      return String.valueOf(in.readLine());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void print(String line) {
    System.out.println(line);
    System.out.flush();
  }

  @Override
  public void onEnd(WalletCallEnded event) {
    tell(event.stamp().id() + " " + event.outcome());
  }

  @Override
  public void onSwept(SweptCommand event) {
    tell(event.command().call() + " " + event.ending());
  }

  private void tell(String end) {
    if (telling) {
      print("told " + end);
    }
  }

  private void serve() throws Exception {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      print("answer " + answer(words));
    }
  }

  private String answer(String[] words) throws Exception {
    return switch (words[0]) {
      case "hold" -> hold(words[1] + " " + words[2]);
      case "taps" -> taps(Integer.parseInt(words[1]));
      case "sweep" -> "swept " + wallets.settleOutstanding().sweep(100).size();
      default -> command(words);
    };
  }

  private String hold(String moment) {
    holdAt = moment;
    return "will hold";
  }

  /** Asks for a message for each wallet of the lines that follow; answers how many were sent. */
  private String taps(int most) throws Exception {
    List<Callable<Boolean>> taps = new ArrayList<>();
    telling = false;
    for (int i = 0; i < most; i++) {
      String[] words = read().split(" ", -1);
      taps.add(() -> wallets.requestOtp(customer(words[0]), wallet(words[1])).isRight());
    }
    ExecutorService threads = Executors.newFixedThreadPool(TAPPING_THREADS);
    try {
      int permits = 0;
      for (Future<Boolean> sent : threads.invokeAll(taps)) {
        permits += sent.get() ? 1 : 0;
      }
      return String.valueOf(permits);
    } finally {
      threads.shutdown();
    }
  }

  private String command(String[] words) {
    Customer customer = customer(words[1]);
    Either<WalletFailure, ?> answer = switch (words[0]) {
      case "create" -> wallets.create(customer, NewWallet.at(WalletProvider.MOBIKWIK));
      case "createWithOtp" ->
        wallets.create(customer, NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp());
      case "requestOtp" -> wallets.requestOtp(customer, wallet(words[2]));
      case "link" -> wallets.link(customer, wallet(words[2]), words[3]);
      case "delink" -> wallets.delink(customer, wallet(words[2]));
      case "delinkAll" -> wallets.delinkAll(customer);
      case "changeMobileNumber" ->
        wallets.changeMobileNumber(customer, wallet(words[2]), MobileNumber.of("9123456780"));
      default -> throw new IllegalArgumentException(words[0]);
    };
    return answer.fold(WalletFailure::kind, done -> "done");
  }

  private static Customer customer(String id) {
    return Customer.registered(CustomerId.of(id));
  }

  private static WalletId wallet(String id) {
    return WalletId.of(id);
  }
}
