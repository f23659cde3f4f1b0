package dev.walletport.application;

import dev.walletport.application.port.Pause;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;

/**
 * Finds out what became of a command whose answer was lost, by reading back and never by sending it
 * again. It ends as soon as the gateway is closed.
 *
 * <p>Anything that the pause, the clock or the gateway throws meanwhile ends the settling with
 * {@link OutcomeUnknown} and the wallet as it was last seen. It is logged, not passed on, because
 * the command may have been applied.
 */
public final class Settling {

  private final SettlingPolicy policy;
  private final Function<WalletGateway, Pause> pause;
  private final InstantSource clock;

  private Settling(
      SettlingPolicy policy, InstantSource clock, Function<WalletGateway, Pause> pause) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.pause = pause;
  }

  /**
   * Settles by a policy and waits as the gateway does, so that a close of the gateway ends the
   * wait.
   *
   * @param policy how often and for how long to read back
   * @param clock measures how long it has taken
   */
  @Inject
  public Settling(SettlingPolicy policy, InstantSource clock) {
    this(policy, clock, WalletGateway::pause);
  }

  /**
   * Settles by a policy and waits in a way of the host's choice.
   *
   * @param policy how often and for how long to read back
   * @param pause waits between the reads
   * @param clock measures how long it has taken
   */
  public Settling(SettlingPolicy policy, Pause pause, InstantSource clock) {
    this(policy, clock, gateway -> pause);
    Objects.requireNonNull(pause, "pause");
  }

  /**
   * Settles by the {@linkplain SettlingPolicy#standard standard policy}, with the pause of the
   * gateway, on the machine's clock.
   *
   * @return the default
   */
  public static Settling standard() {
    return new Settling(SettlingPolicy.standard(), InstantSource.system());
  }

  /**
   * Passes every answer on but an unknown one, which it reads back until the wallet shows that the
   * command was applied. The call keeps what was seen last, for the case that anything is thrown.
   */
  <T> Either<WalletFailure, T> settle(
      UseCaseCall<T> call, Either<WalletFailure, T> answer, ReadBack<T> readBack) {
    return answer.isLeft() && answer.getLeft() instanceof OutcomeUnknown unknown
        ? settle(call, unknown, readBack)
        : answer;
  }

  /** Tells whether there is something to settle; how to read back costs 50 bytes to say. */
  static boolean isUnknown(Either<WalletFailure, ?> answer) {
    return answer.isLeft() && answer.getLeft() instanceof OutcomeUnknown;
  }

  private <T> Either<WalletFailure, T> settle(
      UseCaseCall<T> call, OutcomeUnknown unknown, ReadBack<T> readBack) {
    Instant began = clock.instant();
    for (Duration wait : policy.pauses()) {
      if (!waited(call.gateway(), wait, began)) {
        break;
      }
      Option<WalletAccount> seen = call.ask(readBack.read()).getOrElse(Option.none());
      seen.forEach(account -> call.keep(stillUnknown(unknown, account)));
      Option<T> proof =
          seen.flatMap(readBack.evidence()).orElse(() -> seen.flatMap(readBack.repetition()));
      if (proof.isDefined()) {
        call.settle();
        return Either.right(proof.get());
      }
    }
    return call.answer();
  }

  private static <T> Either<WalletFailure, T> stillUnknown(
      OutcomeUnknown unknown, WalletAccount seen) {
    return Either.left(new OutcomeUnknown(
        unknown.operation(), unknown.sentAt(), Option.some(seen), unknown.trace()));
  }

  /**
   * Waits, unless the read would then begin too late or could not succeed. A pause may last longer
   * than asked, and a gateway may be closed meanwhile.
   */
  private boolean waited(WalletGateway gateway, Duration wait, Instant began) {
    return isOfUse(gateway, wait, began)
        && paused(gateway, wait)
        && isOfUse(gateway, Duration.ZERO, began);
  }

  private boolean isOfUse(WalletGateway gateway, Duration wait, Instant began) {
    return !gateway.isClosed() && isInTime(wait, began);
  }

  private boolean isInTime(Duration wait, Instant began) {
    Duration elapsed = Duration.between(began, clock.instant());
    return elapsed.compareTo(policy.within().minus(wait)) <= 0;
  }

  /** Waits; an interrupt ends the settling, and the flag stays set for the host. */
  private boolean paused(WalletGateway gateway, Duration wait) {
    try {
      pause.apply(gateway).sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
