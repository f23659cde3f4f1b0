package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a secret must leave in an id that holds it: itself, in hex, or in base64 at each of the
 * three places at which it may begin in a group. They are compared as letters and digits alone, in
 * lower case.
 *
 * <p>To look for them takes less than a microsecond, where {@link Masking}, which undoes further
 * encodings, takes 70: the id of every success is looked at. So it is written in loops.
 */
final class SecretFragments {

  private static final String[] TOKENS = {"tok_", "tkn_", "tk_"};

  private final transient String[] fragments; // so that what reads fields skips it

  private SecretFragments(String... fragments) {
    this.fragments = fragments;
  }

  /** A mobile number may come without the code of its country, so that is not looked for. */
  static SecretFragments of(String secret) {
    String sought = SecretMaskingRule.national(secret).getOrElse(secret);
    byte[] octets = sought.getBytes(UTF_8);
    return new SecretFragments(
        lettersAndDigits(sought.toLowerCase(Locale.ROOT)),
        HexFormat.of().formatHex(octets),
        base64(octets, 0),
        base64(octets, 1),
        base64(octets, 2));
  }

  /** Those characters of base64 that do not depend on what stands before and behind. */
  private static String base64(byte[] octets, int before) {
    byte[] shifted = new byte[before + octets.length];
    System.arraycopy(octets, 0, shifted, before, octets.length);
    byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
    int from = before == 0 ? 0 : before + 1;
    int to = encoded.length - (shifted.length % 3 == 0 ? 0 : 1);
    return lettersAndDigits(
        new String(encoded, from, Math.max(to - from, 0), UTF_8).toLowerCase(Locale.ROOT));
  }

  /**
   * Tells whether an id may hold a secret or a debit token. It may if it has a character with which
   * something can be escaped.
   */
  static boolean mayBeIn(String id, SecretFragments key, List<String> secrets) {
    String lowered = id.toLowerCase(Locale.ROOT);
    if (!isPlain(lowered) || isAnyIn(lowered, TOKENS)) {
      return true;
    }
    String condensed = lettersAndDigits(lowered);
    boolean found = isAnyIn(condensed, key.fragments);
    for (int i = 0; i < secrets.size() && !found; i++) {
      found = isAnyIn(condensed, of(secrets.get(i)).fragments);
    }
    return found;
  }

  private static boolean isAnyIn(String text, String... sought) {
    for (String one : sought) {
      if (!one.isEmpty() && text.contains(one)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlain(String lowered) {
    for (int at = 0; at < lowered.length(); at++) {
      char unit = lowered.charAt(at);
      if (!isLetterOrDigit(unit) && unit != '-' && unit != '_' && unit != '.') {
        return false;
      }
    }
    return true;
  }

  private static String lettersAndDigits(String lowered) {
    byte[] kept = new byte[lowered.length()];
    int length = 0;
    for (int at = 0; at < lowered.length(); at++) {
      if (isLetterOrDigit(lowered.charAt(at))) {
        kept[length++] = (byte) lowered.charAt(at);
      }
    }
    return length == kept.length ? lowered : new String(kept, 0, length, UTF_8);
  }

  private static boolean isLetterOrDigit(char lowered) {
    return (lowered >= '0' && lowered <= '9') || (lowered >= 'a' && lowered <= 'z');
  }

  @Override
  public String toString() {
    return "SecretFragments(hidden)";
  }
}
