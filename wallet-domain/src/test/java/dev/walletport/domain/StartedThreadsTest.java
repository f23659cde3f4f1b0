package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.domain.testing.StartedThreads;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class StartedThreadsTest {

  private final StartedThreads threads = new StartedThreads();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void endThreads() {
    end.countDown();
  }

  @Test
  void are_those_of_the_work_and_what_these_start_and_no_others() throws Exception {
    Thread other = startWaiting();
    Thread second = threads.call(() -> {
      Thread first = startWaiting();
      assertThat(threads.running()).contains(Thread.currentThread(), first);
      return startThrough();
    });

    assertThat(threads.running()).contains(second).hasSize(2).doesNotContain(other);
    end.countDown();
    assertThat(threads.left()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void pass_on_what_the_work_throws(Throwable thrown) {
    assertThatThrownBy(() -> threads.call(() -> {
          if (thrown instanceof Error error) {
            throw error;
          }
          throw (Exception) thrown;
        }))
        .isSameAs(thrown);
  }

  static Stream<Throwable> pass_on_what_the_work_throws() {
    return Stream.of(new IOException("planted"), new AssertionError("planted"));
  }

  @Test
  void end_by_an_interrupt_of_their_caller() throws Exception {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> threads.call(() -> {
          end.await();
          return true;
        }))
        .isInstanceOf(InterruptedException.class);

    assertThat(threads.left()).isEmpty();
  }

  /** A thread that a thread of the work has started, which has ended. */
  private Thread startThrough() throws InterruptedException {
    Thread[] started = new Thread[1];
    Thread between = new Thread(() -> started[0] = startWaiting());
    between.start();
    between.join();
    return started[0];
  }

  private Thread startWaiting() {
    Thread thread = new Thread(this::awaitEnd);
    thread.start();
    return thread;
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
