package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.application.port.Pause;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What threads set and move at once: nothing of it is lost. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ConcurrentControlsTest {

  private static final int THREADS = 4;
  private static final int STEPS = 20_000;
  private static final int ROUNDS = 500;
  private static final List<WalletProvider> PROVIDERS = List.of(
      WalletProvider.MOBIKWIK,
      WalletProvider.PAYTM,
      WalletProvider.FREECHARGE,
      WalletProvider.OLAMONEY);
  private static final NewWallet NEW_WALLET = NewWallet.at(PROVIDERS.get(0));

  private final FakeWallets wallets = FakeWallets.create();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CyclicBarrier barrier = new CyclicBarrier(THREADS);

  @AfterEach
  void stop_the_threads() {
    threads.shutdownNow();
  }

  @Test
  void a_clock_is_advanced_by_the_sum() throws Exception {
    atOnce(number -> {
      IntStream.range(0, STEPS).forEach(i -> wallets.clock().advance(Duration.ofNanos(1)));
      return number;
    });

    assertThat(wallets.clock().instant()).isEqualTo(FakeClock.START.plusNanos(THREADS * STEPS));
  }

  @Test
  void a_clock_is_moved_by_the_sum_of_all_pauses() throws Exception {
    Pause pause = wallets.pause();

    atOnce(number -> {
      for (int i = 0; i < STEPS; i++) {
        pause.sleep(Duration.ofNanos(1));
      }
      return number;
    });

    assertThat(wallets.clock().instant()).isEqualTo(FakeClock.START.plusNanos(THREADS * STEPS));
  }

  @Test
  void the_policy_of_each_provider_is_the_one_that_was_set_last() throws Exception {
    atOnce(number -> {
      IntStream.rangeClosed(1, STEPS)
          .forEach(i -> wallets.setPolicy(PROVIDERS.get(number), guesses(i)));
      return number;
    });

    assertThat(PROVIDERS).allMatch(each -> wallets.policy(each).get().guesses() == STEPS);
  }

  @Test
  void a_policy_outlives_the_snapshots_that_are_taken_meanwhile() throws Exception {
    FutureTask<List<Integer>> lost = new FutureTask<>(() -> IntStream.rangeClosed(1, STEPS)
        .filter(i -> {
          wallets.setPolicy(PROVIDERS.get(0), guesses(i));
          return wallets.policy(PROVIDERS.get(0)).get().guesses() != i;
        })
        .boxed()
        .toList());
    new Thread(lost, "sets policies").start();

    while (!lost.isDone()) {
      ignore(wallets.snapshot());
    }

    assertThat(lost.get()).isEmpty();
  }

  @Test
  void a_customer_that_is_opened_by_all_is_one() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId id = CustomerId.of("customer_" + round);

      List<WalletId> made = atOnce(number -> {
        Customer customer = wallets.openCustomer(id);
        return wallets.openWallet(customer.id(), NEW_WALLET);
      });

      assertThat(wallets.gateway().list(Customer.registered(id)).get())
          .extracting(WalletAccount::id)
          .containsExactlyInAnyOrderElementsOf(made);
    }
  }

  @Test
  void a_chosen_wallet_id_is_given_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WalletId id = WalletId.of("wlt_" + round);

      List<Boolean> given = atOnce(number -> isOpened(id, CustomerId.of("customer_" + number)));

      assertThat(given).containsOnlyOnce(true);
    }
  }

  private boolean isOpened(WalletId id, CustomerId customer) {
    ignore(wallets.openCustomer(customer));
    try {
      ignore(wallets.openWallet(customer, NEW_WALLET, id));
      return true;
    } catch (IllegalArgumentException taken) {
      return false;
    }
  }

  private static OtpPolicy guesses(int number) {
    return OtpPolicy.standard().withGuesses(number);
  }

  private interface Part<T> {
    T apply(int number) throws Exception;
  }

  @CanIgnoreReturnValue
  private <T> List<T> atOnce(Part<T> part) throws Exception {
    IntFunction<Callable<T>> met = number -> () -> {
      barrier.await();
      return part.apply(number);
    };
    List<T> results = new ArrayList<>();
    for (Future<T> one :
        threads.invokeAll(IntStream.range(0, THREADS).mapToObj(met).toList())) {
      results.add(one.get());
    }
    return results;
  }
}
