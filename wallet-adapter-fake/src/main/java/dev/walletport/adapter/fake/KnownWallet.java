package dev.walletport.adapter.fake;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.OtpChallenge;
import dev.walletport.domain.WalletAccount;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A wallet as its provider knows it.
 *
 * @param account its state as a list shows it, without a token
 * @param owner the customer who has it
 * @param holds its balance, which the account shows after the next refresh
 * @param mobileNumber the number that its one-time passwords go to, if it was made with one
 * @param challenge its latest one-time password, as the last call left it: an expired one is open
 *     here until it is typed; none if none was requested, or the last one linked the wallet
 */
public record KnownWallet(
    WalletAccount account,
    CustomerId owner,
    BigDecimal holds,
    Option<MobileNumber> mobileNumber,
    Option<OtpChallenge> challenge) {

  /** Refuses null. */
  public KnownWallet {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(holds, "holds");
    Objects.requireNonNull(mobileNumber, "mobileNumber");
    Objects.requireNonNull(challenge, "challenge");
  }
}
