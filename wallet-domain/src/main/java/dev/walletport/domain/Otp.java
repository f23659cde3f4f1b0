package dev.walletport.domain;

import io.vavr.control.Either;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A one-time password as the customer typed it; opaque, because its form depends on the provider.
 *
 * <p>It prints nothing, is not serialisable, shows nothing to libraries that read fields, and has a
 * hash code that tells nothing: six digits can be counted through.
 */
public final class Otp {

  private final transient String value; // so that Gson, Jackson and toString builders skip it

  private Otp(String value) {
    this.value = value;
  }

  /**
   * Reads what the customer typed or pasted.
   *
   * <p>Under a form of digits, blanks, dashes and invisible characters are dropped wherever they
   * stand, and any decimal digit of Unicode is read as its ASCII digit: {@code "123 456"},
   * {@code "12-34-56"}, full-width and Devanagari digits are all six digits. Under any other form
   * blanks and invisible characters are dropped at both ends, and nothing else is changed.
   *
   * <p>A blank is white space or a space of Unicode, no-break spaces included; invisible are format
   * characters, such as a zero-width space, a byte order mark or a mark of direction, variation
   * selectors and fillers.
   *
   * @param typed any text, or null
   * @param form what a password looks like
   * @return the password; {@link OtpRejection.Missing} for null and for a text of which nothing is
   *     left, {@link OtpRejection.Malformed} for any other text that does not have the form
   */
  public static Either<OtpRejection, Otp> parse(@Nullable String typed, OtpForm form) {
    Objects.requireNonNull(form, "form");
    String text = typed == null ? "" : form.cleaned(typed);
    return text.isEmpty() ? Either.left(new OtpRejection.Missing()) : check(text, form);
  }

  private static Either<OtpRejection, Otp> check(String text, OtpForm form) {
    return form.accepts(text)
        ? Either.right(new Otp(text))
        : Either.left(new OtpRejection.Malformed(form));
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
