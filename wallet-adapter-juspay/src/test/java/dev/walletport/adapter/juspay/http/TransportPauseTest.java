package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import dev.walletport.adapter.juspay.http.TransportSettings.Pool;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TransportPauseTest {

  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final HttpTransport transport = HttpTransport.open(
      new TransportSettings(
          new ServerOrigin("http", "127.0.0.1", 1),
          Option.none(),
          Option.none(),
          LONG,
          Expect.NOTHING,
          "walletport",
          new Pool(1, LONG, LONG, LONG)),
      InetAddress::getAllByName);

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void lasts_as_long_as_it_is_told() throws InterruptedException {
    Duration asked = Duration.ofMillis(120);
    long began = System.nanoTime();

    transport.pause(asked);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(asked, asked.plus(GRACE));
  }

  @Test
  void of_no_length_is_over_at_once() throws InterruptedException {
    long began = System.nanoTime();

    transport.pause(Duration.ZERO);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GRACE);
  }

  @Test
  void is_ended_by_a_close() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread pausing = pausing(interrupted);

    transport.close();

    pausing.join(GRACE.toMillis());
    assertThat(interrupted.getNow(true)).isFalse();
  }

  @Test
  void is_not_begun_after_a_close() throws InterruptedException {
    transport.close();
    long began = System.nanoTime();

    transport.pause(LONG);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GRACE);
  }

  @Test
  void is_ended_by_an_interrupt() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread pausing = pausing(interrupted);

    pausing.interrupt();

    pausing.join(GRACE.toMillis());
    assertThat(interrupted.getNow(false)).isTrue();
  }

  @Test
  void is_not_begun_by_an_interrupted_thread() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> transport.pause(LONG));
    assertThat(Thread.interrupted()).isFalse();
  }

  /** A thread in the middle of a long pause, which tells whether it was interrupted. */
  private Thread pausing(CompletableFuture<Boolean> interrupted) {
    Thread pausing = new Thread(() -> {
      try {
        transport.pause(LONG);
        interrupted.complete(false);
      } catch (InterruptedException e) {
        interrupted.complete(true);
      }
    });
    pausing.start();
    while (pausing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return pausing;
  }
}
