package dev.walletport.planted.application.port;

/** Keeps all rules. */
public final class CurrentCall {

  private static final ThreadLocal<CallId> CURRENT = new ThreadLocal<>();

  private CurrentCall() {}

  public static void end() {
    CURRENT.remove();
  }
}
