package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.testing.FakeProviderSide;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletProvider;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A gateway or a provider that breaks one rule of the contract.
 *
 * @param name what is broken, in words
 * @param failingTest the test of the contract that must fail, as {@code Nested_class.method}
 * @param gateway the gateway with the break
 * @param provider the provider with the break
 */
record Mutant(
    String name,
    String failingTest,
    Function<FakeWallets, WalletGateway> gateway,
    Function<FakeWallets, FakeProviderSide> provider) {

  static Mutant none() {
    return new Mutant("nothing", "", DelegatingGateway::new, FakeProviderSide::new);
  }

  static Mutant gateway(
      String name, String failingTest, Function<FakeWallets, WalletGateway> gateway) {
    return new Mutant(name, failingTest, gateway, FakeProviderSide::new);
  }

  /** One mutant for each of the tests that a broken gateway must fail. */
  static Stream<Mutant> each(
      String name, Function<FakeWallets, WalletGateway> gateway, String... failingTests) {
    return Arrays.stream(failingTests).map(test -> gateway(name, test, gateway));
  }

  static Mutant provider(
      String name, String failingTest, Function<FakeWallets, FakeProviderSide> provider) {
    return new Mutant(name, failingTest, DelegatingGateway::new, provider);
  }

  /** The provider follows other rules than it was told. */
  static Mutant policy(String name, String failingTest, UnaryOperator<OtpPolicy> change) {
    return provider(name, failingTest, wallets -> new FakeProviderSide(wallets) {
      @Override
      public void setPolicy(WalletProvider provider, OtpPolicy policy) {
        super.setPolicy(provider, change.apply(policy));
      }
    });
  }

  @Override
  public String toString() {
    return name + ": " + failingTest;
  }
}
