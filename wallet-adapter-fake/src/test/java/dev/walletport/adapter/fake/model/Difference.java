package dev.walletport.adapter.fake.model;

/**
 * What differs after one step.
 *
 * @param expected what the model says
 * @param actual what was seen in its place
 */
record Difference(String expected, String actual) {

  @Override
  public String toString() {
    return "expected " + expected + "\n  but was  " + actual;
  }
}
