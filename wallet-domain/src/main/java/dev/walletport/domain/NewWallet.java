package dev.walletport.domain;

import io.vavr.control.Option;
import java.util.Objects;

/**
 * The wallet that a customer wants.
 *
 * @param provider the company behind it
 * @param mobileNumber the number that the provider knows the customer by, if it is not the
 *     customer's own
 * @param firstOtp whether the provider sends the first one-time password with the same call
 */
public record NewWallet(
    WalletProvider provider, Option<MobileNumber> mobileNumber, FirstOtp firstOtp) {

  /** Refuses null. */
  public NewWallet {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(mobileNumber, "mobileNumber");
    Objects.requireNonNull(firstOtp, "firstOtp");
  }

  /**
   * A wallet at a provider, for the mobile number that the customer registered with; no password is
   * sent yet.
   *
   * @param provider the company behind it
   * @return the new wallet
   */
  public static NewWallet at(WalletProvider provider) {
    return new NewWallet(provider, Option.none(), FirstOtp.LATER);
  }

  /**
   * Names another mobile number.
   *
   * @param number the number that the provider knows the customer by
   * @return the same new wallet otherwise
   */
  public NewWallet withMobileNumber(MobileNumber number) {
    return new NewWallet(provider, Option.some(Objects.requireNonNull(number, "number")), firstOtp);
  }

  /**
   * Asks for the first one-time password with the same call.
   *
   * @return the same new wallet otherwise
   */
  public NewWallet withFirstOtp() {
    return new NewWallet(provider, mobileNumber, FirstOtp.AT_ONCE);
  }

  /** When the first one-time password is sent. */
  public enum FirstOtp {
    /** With a call of its own. */
    LATER,
    /** With the call that makes the wallet. */
    AT_ONCE
  }
}
