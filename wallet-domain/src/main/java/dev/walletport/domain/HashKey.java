package dev.walletport.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The host's key by which numbers and origins are hashed, HMAC-SHA256 by RFC 2104; it prints
 * nothing. All nodes have the same one; with another key, the messages that were counted under the
 * old one are forgotten.
 */
public final class HashKey {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int FEWEST_BYTES = 16;

  private final transient SecretKeySpec key;

  private HashKey(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * Takes a key.
   *
   * @param secret at least 16 random bytes, which are copied
   * @return the key
   * @throws IllegalArgumentException if it is shorter
   */
  public static HashKey of(byte[] secret) {
    Objects.requireNonNull(secret, "secret");
    if (secret.length < FEWEST_BYTES) {
      throw new IllegalArgumentException(
          "a key has at least " + FEWEST_BYTES + " bytes, not " + secret.length);
    }
    return new HashKey(new SecretKeySpec(secret, ALGORITHM));
  }

  SubjectHash hash(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return new SubjectHash(HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8))));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return Secrets.hidden(HashKey.class);
  }
}
