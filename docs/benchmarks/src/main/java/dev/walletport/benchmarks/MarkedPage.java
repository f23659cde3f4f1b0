package dev.walletport.benchmarks;

/**
 * A page in Markdown with parts that a run writes anew, each between {@code <!-- measured: NAME
 * -->} and {@code <!-- end of NAME -->}; the rest is written by hand.
 */
final class MarkedPage {

  private final String text;

  private MarkedPage(String text) {
    this.text = text;
  }

  static MarkedPage of(String text) {
    return new MarkedPage(text);
  }

  /**
   * Writes one part.
   *
   * @param name of the part
   * @param lines what is put between its marks
   * @return the page with it
   * @throws IllegalArgumentException if the page has no such part
   */
  MarkedPage with(String name, String lines) {
    String begin = "<!-- measured: " + name + " -->\n";
    int from = text.indexOf(begin);
    int to = text.indexOf("<!-- end of " + name + " -->");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("the page has no part named " + name);
    }
    return of(text.substring(0, from + begin.length()) + "\n" + lines + "\n" + text.substring(to));
  }

  String text() {
    return text;
  }
}
