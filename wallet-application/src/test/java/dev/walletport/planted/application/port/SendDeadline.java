package dev.walletport.planted.application.port;

/** Keeps all rules. */
public final class SendDeadline {

  private SendDeadline() {}

  public static long start() {
    return System.nanoTime();
  }
}
