package dev.walletport.adapter.fake;

import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;

/** The messages of all customers: the one-time passwords that the fake's providers sent. */
public final class SmsInbox {

  private final Supplier<ProviderControls> controls;

  SmsInbox(Supplier<ProviderControls> controls) {
    this.controls = controls;
  }

  /**
   * Lists the messages of all wallets, the oldest first.
   *
   * @return a copy; of very many messages the latest 10,000
   */
  public List<SmsMessage> messages() {
    return controls.get().messages();
  }

  /**
   * Reads the newest message for a wallet, however long ago it was sent.
   *
   * @param wallet the wallet
   * @return its newest message; none if none was sent, or if the newest was lost
   * @throws IllegalArgumentException if the fake knows no such wallet
   */
  public Option<SmsMessage> newest(WalletId wallet) {
    return controls.get().newestMessage(wallet);
  }

  /**
   * Reads the newest one-time password for a wallet, as the customer would type it.
   *
   * @param wallet the wallet
   * @return the password in clear
   * @throws IllegalArgumentException if the fake knows no such wallet
   * @throws IllegalStateException if no message was sent for it, or the newest was lost
   */
  public String newestOtp(WalletId wallet) {
    return newest(wallet)
        .map(message -> message.otp().reveal())
        .getOrElseThrow(() -> new IllegalStateException(missing(wallet)));
  }

  private String missing(WalletId wallet) {
    return controls.get().isNewestMessageLost(wallet)
        ? "the newest OTP for " + wallet + " was lost"
        : "no OTP was sent for " + wallet + " so far";
  }

  /**
   * Counts the messages that arrived for a wallet.
   *
   * @param wallet the wallet
   * @return the number since it was opened
   * @throws IllegalArgumentException if the fake knows no such wallet
   */
  public int count(WalletId wallet) {
    return controls.get().otpsSent(wallet);
  }
}
