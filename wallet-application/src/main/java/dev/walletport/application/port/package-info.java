/**
 * The ports: {@link dev.walletport.application.port.WalletGateway}, which an adapter implements and
 * without which there is nothing; {@link dev.walletport.application.port.WalletEvents}, through
 * which a platform may listen; and {@link dev.walletport.application.port.Pause}, through which a
 * use case waits.
 */
@NullMarked
package dev.walletport.application.port;

import org.jspecify.annotations.NullMarked;
