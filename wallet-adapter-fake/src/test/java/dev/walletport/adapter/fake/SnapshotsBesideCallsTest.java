package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Snapshots and restores while another thread calls. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SnapshotsBesideCallsTest {

  private static final WalletProvider PROVIDER = WalletProvider.MOBIKWIK;

  private final FakeWallets wallets = FakeWallets.create();
  private final WalletGateway gateway = wallets.gateway();
  private final Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));

  @Nested
  class A_snapshot_beside_one_thread {

    @Test
    void has_no_token_spent_before_its_balance_is_set() throws Exception {
      WalletId wallet = linkedWallet();
      List<DebitToken> tokens =
          IntStream.range(0, 3_000).mapToObj(i -> token(wallet)).toList();

      List<Snapshot> taken =
          snapshotsBeside(() -> IntStream.range(0, tokens.size()).forEach(i -> {
            wallets.setBalance(wallet, BigDecimal.valueOf(i + 1L));
            ignore(wallets.debit(tokens.get(i)));
          }));

      for (FakeWallets then : some(taken)) {
        int set = then.wallet(wallet).get().holds().intValueExact();
        assertThat(set < tokens.size() && !then.debit(tokens.get(set))).isFalse();
        assertThat(set > 1 && then.debit(tokens.get(set - 2))).isFalse();
      }
    }

    @Test
    void has_the_wallets_messages_and_journal_of_the_same_calls() throws Exception {
      List<Customer> customers = IntStream.range(0, 7)
          .mapToObj(i -> wallets.openCustomer(CustomerId.of("customer_" + i)))
          .toList();
      NewWallet newWallet = NewWallet.at(PROVIDER).withFirstOtp();

      List<Snapshot> taken = snapshotsBeside(() -> IntStream.range(0, 3_000)
          .forEach(i -> ignore(gateway.create(customers.get(i % customers.size()), newWallet))));

      for (FakeWallets then : some(taken)) {
        List<Integer> made = customers.stream().map(one -> walletsOf(then, one)).toList();
        int all = made.stream().mapToInt(count -> count).sum();
        assertThat(then.inbox().messages()).hasSize(all);
        assertThat(then.journal()).hasSize(all);
        assertThat(made).isEqualTo(evenly(all, customers.size()));
        assertThat(then.inbox().messages())
            .allMatch(message -> then.wallet(message.wallet()).isDefined());
      }
    }

    @Test
    void has_each_otp_with_its_message() throws Exception {
      wallets.setPolicy(PROVIDER, OtpPolicy.standard().withResendAfter(Duration.ZERO));
      WalletId wallet = wallets.openWallet(customer.id(), NewWallet.at(PROVIDER));

      List<Snapshot> taken = snapshotsBeside(() ->
          IntStream.range(0, 3_000).forEach(i -> ignore(gateway.requestOtp(customer, wallet))));

      for (FakeWallets then : some(taken)) {
        assertThat(then.inbox().messages()).hasSize(then.inbox().count(wallet));
        assertThat(then.journal()).hasSize(then.inbox().count(wallet));
      }
    }

    @Test
    void has_the_time_and_the_rules_of_its_calls() throws Exception {
      List<Snapshot> taken = snapshotsBeside(() -> IntStream.range(1, 2_000).forEach(i -> {
        wallets.clock().advance(Duration.ofSeconds(1));
        wallets.setPolicy(PROVIDER, OtpPolicy.standard().withGuesses(i));
        ignore(wallets.openWallet(customer.id(), NewWallet.at(PROVIDER)));
      }));

      for (FakeWallets then : some(taken)) {
        long seconds = Duration.between(FakeClock.START, then.clock().instant()).toSeconds();
        int made = walletsOf(then, customer);
        int guesses = then.policy(PROVIDER).get().guesses();
        assertThat(seconds).isBetween((long) made, made + 1L);
        assertThat(made == 0 || (guesses >= made && guesses <= made + 1)).isTrue();
      }
    }

    /** Takes snapshots until the other thread has made its calls. */
    private List<Snapshot> snapshotsBeside(Runnable calls) throws Exception {
      FutureTask<Void> task = new FutureTask<>(calls, null);
      List<Snapshot> taken = new ArrayList<>();
      Thread thread = new Thread(task, "calls");
      thread.start();
      do {
        taken.add(wallets.snapshot());
      } while (!task.isDone());
      task.get();
      return taken;
    }

    /** At most two hundred of them, each in a fake of its own. */
    private List<FakeWallets> some(List<Snapshot> taken) {
      return IntStream.iterate(0, i -> i < taken.size(), i -> i + 1 + taken.size() / 200)
          .mapToObj(i -> restored(taken.get(i)))
          .toList();
    }

    private static int walletsOf(FakeWallets fake, Customer one) {
      return fake.customers().stream()
          .filter(known -> known.id().equals(one.id()))
          .mapToInt(known -> known.wallets().size())
          .sum();
    }

    private static List<Integer> evenly(int all, int parts) {
      return IntStream.range(0, parts)
          .mapToObj(part -> (all - part + parts - 1) / parts)
          .toList();
    }
  }

  @Nested
  class A_call_from_before_a_restore {

    private final Snapshot before = wallets.snapshot();
    private final AtomicLong ended = new AtomicLong();

    @Test
    void moves_no_clock_uses_up_no_fault_and_is_in_no_journal() {
      wallets.faults().next(WalletOperation.LIST, Fault.slow(Duration.ofDays(1)));
      WalletGateway overtaken = overtakenByRestore();

      assertThat(overtaken.list(customer).isRight()).isTrue();

      assertThat(wallets.clock().instant()).isEqualTo(FakeClock.START);
      assertThat(wallets.faults().settings()).hasSize(1);
      assertThat(wallets.journal()).isEmpty();
    }

    @Test
    void makes_no_wallet() {
      assertThat(overtakenByRestore().create(customer, NewWallet.at(PROVIDER)).isRight())
          .isTrue();

      assertThat(wallets.customers().get(0).wallets()).isEmpty();
    }

    @Test
    void moves_no_restored_clock_in_any_interleaving() throws Exception {
      FutureTask<Void> calls = new FutureTask<>(this::callSlowly, null);
      new Thread(calls, "calls").start();

      int moved = 0;
      for (int i = 0; i < 300; i++) {
        wallets.faults().next(WalletOperation.LIST, Fault.slow(Duration.ofDays(1)));
        wallets.restore(before);
        awaitCall();
        moved += wallets.clock().instant().equals(FakeClock.START) ? 0 : 1;
      }
      calls.cancel(true);

      assertThat(moved).isZero();
    }

    private void callSlowly() {
      while (!Thread.currentThread().isInterrupted()) {
        ignore(gateway.list(customer));
        ended.incrementAndGet();
      }
    }

    /** Waits until the call that is under way has ended. */
    private void awaitCall() {
      long now = ended.get();
      while (ended.get() == now) {
        Thread.onSpinWait();
      }
    }

    /** A gateway whose calls have begun when the fake is restored, and a fault is set. */
    private WalletGateway overtakenByRestore() {
      return new FakeGateway(
          () -> {
            CurrentState found = wallets.present();
            wallets.restore(before);
            wallets.faults().next(WalletOperation.LIST, Fault.unavailable());
            return found;
          },
          wallets.pause());
    }
  }

  @Nested
  class A_token {

    @Test
    void of_a_future_that_a_restore_ended_is_none_and_spends_no_other() {
      WalletId one = linkedWallet();
      WalletId two = linkedWallet();
      Snapshot before = wallets.snapshot();
      DebitToken abandoned = token(one);

      wallets.restore(before);
      DebitToken issued = token(two);

      assertThat(wallets.debit(abandoned)).isFalse();
      assertThat(wallets.debit(issued)).isTrue();
    }

    @Test
    void of_a_future_that_a_restore_ended_differs_from_the_next_one_of_its_wallet() {
      WalletId wallet = linkedWallet();
      Snapshot before = wallets.snapshot();
      DebitToken abandoned = token(wallet);

      wallets.restore(before);
      DebitToken issued = token(wallet);

      assertThat(issued.reveal()).isNotEqualTo(abandoned.reveal());
      assertThat(wallets.debit(abandoned)).isFalse();
      assertThat(wallets.debit(issued)).isTrue();
    }

    @Test
    void from_before_a_reset_is_none() {
      DebitToken abandoned = token(linkedWallet());

      wallets.reset();
      wallets.openCustomer(customer.id());
      DebitToken issued = token(linkedWallet());

      assertThat(wallets.debit(abandoned)).isFalse();
      assertThat(wallets.debit(issued)).isTrue();
    }

    @Test
    void from_before_any_number_of_snapshots_stays_good() {
      WalletId wallet = linkedWallet();
      DebitToken first = token(wallet);
      Snapshot early = wallets.snapshot();
      DebitToken second = token(wallet);
      Snapshot late = wallets.snapshot();

      wallets.restore(late);
      assertThat(wallets.debit(first)).isTrue();
      assertThat(wallets.debit(second)).isTrue();
      wallets.restore(early);
      assertThat(wallets.debit(first)).isTrue();
      assertThat(wallets.debit(second)).isFalse();
    }

    @Test
    @Timeout(5)
    void costs_the_same_however_many_instants_are_live() {
      WalletId wallet = linkedWallet();

      for (int i = 0; i < 40_000; i++) {
        wallets.clock().advance(Duration.ofNanos(1));
        ignore(gateway.find(customer, wallet));
      }

      assertThat(wallets.debit(token(wallet))).isTrue();
    }
  }

  private static FakeWallets restored(Snapshot snapshot) {
    FakeWallets other = FakeWallets.create();
    other.restore(snapshot);
    return other;
  }

  private WalletId linkedWallet() {
    WalletId wallet = wallets.openWallet(customer.id(), NewWallet.at(PROVIDER));
    return gateway.link(customer, wallet, Otp.of(MagicOtp.LINKED.typed())).get().id();
  }

  private DebitToken token(WalletId wallet) {
    Linked linked = gateway.refresh(customer, wallet).get();
    return linked.funds().token().get();
  }
}
