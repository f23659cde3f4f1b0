package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import java.lang.Thread.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Of two requests at once. The first is held up at the clock, so nothing here depends on luck. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class RequestLogThreadsTest {

  private final HoldingClock clock = new HoldingClock();
  private final RequestLog log = new RequestLog(FakeWallets.create(), clock);
  private final SandboxResponse early = SandboxResponse.refused(400, "bad_request", "early");
  private final SandboxResponse late = SandboxResponse.refused(400, "bad_request", "late");

  @Test
  void the_second_waits_until_the_first_has_its_number_and_its_place() throws Exception {
    assertWaitsForTheFirst(() -> log.malformed(null, late));

    assertThat(log.newestFirst()).map(RecordedRequest::number).containsExactly(2L, 1L);
  }

  @Test
  void a_request_that_is_kept_beside_a_malformed_one_waits_as_well() throws Exception {
    RequestRecording recording = log.begin(new BasicClassicHttpRequest("GET", "/"));

    assertWaitsForTheFirst(() -> log.ended(recording, late));

    assertThat(log.newestFirst()).map(RecordedRequest::number).containsExactly(2L, 1L);
  }

  @Test
  void a_read_waits_as_well() throws Exception {
    List<RecordedRequest> read = new ArrayList<>();

    assertWaitsForTheFirst(() -> read.addAll(log.newestFirst()));

    assertThat(read).map(RecordedRequest::number).containsExactly(1L);
  }

  @Test
  void a_reset_waits_as_well() throws Exception {
    assertWaitsForTheFirst(log::clear);

    assertThat(log.newestFirst()).isEmpty();
  }

  private void assertWaitsForTheFirst(Runnable use) throws Exception {
    FutureTask<Void> first = new FutureTask<>(() -> log.malformed(null, early), null);
    FutureTask<Void> second = new FutureTask<>(use, null);
    Thread waiting = new Thread(second);

    clock.holdAtItsSecondLook(new Thread(first));
    waiting.start();
    while (waiting.getState() != State.BLOCKED && !second.isDone()) {
      Thread.onSpinWait();
    }

    assertThat(second).isNotDone();
    clock.release();
    first.get();
    second.get();
  }

  /** A clock that holds up one thread: it looks when a request arrives, and when it has ended. */
  private static final class HoldingClock implements InstantSource {

    private final CountDownLatch looked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();
    private volatile long held;

    void holdAtItsSecondLook(Thread thread) throws InterruptedException {
      held = thread.getId();
      thread.start();
      looked.await();
    }

    void release() {
      released.countDown();
    }

    @Override
    public Instant instant() {
      if (Thread.currentThread().getId() == held && looks.incrementAndGet() == 2) {
        looked.countDown();
        awaitRelease();
      }
      return FakeClock.START;
    }

    private void awaitRelease() {
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while held", e);
      }
    }
  }
}
