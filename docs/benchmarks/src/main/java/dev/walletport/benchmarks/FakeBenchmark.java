package dev.walletport.benchmarks;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Calls on the fake, beside the least that any of them could be: one entry of a map replaced. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FakeBenchmark {

  private final FakeWallets fake = FakeWallets.create();
  private final WalletGateway gateway = fake.gateway();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet = newWallet();
  private final WalletId linked = linkedWallet();
  private final Otp wrong = Otp.of("wrong");
  private final ConcurrentHashMap<WalletId, Entry> map = new ConcurrentHashMap<>();

  private record Entry(WalletId id, long version) {}

  private WalletId newWallet() {
    return gateway.create(customer, NewWallet.at(WalletProvider.MOBIKWIK)).get().id();
  }

  private WalletId linkedWallet() {
    WalletId made = newWallet();
    gateway.link(customer, made, Otp.of(MagicOtp.LINKED.typed())).get();
    return made;
  }

  /** The peer: one entry of a map replaced by a new record. */
  @Benchmark
  public Object bare() {
    return map.compute(
        wallet, (id, before) -> new Entry(id, before == null ? 0 : before.version() + 1));
  }

  /** An unlinked wallet is read. */
  @Benchmark
  public Object find() {
    return gateway.find(customer, wallet);
  }

  /** A linked wallet is refreshed, and hands out a token. */
  @Benchmark
  public Object refresh() {
    return gateway.refresh(customer, linked);
  }

  /** An OTP is refused. */
  @Benchmark
  public Object refuse() {
    return gateway.link(customer, wallet, wrong);
  }

  /** Four calls, and a minute on the fake's clock between OTPs. */
  @Benchmark
  public Object cycle() {
    fake.clock().advance(Duration.ofMinutes(1));
    gateway.requestOtp(customer, wallet).get();
    gateway.link(customer, wallet, Otp.of(fake.inbox().newestOtp(wallet))).get();
    gateway.find(customer, wallet).get();
    return gateway.delink(customer, wallet).get();
  }
}
