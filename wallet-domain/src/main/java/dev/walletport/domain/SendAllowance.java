package dev.walletport.domain;

import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.HeldBack.Reason;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;

/**
 * When the next message of a wallet may be asked for, and how many are left by then, so that a page
 * can show a countdown before a failure does.
 *
 * @param reason which of the two limits decides
 * @param nextAt the first instant at which a message may be asked for; the present or earlier if it
 *     may be now
 * @param left how many messages the window has left now
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
