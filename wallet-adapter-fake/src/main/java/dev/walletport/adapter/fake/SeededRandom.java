package dev.walletport.adapter.fake;

import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.util.SplittableRandom;

/**
 * Ids, tokens and one-time passwords as a function of the seed and of what they are drawn for: none
 * has to be kept, and no thread changes what another one draws.
 */
final class SeededRandom {

  private static final String WALLET = "wlt_";
  private static final String TOKEN = "tok_";
  private static final String LETTERS_AND_DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** Wallets are numbered by an int. */
  private static final long WALLETS = 1L << 31;

  /** More tokens than a fake can issue. */
  private static final long NUMBERS = 1L << 40;

  /** So many generations fit beside the wallet's number; the rest goes with the token's number. */
  private static final long GENERATIONS = 1_700_000;

  private final long seed;
  private final SequenceObfuscator wallets;
  private final SequenceObfuscator tokens;

  SeededRandom(long seed) {
    this.seed = seed;
    this.wallets = new SequenceObfuscator(SequenceObfuscator.mix(seed), 8);
    this.tokens = new SequenceObfuscator(SequenceObfuscator.mix(~seed), 10);
  }

  WalletId walletId(long number) {
    return WalletId.of(WALLET + wallets.write(0, number));
  }

  /** The text of a token, which says all three numbers. */
  String token(TokenNumbers token) {
    return TOKEN
        + tokens.write(
            token.wallet() + token.generation() % GENERATIONS * WALLETS,
            token.number() + token.generation() / GENERATIONS * NUMBERS);
  }

  /** The numbers in a text; none for a text that is no token of this seed. */
  Option<TokenNumbers> readToken(String text) {
    return text.startsWith(TOKEN)
        ? tokens.read(text.substring(TOKEN.length())).map(SeededRandom::numbers)
        : Option.none();
  }

  private static TokenNumbers numbers(SequenceObfuscator.Pair pair) {
    long generation = pair.right() / NUMBERS * GENERATIONS + pair.left() / WALLETS;
    return new TokenNumbers(generation, pair.left() % WALLETS, pair.right() % NUMBERS);
  }

  /**
   * What a token stands for.
   *
   * @param generation the number of the {@link Generation} in which it was issued
   * @param wallet the number of its wallet
   * @param number its own, below 2 to the power of 40
   */
  record TokenNumbers(long generation, long wallet, long number) {}

  /** The nth password of a wallet, which is never a {@link MagicOtp}. */
  Otp otp(long wallet, int nth, OtpForm form) {
    SplittableRandom random =
        new SplittableRandom(SequenceObfuscator.mix(SequenceObfuscator.mix(seed + nth) ^ wallet));
    String text = text(random, form);
    while (MagicOtp.of(text).isDefined()) {
      text = text(random, form);
    }
    return Otp.of(text);
  }

  private static String text(SplittableRandom random, OtpForm form) {
    char[] text = new char[MagicOtp.length(form)];
    for (int i = 0; i < text.length; i++) {
      text[i] = LETTERS_AND_DIGITS.charAt(random.nextInt(alphabetSize(form)));
    }
    return new String(text);
  }

  /** For visible characters letters and digits alone, which can be typed on any phone. */
  private static int alphabetSize(OtpForm form) {
    return form.alphabet() == OtpForm.Alphabet.DIGITS ? 10 : LETTERS_AND_DIGITS.length();
  }
}
