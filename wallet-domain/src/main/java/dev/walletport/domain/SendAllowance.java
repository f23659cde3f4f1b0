package dev.walletport.domain;

import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.HeldBack.Reason;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;

/**
 * When the next message of a wallet may be asked for, and how many are left by then, so that a page
 * can show a countdown before a failure does. A message may be asked for now if {@code nextAt} is
 * not in the future and {@code left} is not zero.
 *
 * @param reason which limit decides, or how another command on the wallet holds messages back
 * @param nextAt no message may be asked for before this instant; the present or earlier if there is
 *     nothing to count down to. While it is being found out what became of another command, it is
 *     the next look, which may be followed by more
 * @param left how many messages the window has left now; zero as well while another command holds
 *     messages back until a look that is due, or until a person acknowledges it
 */
public record SendAllowance(Reason reason, Instant nextAt, int left) {

  /** Refuses null. */
  public SendAllowance {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(nextAt, "nextAt");
  }

  /**
   * Reads it off a trail.
   *
   * @param trail the recent messages of a wallet
   * @param limits the host's ceilings
   * @param now the present
   * @return when, and how many
   */
  public static SendAllowance of(CommandTrail trail, GuardLimits limits, Instant now) {
    Instant paused = pausedUntil(trail, limits, now);
    Instant full = limits.messages().fullUntil(trail.messages(), now).getOrElse(now);
    int left = limits.messages().left(trail.messages(), now);
    return full.isAfter(paused)
        ? new SendAllowance(Reason.TOO_MANY_MESSAGES, full, left)
        : new SendAllowance(Reason.TOO_SOON, paused, left);
  }

  /**
   * Limits it by what the wallet shares with others.
   *
   * @param ceiling the shared ceiling
   * @param shared the shared trail
   * @param now the present
   * @return the later of both instants, and the fewer of both counts
   */
  public SendAllowance within(Ceiling ceiling, CommandTrail shared, Instant now) {
    int fewer = Math.min(left, ceiling.left(shared.messages(), now));
    Instant full = ceiling.fullUntil(shared.messages(), now).getOrElse(now);
    return full.isAfter(nextAt)
        ? new SendAllowance(Reason.TOO_MANY_MESSAGES, full, fewer)
        : new SendAllowance(reason, nextAt, fewer);
  }

  /**
   * Limits it by another command on the wallet, which holds messages back whatever was sent before.
   *
   * @param held as {@link CommandState#holdsBack} tells it
   * @param now the present
   * @return the later of both instants; none left if the command holds back to no known instant
   */
  public SendAllowance behind(HeldBack held, Instant now) {
    Instant until = held.until().getOrElse(now);
    if (!until.isAfter(now)) {
      return new SendAllowance(held.reason(), nextAt, 0);
    }
    return until.isAfter(nextAt) ? new SendAllowance(held.reason(), until, left) : this;
  }

  private static Instant pausedUntil(CommandTrail trail, GuardLimits limits, Instant now) {
    int sent = trail.messages().size();
    Instant until = sent == 0 ? now : trail.messages().get(sent - 1).plus(limits.pause());
    return until.isBefore(now) ? now : until;
  }

  /** Why a message is held back now; none if it is not. */
  Option<HeldBack> heldBack(Instant now) {
    return nextAt.isAfter(now)
        ? Option.some(new HeldBack(reason, Option.some(nextAt)))
        : Option.none();
  }
}
