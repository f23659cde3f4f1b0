package dev.walletport.adapter.juspay;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes out of a provider's words what must not be handed on: the key and the secrets of the call,
 * anything that looks like a debit token, and in a text any run of four or more digits.
 *
 * <p>Words are looked through as they are, with each layer of {@linkplain Escapes escapes} undone,
 * and with every part that may be {@linkplain Base64Runs base64} decoded; every character is mapped
 * to its place in the original, and there the mask is put. So a secret is found in any encoding
 * that can be decoded. In what may be base64 only known secrets and tokens count, because anything
 * decodes to something.
 *
 * <p>The work is bounded: of a text of more than 8,192 characters the first 4,096 are handed on,
 * and the next 4,096 are looked at, so that no secret is cut in two.
 */
final class Masking {

  private static final String MASK = "****";
  private static final String CUT = "…";
  private static final int LOOKED_AT = 8 * 1024;
  private static final int HANDED_ON = 4 * 1024;

  /** Layers of escapes and base64, one around the other. */
  private static final int LAYERS = 4;

  private final List<MaskingRule> text;
  private final List<MaskingRule> id;
  private final List<MaskingRule> decoded;

  Masking(List<String> secrets, JuspayApiKey apiKey) {
    List<SecretMaskingRule> known = Stream.concat(
            SecretMaskingRule.of(apiKey), secrets.stream().flatMap(SecretMaskingRule::of))
        .toList();
    this.id = with(known.stream(), new DebitTokenMaskingRule());
    this.text = with(id.stream(), new DigitRunMaskingRule());
    this.decoded =
        with(known.stream().filter(SecretMaskingRule::isLong), new DebitTokenMaskingRule());
  }

  private static List<MaskingRule> with(Stream<? extends MaskingRule> rules, MaskingRule last) {
    return Stream.concat(rules, Stream.of(last)).toList();
  }

  /** Answers the words with a mask for each stretch that is hidden. */
  String mask(String words) {
    return masked(words, text);
  }

  /** The same of an id, which is full of digits: what is no known secret and no token is kept. */
  String maskId(String words) {
    return masked(words, id);
  }

  private String masked(String words, List<MaskingRule> rules) {
    boolean whole = words.length() <= LOOKED_AT;
    String seen = whole ? words : words.substring(0, LOOKED_AT);
    BitSet hidden = new BitSet(seen.length());
    look(DerivedText.of(seen).folded(), rules, LAYERS, hidden);
    return whole ? masked(seen, seen.length(), hidden) : masked(seen, HANDED_ON, hidden) + CUT;
  }

  private void look(DerivedText text, List<MaskingRule> suspects, int layers, BitSet hidden) {
    DecodedForms searched = new DecodedForms(text);
    suspects.forEach(suspect -> suspect.mark(searched, hidden));
    if (layers > 0) {
      lookBeneath(text, suspects, layers - 1, hidden);
    }
  }

  private void lookBeneath(
      DerivedText text, List<MaskingRule> suspects, int layers, BitSet hidden) {
    DerivedText undone = Escapes.undone(text).folded();
    if (!undone.text().equals(text.text())) {
      look(undone, suspects, layers, hidden);
    }
    Base64Runs.decoded(text).forEach(octets -> look(octets, decoded, layers, hidden));
  }

  private static String masked(String words, int end, BitSet hidden) {
    StringBuilder masked = new StringBuilder(end);
    int shown = 0;
    int from = hidden.nextSetBit(0);
    while (from >= 0 && from < end) {
      masked.append(words, shown, from).append(MASK);
      shown = hidden.nextClearBit(from);
      from = hidden.nextSetBit(shown);
    }
    return shown < end ? masked.append(words, shown, end).toString() : masked.toString();
  }
}
