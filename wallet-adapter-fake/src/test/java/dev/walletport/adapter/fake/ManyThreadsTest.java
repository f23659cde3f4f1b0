package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.OtpRejection.GuessesExhausted;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every round, all threads meet at a barrier and then do the same thing at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ManyThreadsTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 300;
  private static final NewWallet NEW_WALLET =
      NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();

  private final FakeWallets wallets = FakeWallets.create();
  private final WalletGateway gateway = wallets.gateway();
  private final Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CyclicBarrier barrier = new CyclicBarrier(THREADS);

  @AfterEach
  void stop_the_threads() {
    threads.shutdownNow();
  }

  @Test
  void with_one_otp_link_once_and_the_others_are_told_so() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WalletId wallet = walletWithOtp();
      Otp otp = otp(wallet);

      List<Either<WalletFailure, Linked>> answers =
          atOnce(() -> gateway.link(customer, wallet, otp));

      assertThat(answers).filteredOn(Either::isRight).hasSize(1);
      assertThat(answers)
          .filteredOn(Either::isLeft)
          .allSatisfy(answer -> assertThat(answer.getLeft()).isInstanceOf(NotInThisState.class));
    }
  }

  @Test
  void with_wrong_otps_use_up_the_guesses_one_by_one() throws Exception {
    int guesses = OtpPolicy.standard().guesses();
    for (int round = 0; round < ROUNDS; round++) {
      WalletId wallet = walletWithOtp();
      Otp wrong = Otp.of(otp(wallet).equals(Otp.of("000000")) ? "111111" : "000000");

      List<Either<WalletFailure, Linked>> answers =
          atOnce(() -> gateway.link(customer, wallet, wrong));

      List<WalletFailure> expected = new ArrayList<>();
      IntStream.range(1, guesses)
          .mapToObj(left -> new OtpRejected(new OtpRejection.Wrong(Option.some(left))))
          .forEach(expected::add);
      IntStream.rangeClosed(guesses, THREADS)
          .mapToObj(any -> new OtpRejected(new GuessesExhausted()))
          .forEach(expected::add);
      assertThat(answers).extracting(Either::getLeft).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void with_one_token_debit_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WalletId wallet = walletWithOtp();
      DebitToken token =
          gateway.link(customer, wallet, otp(wallet)).get().funds().token().get();

      List<Boolean> answers = atOnce(() -> wallets.debit(token));

      assertThat(answers).containsOnlyOnce(true);
      wallets.clock().advance(Duration.ofMinutes(4));
    }
  }

  @Test
  void delink_once() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WalletId wallet = walletWithOtp();
      gateway.link(customer, wallet, otp(wallet)).get();

      List<Either<WalletFailure, ?>> answers = atOnce(() -> gateway.delink(customer, wallet));

      assertThat(answers).filteredOn(Either::isRight).hasSize(1);
    }
  }

  @Test
  void asking_for_an_otp_send_one() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      WalletId wallet =
          gateway.create(customer, NewWallet.at(WalletProvider.MOBIKWIK)).get().id();

      List<Either<WalletFailure, ?>> answers = atOnce(() -> gateway.requestOtp(customer, wallet));

      assertThat(answers).filteredOn(Either::isRight).hasSize(1);
      assertThat(wallets.inbox().count(wallet)).isEqualTo(1);
    }
  }

  @Test
  void make_a_wallet_each_and_none_is_lost() throws Exception {
    List<WalletId> made = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      made.addAll(atOnce(() -> gateway.create(customer, NEW_WALLET).get().id()));
    }

    assertThat(gateway.list(customer).get())
        .extracting(WalletAccount::id)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(made);
    assertThat(wallets.inbox().messages()).hasSize(THREADS * ROUNDS);
    assertThat(wallets.journal()).hasSize(THREADS * ROUNDS + 1);
  }

  @Test
  void see_all_balances_refreshed_or_none() throws Exception {
    List<WalletId> linked = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      WalletId wallet = walletWithOtp();
      gateway.link(customer, wallet, otp(wallet)).get();
      linked.add(wallet);
    }

    for (int round = 1; round <= ROUNDS; round++) {
      wallets.clock().advance(Duration.ofMillis(1));
      List<List<WalletAccount>> lists = atOnce(
          () -> gateway.refreshAll(customer).get().wallets(),
          () -> gateway.list(customer).get().wallets());

      assertThat(lists)
          .allSatisfy(list -> assertThat(list)
              .extracting(account -> ((Linked) account).funds().balance().get().readAt())
              .hasSize(linked.size())
              .containsOnly(((Linked) list.get(0)).funds().balance().get().readAt()));
    }
  }

  private WalletId walletWithOtp() {
    return gateway.create(customer, NEW_WALLET).get().id();
  }

  private Otp otp(WalletId wallet) {
    return Otp.of(wallets.inbox().newestOtp(wallet));
  }

  /** Lets all threads do their part at once, the parts in turn. */
  @SafeVarargs
  private <T> List<T> atOnce(Callable<? extends T>... parts) throws Exception {
    List<Future<T>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Callable<? extends T> part = parts[i % parts.length];
      running.add(threads.submit(() -> {
        barrier.await(10, TimeUnit.SECONDS);
        return part.call();
      }));
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> future : running) {
      answers.add(future.get());
    }
    return answers;
  }
}
