package dev.walletport.domain;

import java.time.Duration;
import java.util.Objects;

/**
 * The host's own ceilings, as data. They say nothing about whether an OTP is right or valid, which
 * only the provider knows: {@link OtpPolicy} is what is believed of the provider, and these are the
 * limits of business functions that OWASP ASVS 5.0 (2.4.1, 6.1.1) asks a host for.
 *
 * @param pause between two messages of one wallet; zero for none, at most a day
 * @param messages of one wallet
 * @param guesses of one wallet since its last message
 * @param shared the ceilings of what several wallets have in common; they hold back messages only,
 *     so that a stranger's taps keep no customer from linking
 */
public record GuardLimits(Duration pause, Ceiling messages, Ceiling guesses, Shared shared) {

  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
  private static final GuardLimits STANDARD = new GuardLimits(
      Duration.ofSeconds(30),
      new Ceiling(5, Duration.ofMinutes(10)),
      new Ceiling(5, Duration.ofMinutes(10)),
      new Shared(
          new Ceiling(10, Duration.ofHours(1)),
          new Ceiling(10, Duration.ofHours(1)),
          new Ceiling(30, Duration.ofHours(1))));

  /**
   * Refuses a pause that is no pause.
   *
   * @throws IllegalArgumentException if the pause is negative or longer than a day
   */
  public GuardLimits {
    Objects.requireNonNull(pause, "pause");
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(guesses, "guesses");
    Objects.requireNonNull(shared, "shared");
    if (pause.isNegative() || pause.compareTo(LONGEST_PAUSE) > 0) {
      throw new IllegalArgumentException("a pause is 0 to " + LONGEST_PAUSE + ", not " + pause);
    }
  }

  /**
   * 30 seconds between messages, with which Twilio's page on retry logic advises to start; 5
   * messages and 5 guesses within 10 minutes, Twilio Verify's own limits of one verification and
   * its life. The shared ceilings, 10 messages an hour to a customer or a number and 30 by an
   * origin, are this project's choice: no source names figures. The page of the guard has the
   * addresses.
   *
   * @return the default
   */
  public static GuardLimits standard() {
    return STANDARD;
  }

  /**
   * Changes the pause.
   *
   * @param pause between two messages of one wallet
   * @return the same limits otherwise
   */
  public GuardLimits withPause(Duration pause) {
    return new GuardLimits(pause, messages, guesses, shared);
  }

  /**
   * Changes the ceiling of messages.
   *
   * @param messages of one wallet
   * @return the same limits otherwise
   */
  public GuardLimits withMessages(Ceiling messages) {
    return new GuardLimits(pause, messages, guesses, shared);
  }

  /**
   * Changes the ceiling of guesses.
   *
   * @param guesses of one wallet since its last message
   * @return the same limits otherwise
   */
  public GuardLimits withGuesses(Ceiling guesses) {
    return new GuardLimits(pause, messages, guesses, shared);
  }

  /**
   * Changes the ceilings of what wallets have in common.
   *
   * @param shared the ceilings of messages per customer, number and origin
   * @return the same limits otherwise
   */
  public GuardLimits withShared(Shared shared) {
    return new GuardLimits(pause, messages, guesses, shared);
  }

  /**
   * The ceilings of messages across wallets.
   *
   * @param customer to one customer
   * @param number to one mobile number
   * @param origin by one origin, an address or a device
   */
  public record Shared(Ceiling customer, Ceiling number, Ceiling origin) {

    /** Refuses null. */
    public Shared {
      Objects.requireNonNull(customer, "customer");
      Objects.requireNonNull(number, "number");
      Objects.requireNonNull(origin, "origin");
    }
  }
}
