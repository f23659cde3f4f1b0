/**
 * The language of linking a digital wallet.
 *
 * <p>Start with {@link dev.walletport.domain.WalletAccount}, which is either unlinked or linked,
 * and {@link dev.walletport.domain.WalletFailure}, the closed family of everything a correct
 * program must expect to go wrong. Between the two stands the one-time password:
 * {@link dev.walletport.domain.Otp} is what the customer typed,
 * {@link dev.walletport.domain.OtpPolicy} holds the rules as data, and
 * {@link dev.walletport.domain.OtpChallenge} is the life of one password.
 *
 * <p>Three conventions hold throughout. Time is an argument, never read from a clock. Expected
 * failures are values ({@code Either}), exceptions are bugs of the caller. Secrets ({@code Otp},
 * {@code DebitToken}) and personal data ({@code MobileNumber}) are classes that print nothing and
 * let their value out through one method, {@code reveal()}.
 */
@CheckReturnValue
@NullMarked
package dev.walletport.domain;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
