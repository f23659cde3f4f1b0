/**
 * What a host asks for, one class and one verb each.
 *
 * <p>Start with {@link dev.walletport.application.Wallets}, which has them all, and read
 * {@link dev.walletport.application.LinkWallet} for how one works. Every use case depends on the
 * {@link dev.walletport.application.port.WalletGateway} port alone; which adapter stands behind it
 * is the host's choice. The use cases add what no adapter should: the rules for a one-time password
 * before any call, {@linkplain dev.walletport.application.Settling settling} a command whose answer
 * was lost, and {@linkplain dev.walletport.application.Reporting reporting} every outcome.
 *
 * <p>All classes are immutable and safe to share between threads.
 */
@CheckReturnValue
@NullMarked
package dev.walletport.application;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
