package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secret by which Juspay knows the host.
 *
 * <p>It prints nothing, is not serialisable, shows nothing to libraries that read fields, and has a
 * hash code that tells nothing.
 */
public final class JuspayApiKey {

  private static final int LIMIT = 256;

  private final transient String value; // so that Gson, Jackson and toString builders skip it
  private final transient SecretFragments fragments;

  private JuspayApiKey(String value) {
    this.value = value;
    this.fragments = SecretFragments.of(value);
  }

  /**
   * Takes the key as Juspay's dashboard shows it; white space around it is dropped.
   *
   * @param value 1 to 256 visible ASCII characters, none of them a colon
   * @return the key
   * @throws IllegalArgumentException if it is none; the message does not repeat it
   */
  public static JuspayApiKey of(String value) {
    String text = value.strip();
    if (text.isEmpty() || text.length() > LIMIT || !text.chars().allMatch(JuspayApiKey::allowed)) {
      throw new IllegalArgumentException(
          "apiKey must be 1 to 256 visible ASCII characters without a colon (its value is not"
              + " shown)");
    }
    return new JuspayApiKey(text);
  }

  /**
   * Any visible ASCII character but a colon, which would end the user name of Basic credentials.
   */
  private static boolean allowed(int unit) {
    return unit > ' ' && unit < 0x7F && unit != ':';
  }

  /** The value of the Authorization header: the key as the user name, and an empty password. */
  String basicCredentials() {
    return "Basic " + Base64.getEncoder().encodeToString((value + ":").getBytes(US_ASCII));
  }

  /** The key, and its Base64 encodings in credentials, with a colon or not; for masking. */
  List<String> traces() {
    Base64.Encoder bare = Base64.getEncoder().withoutPadding();
    return List.of(
        bare.encodeToString((value + ":").getBytes(US_ASCII)),
        bare.encodeToString(value.getBytes(US_ASCII)),
        value);
  }

  /** What it leaves in a text that holds it. */
  SecretFragments fragments() {
    return fragments;
  }

  String reveal() {
    return value;
  }

  /** Compares without telling by its duration where two keys of one length first differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof JuspayApiKey key && isSame(key));
  }

  private boolean isSame(JuspayApiKey key) {
    return MessageDigest.isEqual(value.getBytes(US_ASCII), key.value.getBytes(US_ASCII));
  }

  /** The same for every key, so that it tells nothing. */
  @Override
  public int hashCode() {
    return JuspayApiKey.class.hashCode();
  }

  @Override
  public String toString() {
    return "JuspayApiKey(hidden)";
  }
}
