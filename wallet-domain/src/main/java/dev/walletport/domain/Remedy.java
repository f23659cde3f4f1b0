package dev.walletport.domain;

/** What a host does about a {@link WalletFailure}. */
public enum Remedy {
  /** Let the customer type the one-time password again. */
  ASK_AGAIN,
  /** Request a new one-time password, then let the customer type that one. */
  REQUEST_NEW_OTP,
  /** Tell the customer; trying again changes nothing. */
  TELL_CUSTOMER,
  /** Show the customer the state that the wallet is in. */
  SHOW_STATE,
  /** Correct the request: it names something that does not exist. */
  FIX_REQUEST,
  /** Correct the configuration: key, merchant or allowed address. */
  FIX_CONFIGURATION,
  /** Try again, at once or a little later: nothing was applied. */
  RETRY,
  /** Try again after the wait that was given: nothing was applied. */
  RETRY_LATER,
  /** Wait: the command was held back by the host's own limits, and nothing was sent. */
  WAIT,
  /** Read the wallet before doing anything else: it is unknown whether the command was applied. */
  READ_BEFORE_ANYTHING,
  /** Report it to those who run the host: the provider broke its protocol. */
  REPORT
}
