package dev.walletport.adapter.juspay.http;

import org.jspecify.annotations.Nullable;

/** Header fields of a request, in the order in which they were added. It prints none of them. */
public final class HeaderFields {

  private static final HeaderFields NONE = new HeaderFields(null, "");

  private final @Nullable HeaderFields before;
  private final transient String line; // so that what reads fields skips it

  private HeaderFields(@Nullable HeaderFields before, String line) {
    this.before = before;
    this.line = line;
  }

  /**
   * Starts.
   *
   * @return no field
   */
  public static HeaderFields none() {
    return NONE;
  }

  /**
   * Adds a field.
   *
   * @param name its name
   * @param value its value, of visible ASCII and blanks
   * @return these fields and that one
   * @throws IllegalArgumentException if the value holds anything else, such as a line break; the
   *     message does not show it
   */
  public HeaderFields with(String name, String value) {
    if (!isPrintable(value)) {
      throw new IllegalArgumentException(
          name + " must be of visible ASCII characters (its value is not shown)");
    }
    return new HeaderFields(this, name + ": " + value + "\r\n");
  }

  private static boolean isPrintable(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  void addTo(RequestBuffer buffer) {
    if (before != null) {
      before.addTo(buffer);
    }
    buffer.add(line);
  }

  @Override
  public String toString() {
    return "HeaderFields(hidden)";
  }
}
