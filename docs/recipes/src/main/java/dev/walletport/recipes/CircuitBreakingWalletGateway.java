package dev.walletport.recipes;

import dev.walletport.application.port.Pause;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * A gateway that stops calling a provider which does not answer: while a circuit is open, its calls
 * are {@code Unavailable("circuit open")} at once, and nothing is sent.
 *
 * <p>{@link Unavailable} and {@link OutcomeUnknown} count as failures of the provider, and so does
 * what the gateway throws. A refusal counts as a success, because the provider has answered: a
 * wrong one-time password, a locked customer, a refused key, {@code Throttled} and
 * {@code ProtocolViolation} included. Nothing is sent a second time here, be it a command or a
 * read.
 *
 * <p>Commands, reads and refreshes have a circuit each. So commands whose answers get lost do not
 * stop the reads that settle them, and balances that hang stop neither. Limits:
 *
 * <ul>
 *   <li>If the reads fail as well, their circuit opens, and a lost command stays
 *       {@link OutcomeUnknown} without a look at the wallet. Look later, as after a crash.
 *   <li>{@code Unavailable} also has causes on this machine, which count too: a share of the pool
 *       that is full, an interrupt, a transport that closes.
 *   <li>The first calls after the wait are customers' own; a command among them may end as
 *       {@link OutcomeUnknown} like any other.
 *   <li>An id does not tell at which provider a wallet is, so the circuits are those of one
 *       gateway: give each merchant a name of its own, or the same name to all that fail together.
 * </ul>
 */
public final class CircuitBreakingWalletGateway implements WalletGateway {

  private final WalletGateway next;
  private final CircuitBreaker commands;
  private final CircuitBreaker reads;
  private final CircuitBreaker refreshes;

  /**
   * Guards a gateway by the circuit breakers {@code NAME-commands}, {@code NAME-reads} and
   * {@code NAME-refreshes}, which gateways of the same name share.
   *
   * @param next the gateway
   * @param name of the merchant, or of all that fail together
   * @param registry of which the default configuration is taken, but for what counts as a failure
   */
  public CircuitBreakingWalletGateway(
      WalletGateway next, String name, CircuitBreakerRegistry registry) {
    this.next = next;
    this.commands = breaker(registry, name + "-commands");
    this.reads = breaker(registry, name + "-reads");
    this.refreshes = breaker(registry, name + "-refreshes");
  }

  // README
  private static CircuitBreaker breaker(CircuitBreakerRegistry registry, String name) {
    CircuitBreakerConfig config = CircuitBreakerConfig.from(registry.getDefaultConfig())
        .recordResult(CircuitBreakingWalletGateway::isOutage)
        .build();
    return registry.circuitBreaker(name, config);
  }

  private static boolean isOutage(Object answer) {
    return answer instanceof Either<?, ?> either
        && either.isLeft()
        && (either.getLeft() instanceof Unavailable || either.getLeft() instanceof OutcomeUnknown);
  }

  private static <T> Either<WalletFailure, T> call(
      CircuitBreaker breaker, Supplier<Either<WalletFailure, T>> call) {
    return breaker.tryAcquirePermission()
        ? record(breaker, call)
        : Either.left(new Unavailable("circuit open"));
  }

  private static <T> Either<WalletFailure, T> record(
      CircuitBreaker breaker, Supplier<Either<WalletFailure, T>> call) {
    long began = breaker.getCurrentTimestamp();
    try {
      Either<WalletFailure, T> answer = call.get();
      breaker.onResult(elapsed(breaker, began), breaker.getTimestampUnit(), answer);
      return answer;
    } catch (Throwable thrown) {
      breaker.onError(elapsed(breaker, began), breaker.getTimestampUnit(), thrown);
      throw thrown;
    }
  }

  @Override
  public Either<WalletFailure, WalletAccount.Linked> link(
      Customer customer, WalletId wallet, Otp otp) {
    return call(commands, () -> next.link(customer, wallet, otp));
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return call(reads, () -> next.find(customer, wallet));
  }
  // README

  private static long elapsed(CircuitBreaker breaker, long began) {
    return breaker.getCurrentTimestamp() - began;
  }

  @Override
  public Option<String> merchant() {
    return next.merchant();
  }

  @Override
  public boolean isClosed() {
    return next.isClosed();
  }

  @Override
  public Pause pause() {
    return next.pause();
  }

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
    return call(commands, () -> next.create(customer, newWallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount.Unlinked> requestOtp(
      Customer customer, WalletId wallet) {
    return call(commands, () -> next.requestOtp(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount.Unlinked> delink(Customer customer, WalletId wallet) {
    return call(commands, () -> next.delink(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount.Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    return call(commands, () -> next.changeMobileNumber(customer, wallet, number));
  }

  @Override
  public Either<WalletFailure, WalletList> list(Customer customer) {
    return call(reads, () -> next.list(customer));
  }

  @Override
  public Either<WalletFailure, WalletAccount.Linked> refresh(Customer customer, WalletId wallet) {
    return call(refreshes, () -> next.refresh(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
    return call(refreshes, () -> next.refreshAll(customer));
  }
}
