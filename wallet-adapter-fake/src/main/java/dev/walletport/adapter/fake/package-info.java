/**
 * A provider in memory: as strict as a real one, without a network, the same on every run.
 *
 * <p>Two classes to start with. {@link dev.walletport.adapter.fake.FakeWallets} is the provider's
 * side of the table: it opens customers, reads the SMS inbox, moves the clock, and answers the
 * gateway. {@link dev.walletport.adapter.fake.FakeModule} puts the same behind Guice, with a
 * default for everything that the use cases need.
 *
 * <pre>{@code
 * FakeWallets wallets = FakeWallets.create();
 * Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));
 * WalletGateway gateway = wallets.gateway();
 * }</pre>
 *
 * <p>{@link dev.walletport.adapter.fake.Faults} scripts what goes wrong, and
 * {@link dev.walletport.adapter.fake.MagicOtp} has the passwords that need no script. In a JUnit 5
 * test, {@link dev.walletport.adapter.fake.junit.WithFakeWallets} brings it all as parameters.
 *
 * <p>{@link dev.walletport.adapter.fake.sandbox.JuspaySandbox} puts the same behind Juspay's HTTP
 * contract.
 *
 * <p>All types are safe to share between threads. Every call is one atomic step on the books of one
 * customer; customers do not wait for each other, and two fakes know nothing of each other.
 */
@NullMarked
package dev.walletport.adapter.fake;

import org.jspecify.annotations.NullMarked;
