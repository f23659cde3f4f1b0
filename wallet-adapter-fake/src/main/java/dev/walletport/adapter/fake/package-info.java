/**
 * A provider in memory: as strict as a real one, without a network, the same on every run.
 *
 * <p>Two classes to start with. {@link dev.walletport.adapter.fake.FakeWallets} controls the
 * provider: it opens customers, reads the SMS inbox, moves the clock, and has the gateway.
 * {@link dev.walletport.adapter.fake.FakeModule} binds it in Guice, with a default for everything
 * that the use cases need.
 *
 * <pre>{@code
 * FakeWallets wallets = FakeWallets.create();
 * Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));
 * WalletGateway gateway = wallets.gateway();
 * }</pre>
 *
 * <p>{@link dev.walletport.adapter.fake.Faults} scripts faults, and
 * {@link dev.walletport.adapter.fake.MagicOtp} lists one-time passwords that cause an outcome
 * without a script. In a JUnit 5 test, {@link dev.walletport.adapter.fake.junit.WithFakeWallets}
 * injects these as parameters.
 *
 * <p>{@link dev.walletport.adapter.fake.sandbox.JuspaySandbox} serves the same provider over
 * Juspay's HTTP contract.
 *
 * <p>All types are safe to share between threads. Every call is one atomic step on the state of one
 * customer. Calls for different customers do not wait for each other, and two fakes share nothing.
 */
@CheckReturnValue
@NullMarked
package dev.walletport.adapter.fake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
