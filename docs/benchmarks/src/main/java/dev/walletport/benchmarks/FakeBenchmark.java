package dev.walletport.benchmarks;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A whole cycle on the fake: an OTP is requested, the wallet linked, read and delinked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FakeBenchmark {

  private final FakeWallets fake = FakeWallets.create();
  private final WalletGateway gateway = fake.gateway();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet =
      gateway.create(customer, NewWallet.at(WalletProvider.MOBIKWIK)).get().id();

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
