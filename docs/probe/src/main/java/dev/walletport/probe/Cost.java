package dev.walletport.probe;

/** What a question costs. */
enum Cost {
  /** Reads wallets, which changes nothing. */
  READS,
  /** Opens, changes or delinks a wallet of the customer. */
  CHANGES,
  /** The provider sends an OTP to the customer's mobile. */
  SENDS_SMS,
  /** Uses up a guess of an OTP. */
  SPENDS_GUESS,
  /** The provider may lock the customer out. */
  MAY_LOCK
}
