package dev.walletport.adapter.fake;

import dev.walletport.domain.WalletProvider;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The codes and words with which the sandbox refuses for one provider; immutable. The gateway in
 * process answers a failure, which has neither.
 */
public final class ProviderWording {

  /** What is refused, or why. */
  public enum Subject {
    /** A one-time password is wrong; the figure is the number of guesses that are left. */
    OTP_WRONG,
    /** Every try is used up. */
    GUESSES_EXHAUSTED,
    /** A one-time password came too late, or a newer one has taken its place. */
    OTP_EXPIRED,
    /** No one-time password is open. */
    OTP_NOT_REQUESTED,
    /** The next one-time password may not be sent yet; the figure is the wait in seconds. */
    OTP_TOO_SOON,
    /** The customer is locked out; the figure is the wait in seconds. */
    CUSTOMER_LOCKED,
    /** The wallet is linked. */
    WALLET_LINKED,
    /** The wallet is not linked. */
    WALLET_NOT_LINKED
  }

  /**
   * A code and its message.
   *
   * @param code the code
   * @param message the message
   * @param figure what is added to the message if the figure is known; {@code {n}} stands for it
   */
  public record Words(String code, String message, String figure) {

    /** Refuses null. */
    public Words {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(figure, "figure");
    }

    /**
     * Words without a figure.
     *
     * @param code the code
     * @param message the message
     */
    public Words(String code, String message) {
      this(code, message, "");
    }

    /**
     * The message with the figure.
     *
     * @param known the figure
     * @return the message
     */
    public String message(long known) {
      return message + figure.replace("{n}", String.valueOf(known));
    }
  }

  private static final String WAIT = " Try again in {n} seconds.";

  private static final ProviderWording STANDARD = new ProviderWording(new EnumMap<>(Map.of(
      Subject.OTP_WRONG,
      new Words("otp_incorrect", "Incorrect OTP.", " You have {n} more attempts."),
      Subject.GUESSES_EXHAUSTED,
      new Words("otp_attempts_exhausted", "You have exceeded maximum OTP attempts."),
      Subject.OTP_EXPIRED,
      new Words("otp_expired", "The OTP has expired."),
      Subject.OTP_NOT_REQUESTED,
      new Words("otp_not_requested", "No OTP is open: request one first."),
      Subject.OTP_TOO_SOON,
      new Words("otp_too_soon", "An OTP was sent a moment ago.", WAIT),
      Subject.CUSTOMER_LOCKED,
      new Words("user_locked", "The customer is locked out.", WAIT),
      Subject.WALLET_LINKED,
      new Words("wallet_already_linked", "The wallet is linked."),
      Subject.WALLET_NOT_LINKED,
      new Words("wallet_not_linked", "The wallet is not linked."))));

  private static final ProviderWording LAZYPAY = STANDARD
      .with(
          Subject.OTP_WRONG,
          new Words(
              "LP_INCORRECT_OTP",
              "Incorrect OTP.",
              " You have {n} more attempts before we lock your account."))
      .with(
          Subject.GUESSES_EXHAUSTED,
          new Words("LP_INCORRECT_OTP", "You have exceeded maximum OTP attempts."))
      .with(Subject.CUSTOMER_LOCKED, new Words("LP_USER_LOCKED", "Your account is locked.", WAIT));

  private final Map<Subject, Words> words;

  private ProviderWording(Map<Subject, Words> words) {
    this.words = words;
  }

  /**
   * Codes of this project in lower case, for providers whose codes no page of Juspay has.
   *
   * @return the wording of most providers
   */
  public static ProviderWording standard() {
    return STANDARD;
  }

  /**
   * The codes of Juspay's samples for LazyPay, {@code LP_INCORRECT_OTP} and {@code LP_USER_LOCKED};
   * for what they do not have, as {@link #standard}.
   *
   * @return LazyPay's wording
   */
  public static ProviderWording lazyPay() {
    return LAZYPAY;
  }

  /**
   * Picks the preset of a provider.
   *
   * @param provider any provider
   * @return its preset, or {@link #standard()} if there is none
   */
  public static ProviderWording of(WalletProvider provider) {
    return provider.equals(WalletProvider.LAZYPAY) ? LAZYPAY : STANDARD;
  }

  /**
   * Changes one code and its message.
   *
   * @param subject what is refused, or why
   * @param changed the code and the message
   * @return the same wording otherwise
   */
  public ProviderWording with(Subject subject, Words changed) {
    Map<Subject, Words> all = new EnumMap<>(words);
    all.put(Objects.requireNonNull(subject, "subject"), Objects.requireNonNull(changed, "changed"));
    return new ProviderWording(all);
  }

  /**
   * The code and the message for a subject.
   *
   * @param subject what is refused, or why
   * @return its code and message
   */
  public Words words(Subject subject) {
    return Objects.requireNonNull(words.get(subject), "words for every subject");
  }
}
