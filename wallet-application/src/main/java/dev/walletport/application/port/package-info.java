/**
 * The ports: {@link dev.walletport.application.port.WalletGateway}, which an adapter implements and
 * without which there is nothing; {@link dev.walletport.application.port.WalletEvents}, by which a
 * host is told what happens; {@link dev.walletport.application.port.CommandStore}, which the nodes
 * of a host share; and, each with a default for a real machine,
 * {@link dev.walletport.application.port.Pause}, {@link dev.walletport.application.port.CallIds}
 * and {@link dev.walletport.application.port.HostFailureLog}.
 */
@CheckReturnValue
@NullMarked
package dev.walletport.application.port;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
