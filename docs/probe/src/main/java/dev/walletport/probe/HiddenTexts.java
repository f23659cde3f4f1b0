package dev.walletport.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All texts that must not be shown: the key, what was typed, ids, tokens and numbers. A text of
 * fewer than {@value #SHORTEST} characters is none, since every code would hold it.
 */
final class HiddenTexts {

  static final int SHORTEST = 3;

  private final Set<String> texts = ConcurrentHashMap.newKeySet();

  /** Adds a secret, as it is and as it would be encoded. */
  void add(String secret) {
    if (secret.length() >= SHORTEST) {
      forms(secret).map(HiddenTexts::lower).forEach(texts::add);
    }
  }

  private static Stream<String> forms(String secret) {
    return Stream.of(
        secret,
        new StringBuilder(secret).reverse().toString(),
        URLEncoder.encode(secret, UTF_8),
        base64(secret),
        base64(secret + ":"));
  }

  /** Without padding, which the end of a longer text would change. */
  private static String base64(String text) {
    return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether a text holds a secret, in whatever case, also with separators in between. */
  boolean isIn(String text) {
    String lower = lower(text);
    String joined = lettersAndDigits(lower);
    return texts.stream()
        .anyMatch(secret -> lower.contains(secret) || joined.contains(letters(secret)));
  }

  private static String letters(String secret) {
    String letters = lettersAndDigits(secret);
    return letters.length() < SHORTEST ? secret : letters;
  }

  private static String lettersAndDigits(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }

  @Override
  public String toString() {
    return "HiddenTexts[" + texts.size() + "]";
  }
}
