package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;

import dev.walletport.domain.Customer;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Broken rules of lost answers, interrupts, threads and secrets. */
final class ReliabilityMutants {

  private ReliabilityMutants() {}

  static List<Mutant> list() {
    return Stream.of(ofLostAnswers(), ofThrottling(), ofInterrupts(), ofThreads(), ofSecrets())
        .flatMap(Function.identity())
        .toList();
  }

  private static Stream<Mutant> ofLostAnswers() {
    return Stream.of(
            Mutant.each(
                "calls a command unavailable whose answer was lost",
                wallets -> new AlteredGateway(wallets) {
                  @Override
                  <T> Either<WalletFailure, T> answer(
                      WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
                    return call.get()
                        .mapLeft(failure -> failure instanceof OutcomeUnknown
                            ? new Unavailable("connection lost")
                            : failure);
                  }
                },
                "A_lost_answer.of_a_command_leaves_its_outcome_unknown",
                "A_lost_request.of_a_command_leaves_its_outcome_unknown"),
            Mutant.each(
                "calls every unknown outcome that of a link",
                wallets -> new AlteredGateway(wallets) {
                  @Override
                  <T> Either<WalletFailure, T> answer(
                      WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
                    return call.get()
                        .mapLeft(failure -> failure instanceof OutcomeUnknown unknown
                            ? new OutcomeUnknown(
                                WalletOperation.LINK, unknown.sentAt(), Option.none())
                            : failure);
                  }
                },
                "A_lost_answer.of_a_command_leaves_its_outcome_unknown"),
            Mutant.each(
                "sends a command again whose answer was lost",
                wallets -> repeating(wallets, OutcomeUnknown.class),
                "A_lost_answer.of_a_command_has_it_sent_once",
                "A_lost_answer.of_a_new_wallet_leaves_one_wallet",
                "A_lost_answer.of_a_request_for_an_otp_leaves_one_message",
                "A_lost_request.of_a_command_has_it_sent_once",
                "A_lost_request.of_a_link_leaves_the_otp_unused"),
            Mutant.each(
                "delinks after a lost answer to a link",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    Either<WalletFailure, Linked> answer = super.link(customer, wallet, otp);
                    ignore(answer.orElse(
                        () -> super.delink(customer, wallet).flatMap(unlinked -> answer)));
                    return answer;
                  }
                },
                "A_lost_answer.of_a_link_leaves_the_wallet_linked"),
            Mutant.each(
                "links again after a lost answer to a delink",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Unlinked> delink(
                      Customer customer, WalletId wallet) {
                    Either<WalletFailure, Unlinked> answer = super.delink(customer, wallet);
                    ignore(super.requestOtp(customer, wallet));
                    ignore(super.link(customer, wallet, newestOtp(wallet)));
                    return answer;
                  }
                },
                "A_lost_answer.of_a_delink_leaves_the_wallet_unlinked"),
            Mutant.each(
                "calls a lost answer to a read an unknown outcome",
                wallets -> new AlteredGateway(wallets) {
                  @Override
                  <T> Either<WalletFailure, T> answer(
                      WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
                    return call.get()
                        .mapLeft(failure -> failure instanceof Unavailable
                            ? new OutcomeUnknown(
                                operation, wallets.clock().instant(), Option.none())
                            : failure);
                  }
                },
                "A_lost_answer.of_a_read_is_no_unknown_outcome"))
        .flatMap(Function.identity());
  }

  private static Stream<Mutant> ofThrottling() {
    return Stream.concat(
        Mutant.each(
            "does not tell how long to wait",
            wallets -> new AlteredGateway(wallets) {
              @Override
              <T> Either<WalletFailure, T> answer(
                  WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
                return call.get()
                    .mapLeft(failure ->
                        failure instanceof Throttled ? new Throttled(Option.none()) : failure);
              }
            },
            "A_throttled_command.tells_how_long_to_wait"),
        Mutant.each(
            "sends a throttled command again",
            wallets -> repeating(wallets, Throttled.class),
            "A_throttled_command.is_sent_once",
            "A_throttled_command.was_not_carried_out"));
  }

  /** Makes a call a second time after a failure, once no pause forbids it. */
  private static AlteredGateway repeating(
      FakeWallets wallets, Class<? extends WalletFailure> failure) {
    return new AlteredGateway(wallets) {
      @Override
      <T> Either<WalletFailure, T> answer(
          WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
        Either<WalletFailure, T> answer = call.get();
        if (answer.isLeft() && failure.isInstance(answer.getLeft())) {
          wallets.clock().advance(OtpPolicy.standard().resendAfter());
          ignore(call.get());
        }
        return answer;
      }
    };
  }

  private static Stream<Mutant> ofInterrupts() {
    return Stream.of(
            Mutant.each(
                "swallows an interrupt before a call",
                wallets -> new AlteredGateway(wallets) {
                  @Override
                  <T> Either<WalletFailure, T> answer(
                      WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
                    boolean ignored = Thread.interrupted();
                    return call.get();
                  }
                },
                "An_interrupt.before_a_call_leaves_the_flag_set",
                "An_interrupt.before_a_call_fails_a_command_only_if_it_is_certainly_not_applied"),
            Mutant.each(
                "swallows an interrupt during a call",
                wallets -> new AlteredGateway(wallets) {
                  @Override
                  <T> Either<WalletFailure, T> answer(
                      WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
                    Either<WalletFailure, T> answer = call.get();
                    boolean ignored = Thread.interrupted();
                    return answer;
                  }
                },
                "An_interrupt.while_the_answer_is_held_back_leaves_the_flag_set"),
            Mutant.each(
                "calls an interrupted command unavailable",
                wallets -> new AlteredGateway(wallets) {
                  @Override
                  <T> Either<WalletFailure, T> answer(
                      WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
                    Either<WalletFailure, T> answer = call.get();
                    return Thread.currentThread().isInterrupted()
                        ? Either.left(new Unavailable("interrupted"))
                        : answer;
                  }
                },
                "An_interrupt.before_a_call_fails_a_command_only_if_it_is_certainly_not_applied",
                "An_interrupt.while_the_answer_is_held_back_denies_no_command_that_was_applied"),
            Mutant.each(
                "waits on after an interrupt",
                wallets -> new AlteredGateway(wallets) {
                  @Override
                  <T> Either<WalletFailure, T> answer(
                      WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
                    Either<WalletFailure, T> answer = call.get();
                    if (Thread.interrupted()) {
                      waitFor(MutantContract.PROMPTNESS);
                      Thread.currentThread().interrupt();
                    }
                    return answer;
                  }
                },
                "An_interrupt.while_the_answer_is_held_back_ends_the_call"))
        .flatMap(Function.identity());
  }

  private static void waitFor(Duration duration) {
    try {
      boolean ignored = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted twice", e);
    }
  }

  private static Stream<Mutant> ofThreads() {
    return Stream.of(
            Mutant.each(
                "gives two threads each other's answer",
                wallets -> new DelegatingGateway(wallets) {
                  private final Exchanger<Either<WalletFailure, WalletAccount>> answers =
                      new Exchanger<>();

                  @Override
                  public Either<WalletFailure, WalletAccount> find(
                      Customer customer, WalletId wallet) {
                    return exchanged(answers, super.find(customer, wallet));
                  }
                },
                "Many_threads.each_get_the_answers_to_their_own_calls"),
            Mutant.each(
                "shows all customers one wallet",
                OneWalletGateway::new,
                "Many_threads.each_get_the_answers_to_their_own_calls"),
            Mutant.each(
                "links a wallet once for each thread",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    return super.link(customer, wallet, otp)
                        .orElse(() -> super.refresh(customer, wallet));
                  }
                },
                "Many_threads.link_a_wallet_once_by_one_otp"),
            Mutant.each(
                "calls a link unavailable that came second",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    return super.link(customer, wallet, otp)
                        .mapLeft(failure ->
                            failure instanceof NotInThisState ? new Unavailable("busy") : failure);
                  }
                },
                "Many_threads.link_a_wallet_once_by_one_otp"))
        .flatMap(Function.identity());
  }

  /** The answer of another thread that is there at the same time, or else the own one. */
  private static <T> T exchanged(Exchanger<T> answers, T own) {
    try {
      return answers.exchange(own, 1, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return own;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static Stream<Mutant> ofSecrets() {
    return Stream.of(
            Mutant.each(
                "shows a wrong OTP in its answer",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    return super.link(customer, wallet, otp)
                        .mapLeft(failure -> failure instanceof NotInThisState
                            ? failure
                            : new Refused("wrong_otp", "not \"" + otp.reveal() + "\""));
                  }
                },
                "Secrets.are_in_no_answer"),
            Mutant.each(
                "prints the OTP",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    System.out.println("link with otp=" + otp.reveal());
                    return super.link(customer, wallet, otp);
                  }
                },
                "Secrets.are_printed_nowhere"),
            Mutant.each(
                "prints the token to the error stream",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    return super.link(customer, wallet, otp)
                        .peek(linked ->
                            System.err.println(linked.funds().token().map(DebitToken::reveal)));
                  }
                },
                "Secrets.are_printed_nowhere"),
            Mutant.each(
                "logs the OTP",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    LoggerFactory.getLogger("mutant").trace("otp={}", otp.reveal());
                    return super.link(customer, wallet, otp);
                  }
                },
                "Secrets.are_logged_nowhere"),
            Mutant.each(
                "logs the OTP by the JDK's logger",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    System.getLogger("mutant")
                        .log(System.Logger.Level.TRACE, "otp={0}", otp.reveal());
                    return super.link(customer, wallet, otp);
                  }
                },
                "Secrets.are_logged_nowhere"),
            Mutant.each(
                "logs its API key",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Unlinked> requestOtp(
                      Customer customer, WalletId wallet) {
                    LoggerFactory.getLogger("mutant").info("key={}", MutantContract.KEY);
                    return super.requestOtp(customer, wallet);
                  }
                },
                "Secrets.are_logged_nowhere"))
        .flatMap(Function.identity());
  }
}
