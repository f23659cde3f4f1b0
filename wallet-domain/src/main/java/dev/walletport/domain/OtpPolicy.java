package dev.walletport.domain;

import java.time.Duration;
import java.util.Objects;

/**
 * The rules of one-time passwords, as data.
 *
 * <p>The form is checked before a call is made. The other rules are the provider's to enforce; they
 * are here so that a fake can be as strict and a host can show a countdown. Providers document few
 * of them, so every preset says where its figures come from.
 *
 * @param form what a password looks like
 * @param validity how long one is valid; at the very instant it ends the password is expired
 * @param guesses how many times a customer may guess, at least 1
 * @param resendAfter the pause before the next password may be requested; zero for none
 * @param lock how long a customer is locked out once the guesses are used up; zero for not at all
 */
public record OtpPolicy(
    OtpForm form, Duration validity, int guesses, Duration resendAfter, Duration lock) {

  private static final Duration LONGEST = Duration.ofDays(365_000);

  private static final OtpPolicy STANDARD = new OtpPolicy(
      OtpForm.standard(), Duration.ofMinutes(10), 5, Duration.ofSeconds(15), Duration.ZERO);

  /**
   * Refuses rules that no customer could meet.
   *
   * @throws IllegalArgumentException if the validity is not positive, there is no guess, a pause is
   *     negative, or a time is longer than a thousand years
   */
  public OtpPolicy {
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(resendAfter, "resendAfter");
    Objects.requireNonNull(lock, "lock");
    require(validity.compareTo(Duration.ZERO) > 0, "validity must be positive, not " + validity);
    require(guesses >= 1, "guesses must be at least 1, not " + guesses);
    require(!resendAfter.isNegative(), "resendAfter must not be negative: " + resendAfter);
    require(!lock.isNegative(), "lock must not be negative: " + lock);
    requireBounded("validity", validity);
    requireBounded("resendAfter", resendAfter);
    requireBounded("lock", lock);
  }

  /** A time such as {@code FOREVER} would overflow the first instant that it is added to. */
  private static void requireBounded(String name, Duration time) {
    require(time.compareTo(LONGEST) <= 0, name + " must be at most " + LONGEST + ", not " + time);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * Six digits, valid for 10 minutes, 5 guesses, 15 seconds before a resend, no lock. Digits and
   * life are the least and the most that OWASP ASVS 5.0 (6.5, 6.6) allows; the resend pause is the
   * only one a provider documents.
   *
   * @return the rules for a provider of which nothing else is known
   */
  public static OtpPolicy standard() {
    return STANDARD;
  }

  /**
   * Any text that can be typed, otherwise as {@link #standard()}: for a host that serves several
   * providers with one setting and leaves the form to them.
   *
   * @return the most lenient rules
   */
  public static OtpPolicy opaque() {
    return STANDARD.withForm(OtpForm.opaque());
  }

  /**
   * As {@link #standard()}, but a password is valid for 2 minutes, as Paytm's own documentation
   * says.
   *
   * @return Paytm's rules
   */
  public static OtpPolicy paytm() {
    return STANDARD.withValidity(Duration.ofMinutes(2));
  }

  /**
   * As {@link #standard()}, but 4 digits, as in Juspay's samples for Twid.
   *
   * @return Twid's rules
   */
  public static OtpPolicy twid() {
    return STANDARD.withForm(OtpForm.digits(4));
  }

  /**
   * As {@link #standard()}, but a code of 20 letters and digits, as in Juspay's samples for Amazon
   * Pay.
   *
   * @return Amazon Pay's rules
   */
  public static OtpPolicy amazonPay() {
    return STANDARD.withForm(new OtpForm(20, 20, OtpForm.Alphabet.LETTERS_AND_DIGITS));
  }

  /**
   * As {@link #standard()}, but 3 guesses and then a lock of a day. LazyPay's answers count guesses
   * down and announce a lock; how many and how long is documented nowhere, so both figures are this
   * project's choice.
   *
   * @return LazyPay's rules
   */
  public static OtpPolicy lazyPay() {
    return STANDARD.withGuesses(3).withLock(Duration.ofDays(1));
  }

  /**
   * Picks the preset of a provider.
   *
   * @param provider any provider
   * @return its preset, or {@link #standard()} if there is none
   */
  public static OtpPolicy of(WalletProvider provider) {
    Objects.requireNonNull(provider, "provider");
    return switch (provider.code()) {
      case "PAYTM" -> paytm();
      case "TWID_V2" -> twid();
      case "AMAZONPAY" -> amazonPay();
      case "LAZYPAY" -> lazyPay();
      default -> standard();
    };
  }

  /**
   * Changes the form.
   *
   * @param form what a password looks like
   * @return the same rules otherwise
   */
  public OtpPolicy withForm(OtpForm form) {
    return new OtpPolicy(form, validity, guesses, resendAfter, lock);
  }

  /**
   * Changes the life of a password.
   *
   * @param validity how long it is valid; positive
   * @return the same rules otherwise
   */
  public OtpPolicy withValidity(Duration validity) {
    return new OtpPolicy(form, validity, guesses, resendAfter, lock);
  }

  /**
   * Changes the number of guesses.
   *
   * @param guesses how many guesses; at least 1
   * @return the same rules otherwise
   */
  public OtpPolicy withGuesses(int guesses) {
    return new OtpPolicy(form, validity, guesses, resendAfter, lock);
  }

  /**
   * Changes the pause before a resend.
   *
   * @param resendAfter how long; zero for none
   * @return the same rules otherwise
   */
  public OtpPolicy withResendAfter(Duration resendAfter) {
    return new OtpPolicy(form, validity, guesses, resendAfter, lock);
  }

  /**
   * Changes the lock.
   *
   * @param lock how long a customer is locked out once the guesses are used up; zero for not at all
   * @return the same rules otherwise
   */
  public OtpPolicy withLock(Duration lock) {
    return new OtpPolicy(form, validity, guesses, resendAfter, lock);
  }
}
