package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The mark and the stop exclude each other. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExchangeTest {

  private static final Duration LONG = Duration.ofDays(1);

  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger cancelled = new AtomicInteger();

  @AfterEach
  void leave_the_thread_as_it_was() {
    Thread.interrupted();
  }

  private Exchange lasting(Duration time) {
    OutgoingRequest request = OutgoingRequest.get("/", HeaderFields.none());
    Deadline deadline = Deadline.in(time);
    return new Exchange(request, new ExchangeLimits(deadline, deadline, 1024), closed::get);
  }

  private boolean cancel() {
    cancelled.incrementAndGet();
    return true;
  }

  private static void assertStaysAtHome(Exchange exchange) {
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(exchange::leave)
        .withMessage("stopped before it left");
    assertThat(exchange.mayHaveLeft()).isFalse();
  }

  @Nested
  class A_request_leaves {
    @Test
    void once() throws NotSentException {
      Exchange exchange = lasting(LONG);

      exchange.leave();

      assertThat(exchange.mayHaveLeft()).isTrue();
      assertThatExceptionOfType(NotSentException.class).isThrownBy(exchange::leave);
    }

    @Test
    void not_after_it_was_stopped() {
      Exchange exchange = lasting(LONG);

      exchange.stop();

      assertStaysAtHome(exchange);
    }

    @Test
    void not_after_its_deadline_even_if_it_was_not_stopped() {
      assertStaysAtHome(lasting(Duration.ZERO));
    }

    @Test
    void not_after_a_close_even_if_it_was_not_stopped() {
      Exchange exchange = lasting(LONG);

      closed.set(true);

      assertStaysAtHome(exchange);
    }

    @Test
    void not_after_an_interrupt_even_if_it_was_not_stopped() {
      Exchange exchange = lasting(LONG);

      Thread.currentThread().interrupt();

      assertStaysAtHome(exchange);
    }
  }

  @Nested
  class A_stop {
    @Test
    void does_not_take_the_mark_from_what_has_left() throws NotSentException {
      Exchange exchange = lasting(LONG);
      exchange.leave();

      exchange.stop();

      assertThat(exchange.mayHaveLeft()).isTrue();
    }

    @Test
    void cancels_what_is_held_before_and_after_it_left() throws NotSentException {
      Exchange exchange = lasting(LONG);
      exchange.hold(ExchangeTest.this::cancel);

      exchange.stop();
      assertThat(cancelled).hasValue(1);

      Exchange left = lasting(LONG);
      left.hold(ExchangeTest.this::cancel);
      left.leave();
      left.stop();
      assertThat(cancelled).hasValue(2);
    }

    @Test
    void cancels_what_is_held_later() {
      Exchange exchange = lasting(LONG);
      exchange.stop();

      exchange.hold(ExchangeTest.this::cancel);

      assertThat(cancelled).hasValue(1);
    }

    @Test
    void does_not_touch_a_connection_that_was_let_go() {
      Exchange exchange = lasting(LONG);
      exchange.hold(ExchangeTest.this::cancel);

      exchange.letGo();
      exchange.stop();

      assertThat(cancelled).hasValue(0);
    }

    /** Otherwise it would end a connection that serves another exchange by then. */
    @Test
    void keeps_a_connection_from_being_let_go_until_it_has_ended() throws Exception {
      Exchange exchange = lasting(LONG);
      CountDownLatch cancelling = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      exchange.hold(() -> isEnded(cancelling, end));
      Thread stopping = new Thread(exchange::stop);
      Thread lettingGo = new Thread(exchange::letGo);
      stopping.start();
      assertThat(cancelling.await(20, TimeUnit.SECONDS)).isTrue();
      lettingGo.start();
      State state = blockedOrTerminated(lettingGo);
      end.countDown();
      stopping.join();
      lettingGo.join();

      assertThat(state).isEqualTo(State.BLOCKED);
    }

    private static State blockedOrTerminated(Thread thread) {
      State state = thread.getState();
      while (state != State.BLOCKED && state != State.TERMINATED) {
        Thread.onSpinWait();
        state = thread.getState();
      }
      return state;
    }

    private static boolean isEnded(CountDownLatch cancelling, CountDownLatch end) {
      cancelling.countDown();
      try {
        return end.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Test
    void at_the_very_moment_of_leaving_comes_before_it_or_after_it() throws Exception {
      ExecutorService other = Executors.newSingleThreadExecutor();
      try {
        for (int i = 0; i < 5000; i++) {
          Exchange exchange = lasting(LONG);
          CyclicBarrier start = new CyclicBarrier(2);
          Future<?> stopping = other.submit(() -> {
            start.await();
            exchange.stop();
            return null;
          });
          start.await();

          boolean left = leaves(exchange);

          stopping.get();
          assertThat(exchange.mayHaveLeft()).isEqualTo(left);
        }
      } finally {
        other.shutdownNow();
      }
    }

    private static boolean leaves(Exchange exchange) {
      try {
        exchange.leave();
        return true;
      } catch (NotSentException e) {
        return false;
      }
    }
  }

  @Nested
  class A_look {
    @Test
    void stops_nothing_that_has_time() throws NotSentException {
      Exchange exchange = lasting(LONG);
      exchange.hold(ExchangeTest.this::cancel);

      exchange.stopIfOver();

      assertThat(cancelled).hasValue(0);
      exchange.leave();
    }

    @Test
    void stops_what_is_past_its_deadline() {
      Exchange exchange = lasting(Duration.ZERO);
      exchange.hold(ExchangeTest.this::cancel);

      exchange.stopIfOver();

      assertThat(cancelled).hasValue(1);
    }

    @Test
    void stops_what_is_closed_or_interrupted() {
      Exchange exchange = lasting(LONG);
      exchange.hold(ExchangeTest.this::cancel);

      closed.set(true);
      exchange.stopIfOver();
      closed.set(false);
      Thread.currentThread().interrupt();
      exchange.stopIfOver();

      assertThat(cancelled).hasValue(2);
    }
  }
}
