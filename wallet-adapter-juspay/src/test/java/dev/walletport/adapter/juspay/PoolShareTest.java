package dev.walletport.adapter.juspay;

import static dev.walletport.adapter.juspay.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.PoolShare.WhenFull;
import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.adapter.juspay.http.ExchangeFailure;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PoolShareTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final PoolShare share = new PoolShare(1, WhenFull.WAIT);

  /** A call that is held up by the host's code, such as a trust manager, ends by no close. */
  @Test
  void that_is_closed_keeps_no_call_waiting_for_one_that_does_not_end() {
    assertThat(share.enter(Deadline.in(LONG))).isEmpty();
    CompletableFuture<Option<ExchangeFailure>> entered = new CompletableFuture<>();
    Thread waiting = new Thread(() -> entered.complete(share.enter(Deadline.in(LONG))));
    waiting.start();
    await(() -> share.waiting() == 1);

    share.close();

    assertThat(entered.join()).isEmpty();
    assertThat(share.waiting()).isZero();
    assertThat(share.inUse()).isZero();
  }

  @Test
  void that_is_full_is_left_by_an_interrupted_call_which_keeps_its_interrupt() {
    assertThat(share.enter(Deadline.in(LONG))).isEmpty();
    Thread.currentThread().interrupt();

    Option<ExchangeFailure> refused = share.enter(Deadline.in(LONG));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(refused).contains(ExchangeFailure.INTERRUPTED);
    assertThat(share.inUse()).isEqualTo(1);
  }
}
