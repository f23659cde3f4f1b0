package dev.walletport.adapter.fake.model;

/**
 * The first difference in a sequence.
 *
 * @param step the number of the step after which it shows, from 1
 * @param difference what differs
 */
record Mismatch(int step, Difference difference) {

  @Override
  public String toString() {
    return "after step " + step + ":\n  " + difference;
  }
}
