package dev.walletport.adapter.juspay;

/** What a refusal of the provider can mean: a closed list. */
public enum RefusalMeaning {
  /**
   * The OTP is not the right one. If the words say that no guess is left, it means
   * {@link #GUESSES_EXHAUSTED}, and if they say that the account is locked, {@link #LOCKED}.
   */
  WRONG_OTP,
  /** No try is left for this OTP. */
  GUESSES_EXHAUSTED,
  /** The OTP was good and is too old. */
  OTP_EXPIRED,
  /** No OTP was requested before. */
  OTP_NOT_REQUESTED,
  /** The next OTP is requested too soon; the words or {@code Retry-After} tell the wait. */
  OTP_TOO_SOON,
  /** The call carries no OTP. */
  OTP_MISSING,
  /** The customer is locked out at the provider. */
  LOCKED,
  /** The wallet is in another state than the operation needs, which a read confirms. */
  WRONG_STATE,
  /** The customer does not exist. */
  CUSTOMER_NOT_FOUND,
  /** The wallet does not exist, or in a call about all wallets the customer. */
  NOT_FOUND,
  /** The merchant's credentials or address are refused. */
  CREDENTIALS_REFUSED,
  /** There were too many calls; {@code Retry-After} tells the wait. */
  THROTTLED,
  /** None of the others: the failure carries the code and the words. */
  REFUSED
}
