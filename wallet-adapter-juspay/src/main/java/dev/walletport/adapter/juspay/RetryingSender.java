package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.ExchangeFailure;
import dev.walletport.adapter.juspay.http.ExchangeResult;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Sends a call, and sends again what may be sent again: a read, or a request that never left. A
 * command that may have left is sent once.
 *
 * <p>Between two attempts it pauses for a random time from zero up to 0.1, 0.2, 0.4 … seconds, at
 * most 2, and at least for as long as the server asked. It never begins a pause that the deadline
 * would cut off.
 */
final class RetryingSender implements Sender {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Sender sender;
  private final int maxAttempts;
  private final RandomGenerator random;
  private final InstantSource clock;

  /**
   * Retries over a sender.
   *
   * @param maxAttempts how often a call is sent at most
   * @param random draws the pauses
   * @param clock tells when an answer came, from which its {@code Retry-After} counts
   */
  RetryingSender(Sender sender, int maxAttempts, RandomGenerator random, InstantSource clock) {
    this.sender = sender;
    this.maxAttempts = maxAttempts;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public ExchangeResult send(OngoingCall ongoing) {
    ExchangeResult result = attempt(ongoing, 1);
    for (int made = 1; made < maxAttempts && mayRepeat(ongoing, result); made++) {
      if (!paused(ongoing, pause(result, made))) {
        return result;
      }
      result = attempt(ongoing, made + 1);
    }
    return result;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    sender.pause(duration);
  }

  @Override
  public boolean isClosed() {
    return sender.isClosed();
  }

  private ExchangeResult attempt(OngoingCall ongoing, int number) {
    Duration before = ongoing.deadline().elapsed();
    ExchangeResult result = sender.send(ongoing);
    ongoing.attempts().add(ongoing, number, result, before);
    return result;
  }

  /** A share of the pool that is in use is told at once, and not waited for. */
  private static boolean mayRepeat(OngoingCall ongoing, ExchangeResult result) {
    boolean isRead = !ongoing.call().operation().isCommand();
    return result.fold(
        answered -> isRead && isPassing(answered.response().status()),
        lost -> isRead,
        notSent -> notSent.kind() != ExchangeFailure.POOL_SHARE_FULL);
  }

  /** What may be over by the next attempt. */
  private static boolean isPassing(int status) {
    return status == 408 || status == 429 || status >= 500;
  }

  private Duration pause(ExchangeResult result, int made) {
    Duration longest = FIRST_PAUSE.multipliedBy(1L << (made - 1));
    Duration bound = longest.compareTo(LONGEST_PAUSE) < 0 ? longest : LONGEST_PAUSE;
    Duration drawn = Duration.ofNanos(random.nextLong(bound.toNanos() + 1));
    Duration asked = asked(result).getOrElse(Duration.ZERO);
    return asked.compareTo(drawn) > 0 ? asked : drawn;
  }

  private Option<Duration> asked(ExchangeResult result) {
    return result.fold(
        answered -> RetryAfter.of(answered.response(), clock.instant()),
        lost -> Option.none(),
        notSent -> Option.none());
  }

  /**
   * Waits if there is time. A close that begins meanwhile ends the call, and so does an interrupt,
   * whose flag stays set for the host.
   */
  private boolean paused(OngoingCall ongoing, Duration duration) {
    if (isEnded() || !ongoing.deadline().leavesTimeFor(duration)) {
      return false;
    }
    try {
      sender.pause(duration);
      return !sender.isClosed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isEnded() {
    return sender.isClosed() || Thread.currentThread().isInterrupted();
  }
}
