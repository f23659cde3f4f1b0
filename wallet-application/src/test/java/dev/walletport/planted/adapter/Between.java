package dev.walletport.planted.adapter;

/** What two adapters would share, if they might. */
public final class Between {
  private Between() {}
}
