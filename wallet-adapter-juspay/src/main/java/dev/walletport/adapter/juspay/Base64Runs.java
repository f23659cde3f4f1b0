package dev.walletport.adapter.juspay;

import java.util.ArrayList;
import java.util.List;

/**
 * What the stretches of a text would be if they were base64 or base64url, padded or not, from each
 * of the four characters on with which a group may begin: a text may be glued to one. Bytes are
 * characters of the same number.
 */
final class Base64Runs {

  /** The shortest that holds four bytes. */
  private static final int SHORTEST = 6;

  private static final int NO_SEXTET = -1;

  private final DerivedText text;
  private final List<DerivedText> decoded = new ArrayList<>();

  private Base64Runs(DerivedText text) {
    this.text = text;
  }

  static List<DerivedText> decoded(DerivedText text) {
    Base64Runs runs = new Base64Runs(text);
    runs.read();
    return runs.decoded;
  }

  private void read() {
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || sextet(text.charAt(at)) == NO_SEXTET) {
        readRun(from, at);
        from = at + 1;
      }
    }
  }

  private void readRun(int from, int to) {
    for (int shift = 0; shift < 4 && to - from - shift >= SHORTEST; shift++) {
      decoded.add(decode(from + shift, to));
    }
  }

  private DerivedText decode(int from, int to) {
    DerivedText octets = new DerivedText(3 * (to - from) / 4);
    int bits = sextet(text.charAt(from));
    for (int at = from + 1; at < to; at++) {
      bits = bits << 6 | sextet(text.charAt(at));
      int rest = 6 - 2 * ((at - from) % 4);
      if (rest < 6) {
        octets.add((char) (bits >> rest & 0xFF), text.start(at - 1), text.end(at));
      }
    }
    return octets;
  }

  private static int sextet(char unit) {
    if (unit >= 'A' && unit <= 'Z') {
      return unit - 'A';
    }
    if (unit >= 'a' && unit <= 'z') {
      return unit - 'a' + 26;
    }
    return unit >= '0' && unit <= '9' ? unit - '0' + 52 : sextetOfMark(unit);
  }

  private static int sextetOfMark(char unit) {
    return switch (unit) {
      case '+', '-' -> 62;
      case '/', '_' -> 63;
      default -> NO_SEXTET;
    };
  }
}
