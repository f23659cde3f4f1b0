package dev.walletport.adapter.fake.sandbox;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.adapter.fake.sandbox.WireDelays.Lasting;
import dev.walletport.adapter.fake.sandbox.WireDelays.Setting;
import dev.walletport.domain.WalletOperation;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WireDelaysTest {

  private static final int MOST = 10_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final WireDelays delays = new WireDelays();

  static Stream<Consumer<WireDelays>> calls() {
    return Stream.of(
        delays -> delays.next(1, WalletOperation.LINK, SECOND),
        delays -> delays.whileSet(WalletOperation.LINK, SECOND),
        delays -> ignore(delays.take(WalletOperation.LINK)),
        delays -> ignore(delays.settings()),
        delays -> delays.clear(set -> false));
  }

  /** The one that clears is held up in its middle, so nothing here depends on luck. */
  @ParameterizedTest
  @MethodSource("calls")
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void wait_while_others_are_cleared(Consumer<WireDelays> call) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    delays.next(1, WalletOperation.LINK, SECOND);
    FutureTask<Void> clearing =
        new FutureTask<>(() -> delays.clear(set -> isCleared(reached, released)), null);
    FutureTask<Void> other = new FutureTask<>(() -> call.accept(delays), null);
    Thread waiting = new Thread(other);

    new Thread(clearing).start();
    reached.await();
    waiting.start();
    while (waiting.getState() != State.BLOCKED && !other.isDone()) {
      Thread.onSpinWait();
    }

    assertThat(other).isNotDone();
    released.countDown();
    clearing.get();
    other.get();
  }

  private static boolean isCleared(CountDownLatch reached, CountDownLatch released) {
    reached.countDown();
    try {
      released.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while held", e);
    }
  }

  @Test
  void are_taken_in_turn_and_once() {
    delays.next(1, WalletOperation.LINK, SECOND);
    delays.next(1, WalletOperation.LINK, SECOND.multipliedBy(2));

    assertThat(delays.take(WalletOperation.DELINK)).isZero();
    assertThat(delays.take(WalletOperation.LINK)).isEqualTo(SECOND);
    assertThat(delays.take(WalletOperation.LINK)).isEqualTo(SECOND.multipliedBy(2));
    assertThat(delays.take(WalletOperation.LINK)).isZero();
  }

  @Test
  void that_stand_are_replaced_by_a_new_one_for_their_operation_alone() {
    Duration longer = SECOND.multipliedBy(2);
    delays.next(1, WalletOperation.LINK, SECOND);
    delays.whileSet(WalletOperation.LINK, SECOND);
    delays.whileSet(WalletOperation.DELINK, SECOND);

    delays.whileSet(WalletOperation.LINK, longer);

    assertThat(delays.settings())
        .containsExactly(
            new Setting(WalletOperation.LINK, SECOND, Lasting.ONE_CALL),
            new Setting(WalletOperation.DELINK, SECOND, Lasting.UNTIL_CLEARED),
            new Setting(WalletOperation.LINK, longer, Lasting.UNTIL_CLEARED));
    assertThat(delays.take(WalletOperation.LINK)).isEqualTo(SECOND);
    assertThat(delays.take(WalletOperation.LINK)).isEqualTo(longer);
    assertThat(delays.take(WalletOperation.LINK)).isEqualTo(longer);
  }

  @Test
  void are_ten_minutes_long_at_most() {
    Duration longest = Duration.ofMinutes(10);

    delays.next(1, WalletOperation.LINK, longest);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> delays.whileSet(WalletOperation.LINK, longest.plusSeconds(1)));
  }

  @Test
  void are_ten_thousand_at_most_those_that_are_set_among_them() {
    delays.next(MOST - 1, WalletOperation.LINK, SECOND);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> delays.next(2, WalletOperation.DELINK, SECOND));
    delays.next(1, WalletOperation.DELINK, SECOND);
    assertThat(delays.settings()).hasSize(MOST);
  }

  @Test
  void for_the_next_calls_come_before_one_that_stood_before_them() {
    Duration longer = SECOND.multipliedBy(2);
    delays.whileSet(WalletOperation.LINK, longer);
    delays.next(1, WalletOperation.LINK, SECOND);

    assertThat(delays.take(WalletOperation.LINK)).isEqualTo(SECOND);
    assertThat(delays.take(WalletOperation.LINK)).isEqualTo(longer);
  }
}
