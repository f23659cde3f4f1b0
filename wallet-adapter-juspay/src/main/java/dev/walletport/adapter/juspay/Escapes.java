package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.DerivedText.Range;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The usual ways to write one character as several: percent-encoding, entities of HTML, escapes of
 * JSON, Java and JavaScript, bytes in hexadecimal, UTF-8 read as Latin-1.
 */
final class Escapes {

  private static final String HEX = "[0-9a-f]";
  private static final Pattern ESCAPE = Pattern.compile(
      "(?:%u|\\\\u+)(?<unit>" + HEX + "{4})"
          + "|(?:%|\\\\x|\\b0x)(?<octet>" + HEX + "{2})"
          + "|(?:&#x|\\\\[ux]\\{)(?<point>" + HEX + "{1,8})[;}]?"
          + "|&#(?<decimal>[0-9]{1,9});?"
          + "|&(?<name>[a-z]{2,6});"
          + "|\\\\(?<mark>[^0-9a-z])",
      Pattern.CASE_INSENSITIVE);

  private static final Map<String, Character> NAMES = Map.ofEntries(
      Map.entry("amp", '&'),
      Map.entry("lt", '<'),
      Map.entry("gt", '>'),
      Map.entry("quot", '"'),
      Map.entry("apos", '\''),
      Map.entry("num", '#'),
      Map.entry("percnt", '%'),
      Map.entry("bsol", '\\'),
      Map.entry("sol", '/'),
      Map.entry("plus", '+'),
      Map.entry("equals", '='),
      Map.entry("colon", ':'),
      Map.entry("comma", ','),
      Map.entry("period", '.'),
      Map.entry("hyphen", '-'),
      Map.entry("lowbar", '_'),
      Map.entry("nbsp", ' '),
      Map.entry("ensp", ' '),
      Map.entry("emsp", ' '),
      Map.entry("thinsp", ' '),
      Map.entry("shy", '\u00ad'),
      Map.entry("zwj", '\u200d'),
      Map.entry("zwnj", '\u200c'));

  /** No character. */
  private static final int NOTHING = -1;

  private Escapes() {}

  /** Undoes one layer of them; what is none stays. */
  static DerivedText undone(DerivedText text) {
    DerivedText undone = new DerivedText(text.length());
    Matcher escape = ESCAPE.matcher(text.text());
    int at = 0;
    while (escape.find()) {
      Range range = new Range(escape.start(), escape.end());
      undone.copy(text, new Range(at, range.from()));
      int codePoint = meant(escape);
      if (Character.isValidCodePoint(codePoint)) {
        undone.add(codePoint, text, range);
      } else {
        undone.copy(text, range);
      }
      at = range.to();
    }
    undone.copy(text, new Range(at, text.length()));
    return joined(undone);
  }

  /** The character that an escape stands for, or {@link #NOTHING}. */
  private static int meant(Matcher escape) {
    if (escape.group("mark") != null) {
      return escape.group("mark").charAt(0);
    }
    if (escape.group("name") != null) {
      Character named = NAMES.get(escape.group("name").toLowerCase(Locale.ROOT));
      return named == null ? NOTHING : named;
    }
    String decimal = escape.group("decimal");
    return decimal == null ? Integer.parseUnsignedInt(hex(escape), 16) : Integer.parseInt(decimal);
  }

  private static String hex(Matcher escape) {
    return Stream.of("unit", "octet", "point")
        .map(escape::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /** Puts bytes together that are a character in UTF-8. */
  private static DerivedText joined(DerivedText octets) {
    DerivedText joined = new DerivedText(octets.length());
    int at = 0;
    while (at < octets.length()) {
      Range range = new Range(at, at + lengthInUtf8(octets, at));
      joined.add(fromUtf8(octets, range), octets, range);
      at = range.to();
    }
    return joined;
  }

  /** How many characters from here on are the bytes of one in UTF-8; 1 if they are none. */
  private static int lengthInUtf8(DerivedText octets, int at) {
    int length = announcedInUtf8(octets.charAt(at));
    boolean whole = at + length <= octets.length()
        && IntStream.range(at + 1, at + length).allMatch(next -> isContinuation(octets, next));
    return whole ? length : 1;
  }

  private static int announcedInUtf8(char lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return 1;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  private static boolean isContinuation(DerivedText octets, int at) {
    return octets.charAt(at) >= 0x80 && octets.charAt(at) < 0xC0;
  }

  private static int fromUtf8(DerivedText octets, Range range) {
    int first = octets.charAt(range.from());
    int length = range.to() - range.from();
    int codePoint = length == 1 ? first : first & (0xFF >> (length + 1));
    for (int at = range.from() + 1; at < range.to(); at++) {
      codePoint = codePoint << 6 | (octets.charAt(at) & 0x3F);
    }
    return Character.isValidCodePoint(codePoint) ? codePoint : '?';
  }
}
