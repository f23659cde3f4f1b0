package dev.walletport.domain;

import io.vavr.control.Either;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A one-time password as the customer typed it; opaque, because digits are a policy and not a law.
 *
 * <p>It prints nothing, is not serialisable, and has a hash code that tells nothing: six digits can
 * be counted through.
 */
public final class Otp {

  private final String value;

  private Otp(String value) {
    this.value = value;
  }

  /**
   * Reads what the customer typed; white space around it is dropped.
   *
   * @param typed any text, or null
   * @param policy the rules, of which only the form counts here
   * @return the password; {@link OtpRejection.Missing} for null or blank,
   *     {@link OtpRejection.Malformed} for any other text that does not have the form
   */
  public static Either<OtpRejection, Otp> parse(@Nullable String typed, OtpPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    if (typed == null || typed.isBlank()) {
      return Either.left(new OtpRejection.Missing());
    }
    String text = typed.strip();
    return policy.form().accepts(text)
        ? Either.right(new Otp(text))
        : Either.left(new OtpRejection.Malformed(policy.form()));
  }

  /**
   * Takes a password that is known to be one, as a provider does that has just drawn it.
   *
   * @param value the password
   * @return the password
   * @throws IllegalArgumentException if it is not 1 to 64 visible ASCII characters; the message
   *     does not repeat it
   */
  public static Otp of(String value) {
    Objects.requireNonNull(value, "value");
    if (!OtpForm.opaque().accepts(value)) {
      throw new IllegalArgumentException("an OTP has " + OtpForm.opaque().words());
    }
    return new Otp(value);
  }

  /**
   * Lets the password out. Only an adapter that sends it may call this.
   *
   * @return the text
   */
  public String reveal() {
    return value;
  }

  /** Compares without telling by its duration where two passwords of one length first differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Otp otp && Secrets.same(value, otp.value);
  }

  /** The same for every password, so that it tells nothing. */
  @Override
  public int hashCode() {
    return Otp.class.hashCode();
  }

  @Override
  public String toString() {
    return Secrets.hidden(Otp.class);
  }
}
