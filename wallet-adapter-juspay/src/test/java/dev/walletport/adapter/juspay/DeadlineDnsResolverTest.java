package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlineDnsResolverTest {

  private static final Deadline SOON = Deadline.in(Duration.ofMillis(50));
  private static final Deadline LATER = Deadline.in(Duration.ofSeconds(50));

  @AfterEach
  void forget() {
    DeadlineDnsResolver.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "::1", "[::1]", "localhost", "LocalHost"})
  void an_address_and_localhost_are_not_looked_up(String host) throws UnknownHostException {
    DeadlineDnsResolver names = new DeadlineDnsResolver(DeadlineDnsResolverTest::mustNotBeAsked);

    assertThat(names.resolve(host)).isNotEmpty();
  }

  @Test
  void a_name_is_looked_up_on_another_thread() throws UnknownHostException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> {
      threads.add(Thread.currentThread());
      return InetAddress.getAllByName("10.1.2.3");
    });
    DeadlineDnsResolver.allow(LATER);

    assertThat(names.resolve("wallets.invalid"))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("10.1.2.3");
    assertThat(threads)
        .hasSize(1)
        .doesNotContain(Thread.currentThread())
        .allMatch(Thread::isDaemon);
  }

  @Test
  void a_name_that_does_not_answer_is_waited_for_to_the_deadline() {
    CountDownLatch ended = new CountDownLatch(1);
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> stuck(ended));
    DeadlineDnsResolver.allow(SOON);

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> names.resolve("wallets.invalid"));
    assertThat(SOON.isOver()).isTrue();
    ended.countDown();
  }

  @Test
  void many_callers_share_one_lookup() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    AtomicInteger lookups = new AtomicInteger();
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> {
      lookups.incrementAndGet();
      return stuck(ended);
    });
    Queue<InetAddress[]> answers = new ConcurrentLinkedQueue<>();
    List<Thread> callers = Stream.generate(() -> new Thread(() -> answers.add(resolved(names))))
        .limit(8)
        .toList();

    callers.forEach(Thread::start);
    for (Thread caller : callers) {
      while (caller.isAlive() && caller.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
    ended.countDown();
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(answers).hasSize(8);
    assertThat(lookups).hasValue(1);
  }

  @Test
  void a_lookup_that_failed_is_forgotten() throws UnknownHostException {
    AtomicInteger lookups = new AtomicInteger();
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> {
      if (lookups.incrementAndGet() == 1) {
        throw new UnknownHostException(host);
      }
      return InetAddress.getAllByName("10.1.2.3");
    });
    DeadlineDnsResolver.allow(LATER);

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> names.resolve("wallets.invalid"));
    assertThat(names.resolve("wallets.invalid")).hasSize(1);
  }

  private static InetAddress[] resolved(DeadlineDnsResolver names) {
    DeadlineDnsResolver.allow(LATER);
    try {
      return names.resolve("wallets.invalid");
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static InetAddress[] mustNotBeAsked(String host) {
    throw new AssertionError(host);
  }

  private static InetAddress[] stuck(CountDownLatch ended) throws UnknownHostException {
    try {
      ended.await();
      return InetAddress.getAllByName("10.1.2.3");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    }
  }
}
