package dev.walletport.adapter.fake;

import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;

/**
 * A message with a one-time password, as it would arrive on the customer's phone.
 *
 * <p>Printing it hides the password and the number; {@link #text} and {@link SmsInbox#newestOtp}
 * show the password, as a phone does.
 *
 * @param wallet the wallet that it links
 * @param provider its sender
 * @param to the number that it went to, if the wallet was made with one
 * @param otp the password
 * @param sentAt when it was sent, on the fake's clock
 */
public record SmsMessage(
    WalletId wallet, WalletProvider provider, Option<MobileNumber> to, Otp otp, Instant sentAt) {

  /** Refuses null. */
  public SmsMessage {
    Objects.requireNonNull(wallet, "wallet");
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(otp, "otp");
    Objects.requireNonNull(sentAt, "sentAt");
  }

  /**
   * The text, with the password in clear.
   *
   * @return what the customer reads
   */
  public String text() {
    return otp.reveal() + " is your OTP to link your " + provider + " wallet. Do not share it.";
  }
}
