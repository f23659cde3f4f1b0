package dev.walletport.application;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How often and for how long a command with a lost answer is read back.
 *
 * <p>Every read of a linked wallet hands out a token, so read seldom; and a provider may still be
 * working on the command, so an early "not applied" proves nothing.
 *
 * @param pauses the pause before each read; as many reads as pauses
 * @param within no read begins later than this after the first pause began, and no pause is made
 *     that would end later
 */
public record SettlingPolicy(List<Duration> pauses, Duration within) {

  private static final SettlingPolicy STANDARD = new SettlingPolicy(
      List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3)),
      Duration.ofSeconds(15));

  /**
   * Copies the list and refuses null.
   *
   * @throws IllegalArgumentException if a duration is negative
   */
  public SettlingPolicy {
    pauses = List.copyOf(Objects.requireNonNull(pauses, "pauses"));
    Objects.requireNonNull(within, "within");
    if (within.isNegative() || pauses.stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException(
          "settling needs pauses and a limit of zero or more, not " + pauses + " within " + within);
    }
  }

  /**
   * Three reads, 0.2, 1 and 3 seconds apart, the last begun within 15 seconds.
   *
   * @return the default
   */
  public static SettlingPolicy standard() {
    return STANDARD;
  }

  /**
   * No read at all: an unknown outcome is handed to the host as it is.
   *
   * @return the off-switch
   */
  public static SettlingPolicy none() {
    return new SettlingPolicy(List.of(), Duration.ZERO);
  }
}
