package dev.walletport.domain;

/** What can be asked of a provider. */
public enum WalletOperation {
  /** Make a wallet for a customer. */
  CREATE(Kind.COMMAND),
  /** Send the customer a one-time password. */
  REQUEST_OTP(Kind.COMMAND),
  /** Link a wallet by a one-time password. */
  LINK(Kind.COMMAND),
  /** Delink a wallet. */
  DELINK(Kind.COMMAND),
  /** Change the mobile number of an unlinked wallet. */
  CHANGE_MOBILE_NUMBER(Kind.COMMAND),
  /** Read one wallet. */
  FIND(Kind.READ),
  /** Read all wallets of a customer. */
  LIST(Kind.READ),
  /** Ask the provider for the balance of one wallet. */
  REFRESH(Kind.READ),
  /** Ask the providers for the balances of all wallets of a customer. */
  REFRESH_ALL(Kind.READ);

  private final Kind kind;

  WalletOperation(Kind kind) {
    this.kind = kind;
  }

  /**
   * Tells whether the operation changes something, so that sending it twice could do harm.
   *
   * @return true for a command, false for a read
   */
  public boolean isCommand() {
    return kind == Kind.COMMAND;
  }

  private enum Kind {
    COMMAND,
    READ
  }
}
