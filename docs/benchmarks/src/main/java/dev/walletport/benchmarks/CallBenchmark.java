package dev.walletport.benchmarks;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A call of the gateway and of its peer, over loopback. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before it measures.
public class CallBenchmark {

  private static final String CUSTOMER_ID = "customer_1122";
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of(CUSTOMER_ID));
  private static final WalletId WALLET = WalletId.of(LoopbackServer.WALLET_ID);

  private LoopbackServer server;
  private BareClient bare;
  private Juspay juspay;

  /** Starts the server. */
  @Setup
  public void open() throws IOException {
    server = LoopbackServer.start(LoopbackServer.Manner.PROMPT);
    bare = new BareClient(server.uri());
    juspay = Juspay.open(
        JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key")).build());
  }

  /** Stops it. */
  @TearDown
  public void close() throws IOException {
    juspay.close();
    bare.close();
    server.close();
  }

  /** The peer reads a wallet. */
  @Benchmark
  public Object findByPeer() throws IOException {
    return bare.find(CUSTOMER_ID, LoopbackServer.WALLET_ID);
  }

  /** The gateway reads a wallet. */
  @Benchmark
  public Object findByGateway() {
    return juspay.gateway().find(CUSTOMER, WALLET).get();
  }

  /** The peer links a wallet. */
  @Benchmark
  public Object linkByPeer() throws IOException {
    return bare.link(CUSTOMER_ID, LoopbackServer.WALLET_ID, "345678");
  }

  /** The gateway links a wallet. */
  @Benchmark
  public Object linkByGateway() {
    return juspay.gateway().link(CUSTOMER, WALLET, Otp.of("345678")).get();
  }
}
