package dev.walletport.domain.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Draws mutations of samples: flipped, removed, repeated and inserted bytes, longer and other
 * numbers, and the end of one sample behind the begin of another. The same seed draws the same.
 */
public final class ByteMutator {

  private static final int MOST_CHANGES = 4;
  private static final int MOST_REPEATS = 40;

  /** What is put in anywhere; each char is a byte. */
  private static final List<String> TOKENS = List.of(
      "\u0000",
      "\r\n",
      "\n",
      "\r\n\r\n",
      "\t",
      " ",
      ":",
      ";",
      ",",
      "\"",
      "\\",
      "\\u",
      "\\u0000",
      "{",
      "}",
      "[",
      "]",
      "null",
      "true",
      "-",
      "-1",
      "0",
      "00",
      "1e999999999",
      "99999999999999999999",
      "9223372036854775808",
      "7fffffffffffffff",
      "NaN",
      "%",
      "%zz",
      "%00",
      "&",
      "=",
      "+",
      "/",
      "../",
      "\u00ff",
      "\u00c3\u00a9",
      "\u00c0\u0080",
      "\u00ed\u00a0\u0080",
      "\u00f0\u009f\u0098\u0080",
      "\u00e2\u0080\u008b",
      "\u00ef\u00bb\u00bf",
      "\u00d9\u00a1",
      "x".repeat(300));

  private final Random random;
  private final List<byte[]> samples;

  private ByteMutator(long seed, List<byte[]> samples) {
    this.random = new Random(seed);
    this.samples = samples;
  }

  /**
   * Draws from a seed.
   *
   * @param seed any number
   * @param samples at least one text, each char a byte
   * @return mutations
   */
  public static ByteMutator of(long seed, List<String> samples) {
    return new ByteMutator(
        seed, samples.stream().map(sample -> sample.getBytes(ISO_8859_1)).toList());
  }

  /**
   * Draws so many.
   *
   * @param count how many
   * @return the mutations, each of one sample
   */
  public Stream<byte[]> draw(int count) {
    return Stream.generate(this::next).limit(count);
  }

  private byte[] next() {
    byte[] mutated = sample();
    for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
      mutated = changed(mutated);
    }
    return mutated;
  }

  private byte[] sample() {
    return samples.get(random.nextInt(samples.size())).clone();
  }

  private byte[] changed(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = from + random.nextInt(Math.min(bytes.length - from, 16) + 1);
    return switch (random.nextInt(7)) {
      case 0 -> flipped(bytes, from);
      case 1 -> joined(bytes, from, new byte[0], to);
      case 2 -> joined(bytes, from, repeated(bytes, from, to), to);
      case 3, 4 -> joined(bytes, from, token(), from);
      case 5 -> joined(bytes, from, token(), to);
      default -> spliced(bytes, from);
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    if (at < bytes.length) {
      bytes[at] = (byte) (bytes[at] ^ 1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] repeated(byte[] bytes, int from, int to) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int left = random.nextInt(MOST_REPEATS); left >= 0; left--) {
      all.write(bytes, from, to - from);
    }
    return all.toByteArray();
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(ISO_8859_1);
  }

  private byte[] spliced(byte[] bytes, int at) {
    byte[] other = sample();
    int from = random.nextInt(other.length + 1);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(bytes, 0, at);
    all.write(other, from, other.length - from);
    return all.toByteArray();
  }

  private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(bytes, 0, until);
    all.writeBytes(between);
    all.write(bytes, from, bytes.length - from);
    return all.toByteArray();
  }
}
