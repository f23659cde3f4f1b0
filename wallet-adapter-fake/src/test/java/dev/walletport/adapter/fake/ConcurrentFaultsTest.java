package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.Faults.Setting;
import dev.walletport.adapter.fake.Faults.Standing;
import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults and the rule of routing ids, while many threads call for a customer each. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ConcurrentFaultsTest {

  private static final int THREADS = 8;
  private static final int CALLS = 1_000;
  private static final int ROUNDS = 200;
  private static final int SWITCHES = 10_000;
  private static final WalletOperation LIST = WalletOperation.LIST;

  private final FakeWallets wallets = FakeWallets.create();
  private final Faults faults = wallets.faults();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CyclicBarrier barrier = new CyclicBarrier(THREADS);

  @AfterEach
  void stop_the_threads() {
    threads.shutdownNow();
  }

  /** With equal faults, one that is applied twice makes up for another that is lost. */
  @Test
  void each_of_many_different_faults_applies_to_one_call() throws Exception {
    List<String> codes =
        IntStream.range(0, THREADS * CALLS).mapToObj(i -> "code_" + i).toList();
    codes.forEach(code -> faults.next(LIST, Fault.refused(code, "")));

    List<List<String>> told = atOnce(number -> codesTold(customer("customer_" + number)));

    assertThat(told.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(codes);
    assertThat(faults.settings()).isEmpty();
  }

  private List<String> codesTold(Customer customer) {
    return IntStream.range(0, CALLS)
        .mapToObj(call -> wallets.gateway().list(customer))
        .map(ConcurrentFaultsTest::code)
        .toList();
  }

  private static String code(Either<WalletFailure, WalletList> answer) {
    return ((Refused) answer.getLeft()).code();
  }

  @Test
  void faults_that_threads_set_for_a_next_call_are_all_set() throws Exception {
    ignore(atOnce(number -> {
      IntStream.range(0, CALLS).forEach(i -> faults.next(LIST, fault(number, i)));
      return number;
    }));

    List<String> set =
        faults.settings().stream().map(one -> one.fault().toString()).toList();
    assertThat(set).hasSize(THREADS * CALLS).doesNotHaveDuplicates();
  }

  @Test
  void a_fault_that_stands_is_cleared_by_its_own_thread_alone() throws Exception {
    List<Fault> kept = atOnce(number -> {
      IntStream.range(0, SWITCHES).forEach(i -> setAndClear(fault(number, i)));
      Fault own = fault(number, SWITCHES);
      faults.whileSet(LIST, own);
      return own;
    });

    assertThat(faults.settings())
        .extracting(Setting::fault)
        .containsExactlyInAnyOrderElementsOf(kept);
  }

  private void setAndClear(Fault fault) {
    Standing standing = faults.whileSet(LIST, fault);
    standing.clear();
  }

  @Test
  void one_routing_id_becomes_that_of_a_customer() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CustomerId id = customer("customer_" + round).id();

      ignore(atOnce(
          number -> wallets.gateway().list(Customer.guest(id, RoutingId.of("routed_" + number)))));

      assertThat(calls(id)).filteredOn(call -> call.routing() == Routing.SAME).hasSize(1);
    }
  }

  private List<JournalEntry> calls(CustomerId customer) {
    return wallets.journal().stream()
        .filter(call -> call.customer().id().equals(customer))
        .toList();
  }

  private Customer customer(String id) {
    return wallets.openCustomer(CustomerId.of(id));
  }

  private static Fault fault(int thread, int number) {
    return Fault.refused("code_" + thread + "_" + number, "");
  }

  private <T> List<T> atOnce(IntFunction<T> part) throws Exception {
    List<Future<T>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      running.add(threads.submit(() -> {
        barrier.await();
        return part.apply(number);
      }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> one : running) {
      results.add(one.get());
    }
    return results;
  }
}
