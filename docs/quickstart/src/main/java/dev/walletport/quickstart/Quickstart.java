package dev.walletport.quickstart;

/** Where the host platform starts. */
public final class Quickstart {
  private Quickstart() {}

  /**
   * Runs it.
   *
   * @param arguments none yet
   */
  public static void main(String[] arguments) {
    System.out.println("Walletport");
  }
}
