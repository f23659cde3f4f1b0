package dev.walletport.adapter.fake;

import io.vavr.control.Option;

/**
 * A keyed permutation of pairs of numbers, written as lower-case letters and digits: ids made from
 * a counter do not look consecutive and never collide.
 *
 * <p>A Feistel network of four rounds over two halves. It is no encryption: the fake has no secret.
 */
final class SequenceObfuscator {

  private static final int RADIX = 36;
  private static final int ROUNDS = 4;

  private final long key;
  private final int digits;
  private final long modulus;

  /** Permutes texts of twice as many digits. */
  SequenceObfuscator(long key, int digits) {
    this.key = key;
    this.digits = digits;
    this.modulus = power(digits);
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power = Math.multiplyExact(power, RADIX);
    }
    return power;
  }

  /** Two numbers, each at least 0 and below the modulus. */
  record Pair(long left, long right) {}

  String write(long left, long right) {
    Pair pair = new Pair(left, right);
    for (int round = 0; round < ROUNDS; round++) {
      pair = new Pair(
          pair.right(), Math.floorMod(pair.left() + roundFunction(round, pair.right()), modulus));
    }
    char[] text = new char[2 * digits];
    writeDigits(pair.left(), text, 0);
    writeDigits(pair.right(), text, digits);
    return new String(text);
  }

  /** Reads back what {@link #write} wrote; none for a text that it could not have written. */
  Option<Pair> read(String text) {
    if (text.length() != 2 * digits || !text.chars().allMatch(SequenceObfuscator::isDigit)) {
      return Option.none();
    }
    Pair pair = new Pair(
        Long.parseLong(text, 0, digits, RADIX), Long.parseLong(text, digits, 2 * digits, RADIX));
    for (int round = ROUNDS - 1; round >= 0; round--) {
      pair = new Pair(
          Math.floorMod(pair.right() - roundFunction(round, pair.left()), modulus), pair.left());
    }
    return Option.some(pair);
  }

  private long roundFunction(int round, long half) {
    return Math.floorMod(mix(mix(key + round) ^ half), modulus);
  }

  private void writeDigits(long number, char[] text, int from) {
    long rest = number;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = Character.forDigit((int) (rest % RADIX), RADIX);
      rest /= RADIX;
    }
  }

  private static boolean isDigit(int unit) {
    return (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'z');
  }

  /** Stafford's thirteenth variant of the finalizer of MurmurHash3, as in SplittableRandom. */
  static long mix(long bits) {
    long mixed = bits + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
