package dev.walletport.recipes;

import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Lists the wallets of many customers at once, each on a thread of its own, which may be virtual.
 *
 * <p>Threads may be as many as there are customers. Connections are not: a read that finds its
 * share of the pool in use is refused at once. So calls wait here for a permit, and hold no
 * connection while they wait.
 */
public final class ParallelWalletLists {

  private final Wallets wallets;
  private final ExecutorService threads;
  private final Semaphore permits;

  /**
   * Lists on the host's threads.
   *
   * @param wallets all use cases
   * @param threads on Java 21 and newer {@code Executors.newVirtualThreadPerTaskExecutor()}
   * @param most how many calls may be under way at once: the setting {@code readConnections} at
   *     most; at least 1
   * @throws IllegalArgumentException if none may be
   */
  public ParallelWalletLists(Wallets wallets, ExecutorService threads, int most) {
    this.wallets = Objects.requireNonNull(wallets, "wallets");
    this.threads = Objects.requireNonNull(threads, "threads");
    if (most < 1) {
      throw new IllegalArgumentException("at least 1 call must be allowed, not " + most);
    }
    this.permits = new Semaphore(most);
  }

  // README
  /**
   * Lists the wallets of each customer.
   *
   * @param customers whose wallets
   * @return an answer for each, in the same order
   * @throws InterruptedException if the calling thread is interrupted; calls under way are too
   */
  public List<Either<WalletFailure, WalletList>> list(List<Customer> customers)
      throws InterruptedException {
    List<Callable<Either<WalletFailure, WalletList>>> calls = new ArrayList<>();
    customers.forEach(customer -> calls.add(() -> permitted(customer)));
    List<Either<WalletFailure, WalletList>> answers = new ArrayList<>();
    for (Future<Either<WalletFailure, WalletList>> call : threads.invokeAll(calls)) {
      answers.add(answer(call));
    }
    return answers;
  }

  private Either<WalletFailure, WalletList> permitted(Customer customer)
      throws InterruptedException {
    permits.acquire();
    try {
      return wallets.list(customer);
    } finally {
      permits.release();
    }
  }
  // README

  /**
   * Of a call that threw, or did not end by itself, it is known only that it is a read. A message
   * may hold anything, so the class alone is told.
   */
  private static Either<WalletFailure, WalletList> answer(
      Future<Either<WalletFailure, WalletList>> call) throws InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException | CancellationException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      return Either.left(new WalletFailure.Unavailable(thrown.getClass().getName()));
    }
  }
}
