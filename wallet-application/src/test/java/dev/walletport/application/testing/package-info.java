/**
 * The contract that every {@link dev.walletport.application.port.WalletGateway} keeps, as tests.
 *
 * <p>The author of a gateway extends
 * {@link dev.walletport.application.testing.WalletGatewayContract} and hands it a
 * {@link dev.walletport.application.testing.ProviderSide}: the controls of the provider behind the
 * gateway in the test. What a provider cannot do, such as move its clock, it leaves out, and the
 * tests that need it are skipped. The author of a store of commands extends
 * {@link dev.walletport.application.testing.CommandStoreContract}, and a host that wants to stop
 * its nodes in the middle of a command has {@link dev.walletport.application.testing.PortCalls}.
 */
package dev.walletport.application.testing;
