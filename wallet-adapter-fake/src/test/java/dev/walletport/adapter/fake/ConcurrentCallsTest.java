package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What happens to a second call while a first one is under way. The first one is held up in its
 * middle, where it looks at the clock, so nothing here depends on luck.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class ConcurrentCallsTest {

  private final HoldingClock clock = new HoldingClock();
  private final CurrentState present =
      new CurrentState(FakeState.created(1, FakeClock.stopped().timeline()), clock);
  private final ProviderControls controls = present.controls();
  private final WalletGateway gateway =
      new FakeGateway(() -> present, FakeClock.stopped().pause());
  private final Customer customer = opened("customer_1122");

  @Test
  void of_two_links_with_one_otp_the_second_waits_and_links_nothing() throws Exception {
    WalletId wallet = walletWithOtp(customer);
    Otp otp = controls.newestMessage(wallet).get().otp();

    Outcome outcome = whileHeld(
        () -> gateway.link(customer, wallet, otp).isRight(),
        () -> gateway.link(customer, wallet, otp).isRight());

    assertThat(outcome).isEqualTo(new Outcome(true, Second.WAITED, false));
  }

  @Test
  void of_two_requests_the_second_waits_and_sends_nothing() throws Exception {
    WalletId wallet = walletWithOtp(customer);
    gateway.link(customer, wallet, controls.newestMessage(wallet).get().otp()).get();
    gateway.delink(customer, wallet).get();

    Outcome outcome = whileHeld(
        () -> gateway.requestOtp(customer, wallet).isRight(),
        () -> gateway.requestOtp(customer, wallet).isRight());

    assertThat(outcome).isEqualTo(new Outcome(true, Second.WAITED, false));
    assertThat(controls.otpsSent(wallet)).isEqualTo(2);
  }

  @Test
  void a_delink_waits_until_a_debit_is_done() throws Exception {
    Linked linked = linkedWallet(customer);
    DebitToken token = linked.funds().token().get();

    Outcome outcome = whileHeld(
        () -> controls.debit(token), () -> gateway.delink(customer, linked.id()).isRight());

    assertThat(outcome).isEqualTo(new Outcome(true, Second.WAITED, true));
  }

  @Test
  void a_list_waits_until_every_wallet_is_refreshed() throws Exception {
    linkedWallet(customer);

    Outcome outcome = whileHeld(
        () -> gateway.refreshAll(customer).isRight(),
        () -> gateway.list(customer).isRight());

    assertThat(outcome).isEqualTo(new Outcome(true, Second.WAITED, true));
  }

  @Test
  void a_call_for_another_customer_does_not_wait() throws Exception {
    WalletId wallet = walletWithOtp(customer);
    Otp otp = controls.newestMessage(wallet).get().otp();
    Customer other = opened("other");

    Outcome outcome = whileHeld(
        () -> gateway.link(customer, wallet, otp).isRight(),
        () -> linkedWallet(other).funds().token().isDefined());

    assertThat(outcome).isEqualTo(new Outcome(true, Second.DID_NOT_WAIT, true));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true"})
  void a_snapshot_has_a_call_under_way_if_it_has_begun_and_holds_up_no_other(
      int looks, boolean begun) throws Exception {
    WalletId wallet = walletWithOtp(customer);
    Otp otp = controls.newestMessage(wallet).get().otp();
    Customer other = opened("other");
    FutureTask<Boolean> link =
        new FutureTask<>(() -> gateway.link(customer, wallet, otp).isRight());
    FutureTask<Snapshot> snapshot = new FutureTask<>(this::snapshot);

    clock.hold(thread(link), looks);
    Thread copying = thread(snapshot);
    copying.start();
    awaitBlocked(copying);
    WalletId later = linkedWallet(other).id();
    clock.release();

    assertThat(link.get()).isTrue();
    ProviderControls then = restored(snapshot.get()).controls();
    assertThat(then.wallet(wallet).get().account() instanceof Linked).isEqualTo(begun);
    assertThat(then.wallet(later).isEmpty()).isTrue();
    assertThat(then.messages()).hasSize(1);
    assertThat(controls.wallet(later).isDefined()).isTrue();
  }

  @Test
  void a_snapshot_keeps_the_oldest_message_and_call_though_another_comes_while_it_is_taken()
      throws Exception {
    WalletId oldest = walletWithOtp(customer);
    Customer other = opened("other");
    IntStream.range(1, BoundedLog.CAPACITY).forEach(i -> ignore(walletWithOtp(other)));

    Snapshot taken = snapshotWhile(() -> ignore(walletWithOtp(other)));

    FakeState then = taken.restored(2, FakeClock.stopped().timeline());
    assertThat(then.providerState().messages().list())
        .hasSize(BoundedLog.CAPACITY)
        .first()
        .satisfies(message -> assertThat(message.wallet()).isEqualTo(oldest));
    assertThat(then.journal().list())
        .hasSize(BoundedLog.CAPACITY)
        .first()
        .satisfies(call -> assertThat(call.wallet()).isEqualTo(Option.some(oldest)));
    assertThat(controls.messages())
        .first()
        .satisfies(message -> assertThat(message.wallet()).isNotEqualTo(oldest));
  }

  @Test
  void a_snapshot_keeps_a_token_that_expires_while_it_is_taken() throws Exception {
    Linked linked = linkedWallet(opened("other"));
    DebitToken token = linked.funds().token().get();

    Snapshot taken = snapshotWhile(() -> {
      clock.advance(DebitToken.LIFE);
      ignore(gateway.refresh(Customer.registered(CustomerId.of("other")), linked.id()));
    });

    assertThat(restored(taken).controls().debit(token)).isTrue();
    assertThat(controls.debit(token)).isFalse();
  }

  /** Takes a snapshot that waits for a call of one customer while something else happens. */
  private Snapshot snapshotWhile(Runnable step) throws Exception {
    FutureTask<Boolean> held = new FutureTask<>(() -> gateway.list(customer).isRight());
    FutureTask<Snapshot> snapshot = new FutureTask<>(this::snapshot);
    clock.hold(thread(held), 1);
    Thread copying = thread(snapshot);
    copying.start();
    awaitBlocked(copying);
    step.run();
    clock.release();
    assertThat(held.get()).isTrue();
    return snapshot.get();
  }

  private Snapshot snapshot() {
    return StateCopy.take(present.state(), present.state().timeline(), 1);
  }

  private static CurrentState restored(Snapshot snapshot) {
    Timeline timeline = FakeClock.stopped().timeline();
    return new CurrentState(snapshot.restored(2, timeline), timeline);
  }

  private static void awaitBlocked(Thread thread) {
    while (thread.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
  }

  private enum Second {
    WAITED,
    DID_NOT_WAIT
  }

  private record Outcome(boolean first, Second order, boolean second) {}

  /** Starts the first call, and while it is held up in its middle the second one. */
  private Outcome whileHeld(Callable<Boolean> first, Callable<Boolean> second) throws Exception {
    FutureTask<Boolean> firstAnswer = new FutureTask<>(first);
    FutureTask<Boolean> secondAnswer = new FutureTask<>(second);
    clock.hold(thread(firstAnswer), 1);
    Thread other = thread(secondAnswer);
    other.start();
    while (other.getState() != Thread.State.BLOCKED && !secondAnswer.isDone()) {
      Thread.onSpinWait();
    }
    Second order = secondAnswer.isDone() ? Second.DID_NOT_WAIT : Second.WAITED;
    clock.release();
    return new Outcome(firstAnswer.get(), order, secondAnswer.get());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "one at a time");
    thread.setDaemon(true);
    return thread;
  }

  private Customer opened(String id) {
    controls.openCustomer(CustomerId.of(id));
    return Customer.registered(CustomerId.of(id));
  }

  private WalletId walletWithOtp(Customer owner) {
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    return gateway.create(owner, newWallet).get().id();
  }

  @CanIgnoreReturnValue
  private Linked linkedWallet(Customer owner) {
    WalletId wallet = walletWithOtp(owner);
    return gateway
        .link(owner, wallet, controls.newestMessage(wallet).get().otp())
        .get();
  }

  /** A clock that stands until it is moved, and holds up one thread that looks at it. */
  private static final class HoldingClock implements CallClock {

    private final CountDownLatch looked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile long held;
    private final AtomicLong nanosAhead = new AtomicLong();
    private final AtomicInteger looksLeft = new AtomicInteger();

    /** Starts a thread and comes back once it looks at the clock for the nth time. */
    void hold(Thread thread, int looks) throws InterruptedException {
      looksLeft.set(looks);
      held = thread.getId();
      thread.start();
      looked.await();
    }

    @Override
    public void delay(Duration duration) {
      throw new UnsupportedOperationException("no call is slow here");
    }

    void release() {
      released.countDown();
    }

    void advance(Duration duration) {
      ignore(nanosAhead.addAndGet(duration.toNanos()));
    }

    @Override
    public Instant instant() {
      if (Thread.currentThread().getId() == held && isLastLook()) {
        looked.countDown();
        awaitRelease();
      }
      return FakeClock.START.plusNanos(nanosAhead.get());
    }

    /** Called by the held thread alone. */
    private boolean isLastLook() {
      return looksLeft.decrementAndGet() == 0;
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
