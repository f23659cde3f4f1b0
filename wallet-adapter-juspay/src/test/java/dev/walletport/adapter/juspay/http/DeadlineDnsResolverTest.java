package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlineDnsResolverTest {

  private final Deadline soon = Deadline.in(Duration.ofMillis(50));
  private final List<Thread> callers = new ArrayList<>();
  private static final Deadline LATER = Deadline.in(Duration.ofMinutes(10));

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "::1", "localhost", "LocalHost"})
  void an_address_and_localhost_are_not_looked_up(String host) throws UnknownHostException {
    DeadlineDnsResolver names = new DeadlineDnsResolver(DeadlineDnsResolverTest::mustNotBeAsked);

    assertThat(names.resolve(host, LATER)).isNotEmpty();
  }

  @Test
  void localhost_is_both_loopback_addresses() throws UnknownHostException {
    DeadlineDnsResolver names = new DeadlineDnsResolver(DeadlineDnsResolverTest::mustNotBeAsked);

    assertThat(names.resolve("localhost", LATER))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
  }

  @Test
  void a_name_is_looked_up_on_another_thread() throws UnknownHostException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> {
      threads.add(Thread.currentThread());
      return InetAddress.getAllByName("10.1.2.3");
    });

    assertThat(names.resolve("wallets.invalid", LATER))
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

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> names.resolve("wallets.invalid", soon));
    assertThat(soon.isOver()).isTrue();
    ended.countDown();
  }

  @Test
  void a_lookup_that_hangs_holds_up_no_later_call() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger lookups = new AtomicInteger();
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> {
      if (lookups.incrementAndGet() == 1) {
        hanging.countDown();
        return stuck(ended);
      }
      return InetAddress.getAllByName("10.1.2.3");
    });
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> names.resolve("wallets.invalid", soon));
    hanging.await();

    InetAddress[] found = names.resolve("wallets.invalid", LATER);

    assertThat(found).hasSize(1);
    ended.countDown();
  }

  @Test
  void an_interrupt_ends_the_wait_and_leaves_the_flag_set() {
    CountDownLatch ended = new CountDownLatch(1);
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> stuck(ended));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> names.resolve("wallets.invalid", LATER));
    assertThat(Thread.interrupted()).isTrue();
    ended.countDown();
  }

  @Test
  void no_lookup_is_waited_for_once_it_is_closed() {
    CountDownLatch ended = new CountDownLatch(1);
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> stuck(ended));
    names.close();

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> names.resolve("wallets.invalid", LATER));
    ended.countDown();
  }

  @Test
  void lookups_that_have_ended_do_not_count_among_those_that_run_at_once() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicBoolean hangs = new AtomicBoolean();
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> {
      if (hangs.compareAndSet(true, false)) {
        hanging.countDown();
        return stuck(ended);
      }
      return InetAddress.getAllByName("10.1.2.3");
    });
    for (int i = 0; i < 2 * DeadlineDnsResolver.MOST_AT_ONCE; i++) {
      assertThat(names.resolve("wallets" + i + ".invalid", LATER)).hasSize(1);
    }
    hangs.set(true);
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> names.resolve("wallets.invalid", Deadline.in(Duration.ofMillis(50))));
    hanging.await();

    InetAddress[] found = names.resolve("wallets.invalid", Deadline.in(Duration.ofSeconds(10)));

    assertThat(found).hasSize(1);
    ended.countDown();
  }

  @Test
  void a_lookup_for_which_there_was_no_thread_is_forgotten() throws UnknownHostException {
    DeadlineDnsResolver names =
        new DeadlineDnsResolver(host -> InetAddress.getAllByName("10.1.2.3"));
    NoNewThread noNewThread = new NoNewThread();
    noNewThread.set("inherited");
    try {
      for (int i = 0; i < DeadlineDnsResolver.MOST_AT_ONCE; i++) {
        assertThatExceptionOfType(UnknownHostException.class)
            .isThrownBy(() -> names.resolve("wallets.invalid", LATER));
      }
    } finally {
      noNewThread.remove();
    }

    assertThat(names.resolve("wallets.invalid", LATER)).hasSize(1);
  }

  /** While a thread has a value of it, that thread can make no other, as if there were too many. */
  private static final class NoNewThread extends InheritableThreadLocal<String> {

    @Override
    protected String childValue(String parent) {
      throw new OutOfMemoryError("planted");
    }
  }

  @Test
  void a_bounded_number_of_lookups_runs_at_once() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    AtomicInteger lookups = new AtomicInteger();
    DeadlineDnsResolver names = new DeadlineDnsResolver(host -> {
      lookups.incrementAndGet();
      return stuck(ended);
    });
    Queue<InetAddress[]> answers = new ConcurrentLinkedQueue<>();
    int many = 3 * DeadlineDnsResolver.MOST_AT_ONCE;
    for (int i = 0; i < many; i++) {
      Thread caller = new Thread(() -> answers.add(resolved(names)));
      caller.start();
      while (caller.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      callers.add(caller);
    }

    ended.countDown();
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(answers).hasSize(many);
    assertThat(lookups).hasValue(DeadlineDnsResolver.MOST_AT_ONCE);
  }

  @ParameterizedTest
  @MethodSource("lookupsWithoutAnAddress")
  void a_name_without_an_address_is_unknown(DnsLookup lookup) {
    DeadlineDnsResolver names = new DeadlineDnsResolver(lookup);

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> names.resolve("wallets.invalid", LATER));
  }

  private static Stream<DnsLookup> lookupsWithoutAnAddress() {
    return Stream.of(
        host -> new InetAddress[0],
        host -> {
          throw new UnknownHostException(host);
        },
        host -> {
          throw new IllegalStateException("planted");
        },
        host -> {
          throw new OutOfMemoryError("planted");
        });
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

    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> names.resolve("wallets.invalid", LATER));
    assertThat(names.resolve("wallets.invalid", LATER)).hasSize(1);
  }

  private static InetAddress[] resolved(DeadlineDnsResolver names) {
    try {
      return names.resolve("wallets.invalid", LATER);
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
