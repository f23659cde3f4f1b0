package dev.walletport.planted.adapter.two;

/** A program, which may print. */
final class Launcher {

  private Launcher() {}

  public static void main(String[] arguments) {
    System.out.println(arguments.length);
  }
}
