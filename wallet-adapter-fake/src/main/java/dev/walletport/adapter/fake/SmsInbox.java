package dev.walletport.adapter.fake;

import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.util.List;

/** Every customer's phone at once: the one-time passwords that the fake's providers sent. */
public final class SmsInbox {

  private final Books books;

  SmsInbox(Books books) {
    this.books = books;
  }

  /**
   * Lists the messages of all wallets, the oldest first.
   *
   * @return a copy; of very many messages the latest 10,000
   */
  public List<SmsMessage> messages() {
    return books.messages();
  }

  /**
   * Reads the newest message for a wallet, however long ago it was sent.
   *
   * @param wallet the wallet
   * @return its newest message, or none if none was sent
   * @throws IllegalArgumentException if the fake knows no such wallet
   */
  public Option<SmsMessage> newest(WalletId wallet) {
    return books.newestMessage(wallet);
  }

  /**
   * Reads the newest one-time password for a wallet, as the customer would type it.
   *
   * @param wallet the wallet
   * @return the password in clear
   * @throws IllegalArgumentException if the fake knows no such wallet
   * @throws IllegalStateException if no message was sent for it
   */
  public String newestOtp(WalletId wallet) {
    return newest(wallet)
        .map(message -> message.otp().reveal())
        .getOrElseThrow(
            () -> new IllegalStateException("no OTP was sent for " + wallet + " so far"));
  }

  /**
   * Counts the messages that were sent for a wallet.
   *
   * @param wallet the wallet
   * @return how many, from its first day
   * @throws IllegalArgumentException if the fake knows no such wallet
   */
  public int count(WalletId wallet) {
    return books.otpsSent(wallet);
  }
}
