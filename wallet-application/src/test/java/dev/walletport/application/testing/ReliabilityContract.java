package dev.walletport.application.testing;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every gateway does when answers are lost, callers are interrupted or threads are many, and
 * that it shows no secret.
 */
abstract class ReliabilityContract extends GatewayContractFixture {

  private static final int THREADS = 8;
  private static final String ANOTHER_OTP = "561938";

  @AfterEach
  void leave_no_interrupt_behind() {
    boolean ignored = Thread.interrupted();
    provider().hold().forEach(AnswerHold::release);
  }

  @Nested
  class A_lost_answer {
    @Test
    void of_a_command_leaves_its_outcome_unknown() {
      for (WalletOperation command : commands()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(command);
        faults().loseAnswer(command);

        WalletFailure failure = left(call.get());

        assertUnknown(failure, command);
      }
    }

    @Test
    void of_a_command_has_it_sent_once() {
      for (WalletOperation command : commands()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(command);
        int before = received(command);
        faults().loseAnswer(command);

        ignore(call.get());

        assertThat(received(command) - before).as("%s", command).isEqualTo(1);
      }
    }

    @Test
    void of_a_new_wallet_leaves_one_wallet() {
      faults().loseAnswer(WalletOperation.CREATE);

      ignore(gateway().create(customer, NewWallet.at(walletProvider())));

      assertThat(right(gateway().list(customer))).hasSize(1);
    }

    @Test
    void of_a_request_for_an_otp_leaves_one_message() {
      WalletId wallet = newWallet();
      faults().loseAnswer(WalletOperation.REQUEST_OTP);

      ignore(gateway().requestOtp(customer, wallet));

      assertThat(journal().otpsSent(wallet)).isEqualTo(1);
      assertThat(right(link(wallet, provider().newestOtp(wallet))).id()).isEqualTo(wallet);
    }

    @Test
    void of_a_link_leaves_the_wallet_linked() {
      WalletId wallet = walletWithOtp();
      faults().loseAnswer(WalletOperation.LINK);

      ignore(link(wallet, provider().newestOtp(wallet)));

      assertThat(find(wallet)).isInstanceOf(Linked.class);
    }

    @Test
    void of_a_delink_leaves_the_wallet_unlinked() {
      WalletId wallet = linkedWallet().id();
      faults().loseAnswer(WalletOperation.DELINK);

      ignore(gateway().delink(customer, wallet));

      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
    }

    @Test
    void of_a_read_is_no_unknown_outcome() {
      for (WalletOperation read : reads()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(read);
        faults().loseAnswer(read);

        Option<WalletFailure> failure = call.get().swap().toOption().map(WalletFailure.class::cast);

        assertThat(failure).as("%s", read).noneMatch(OutcomeUnknown.class::isInstance);
      }
    }
  }

  @Nested
  class A_lost_request {
    @Test
    void of_a_command_leaves_its_outcome_unknown() {
      for (WalletOperation command : commands()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(command);
        faults().loseRequest(command);

        WalletFailure failure = left(call.get());

        assertUnknown(failure, command);
      }
    }

    @Test
    void of_a_command_has_it_sent_once() {
      for (WalletOperation command : commands()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(command);
        int before = received(command);
        faults().loseRequest(command);

        ignore(call.get());

        assertThat(received(command) - before).as("%s", command).isEqualTo(1);
      }
    }

    @Test
    void of_a_link_leaves_the_otp_unused() {
      WalletId wallet = walletWithOtp();
      faults().loseRequest(WalletOperation.LINK);

      ignore(link(wallet, provider().newestOtp(wallet)));

      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
      assertThat(right(link(wallet, provider().newestOtp(wallet))).id()).isEqualTo(wallet);
    }
  }

  @Nested
  class A_throttled_command {
    private final Duration wait = Duration.ofSeconds(7);

    @Test
    void tells_how_long_to_wait() {
      for (WalletOperation command : commands()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(command);
        faults().throttle(command, wait);

        WalletFailure failure = left(call.get());

        assertThat(failure).as("%s", command).isEqualTo(new Throttled(Option.some(wait)));
      }
    }

    @Test
    void is_sent_once() {
      for (WalletOperation command : commands()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(command);
        int before = received(command);
        faults().throttle(command, wait);

        ignore(call.get());

        assertThat(received(command) - before).as("%s", command).isEqualTo(1);
      }
    }

    @Test
    void was_not_carried_out() {
      WalletId wallet = walletWithOtp();
      faults().throttle(WalletOperation.LINK, wait);

      ignore(link(wallet, provider().newestOtp(wallet)));

      assertThat(find(wallet)).isInstanceOf(Unlinked.class);
    }
  }

  @Nested
  class An_interrupt {
    @Test
    void before_a_call_leaves_the_flag_set() {
      for (WalletOperation operation : WalletOperation.values()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(operation);
        Thread.currentThread().interrupt();

        ignore(call.get());

        assertThat(Thread.interrupted()).as("flag after %s", operation).isTrue();
      }
    }

    @Test
    void before_a_call_fails_a_command_only_if_it_is_certainly_not_applied() {
      WalletId wallet = walletWithOtp();
      String otp = provider().newestOtp(wallet);
      Thread.currentThread().interrupt();

      Either<WalletFailure, Linked> answer = link(wallet, otp);

      assertThat(Thread.interrupted()).isTrue();
      boolean linked = find(wallet) instanceof Linked;
      assertThat(answer.isRight() || isUnknown(answer)).as("answer %s", answer).isEqualTo(linked);
    }

    @Test
    void while_the_answer_is_held_back_leaves_the_flag_set() {
      for (WalletOperation operation : WalletOperation.values()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(operation);

        HeldCall held = hold(operation, call);

        assertThat(held.interrupted()).as("flag after %s", operation).isTrue();
      }
    }

    @Test
    void while_the_answer_is_held_back_ends_the_call() {
      for (WalletOperation operation : WalletOperation.values()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(operation);

        HeldCall held = hold(operation, call);

        assertThat(held.duration()).as("%s", operation).isLessThan(promptness());
      }
    }

    @Test
    void while_the_answer_is_held_back_denies_no_command_that_was_applied() {
      for (WalletOperation command : commands()) {
        Supplier<Either<WalletFailure, ?>> call = prepared(command);

        Either<WalletFailure, ?> answer = hold(command, call).answer();

        assertThat(answer.isRight() || isUnknown(answer)).as("%s", answer).isTrue();
      }
    }

    private HeldCall hold(WalletOperation operation, Supplier<Either<WalletFailure, ?>> call) {
      AnswerHold answers = ReliabilityContract.this.hold();
      answers.holdNext(operation, Thread.currentThread()::interrupt);
      long began = System.nanoTime();
      Either<WalletFailure, ?> answer = call.get();
      Duration duration = Duration.ofNanos(System.nanoTime() - began);
      boolean interrupted = Thread.interrupted();
      answers.release();
      return new HeldCall(answer, interrupted, duration);
    }
  }

  /**
   * A call whose thread was interrupted while its answer was held back.
   *
   * @param answer its answer
   * @param interrupted whether the flag was set afterwards
   * @param duration how long it took
   */
  private record HeldCall(
      Either<WalletFailure, ?> answer, boolean interrupted, Duration duration) {}

  @Nested
  class Many_threads {
    @Test
    void each_get_the_answers_to_their_own_calls() {
      needThreads();
      List<Customer> customers =
          IntStream.range(0, THREADS).mapToObj(this::opened).toList();

      List<List<WalletId>> shown = atOnce(number -> walletsShown(customers.get(number)));

      assertThat(shown).allSatisfy(ids -> assertThat(Set.copyOf(ids)).hasSize(1));
      assertThat(Set.copyOf(shown)).hasSize(THREADS);
    }

    private Customer opened(int number) {
      Customer one = Customer.registered(named("of_thread_" + number));
      provider().openCustomer(one.id());
      return one;
    }

    /** The wallets that the answers to one customer's calls are about. */
    private List<WalletId> walletsShown(Customer owner) {
      WalletId made = newWallet(owner);
      WalletId asked = right(gateway().requestOtp(owner, made)).id();
      Otp otp = Otp.of(provider().newestOtp(made));
      WalletId linked = right(gateway().link(owner, made, otp)).id();
      WalletId found = right(gateway().find(owner, made)).id();
      WalletId listed = right(gateway().list(owner)).wallets().get(0).id();
      WalletId delinked = right(gateway().delink(owner, made)).id();
      return List.of(made, asked, linked, found, listed, delinked);
    }

    @Test
    void link_a_wallet_once_by_one_otp() {
      needThreads();
      WalletId wallet = walletWithOtp();
      String otp = provider().newestOtp(wallet);

      List<Either<WalletFailure, Linked>> answers = atOnce(number -> link(wallet, otp));

      assertThat(answers).filteredOn(Either::isRight).hasSize(1);
      assertThat(answers)
          .filteredOn(Either::isLeft)
          .allSatisfy(answer -> assertShowsLinked(left(answer), wallet));
    }
  }

  @Nested
  class Secrets {
    @Test
    void are_in_no_answer() {
      Conversation conversation = conversation();

      assertThat(conversation.answers()).noneMatch(conversation::leaksInto);
    }

    @Test
    void are_printed_nowhere() {
      try (RecordedConsole console = RecordedConsole.begin()) {
        Conversation conversation = conversation();

        assertThat(conversation.leaksInto(console.text())).isFalse();
      }
    }

    @Test
    void are_logged_nowhere() {
      GatewayLog log = log();

      Conversation conversation = conversation();

      assertThat(conversation.leaksInto(log.text())).isFalse();
      assertThat(log.keys()).noneMatch(log.text()::contains);
    }
  }

  /** Calls that succeed and that fail, with every kind of secret in them. */
  private Conversation conversation() {
    Conversation conversation = new Conversation();
    conversation.addSecret(NUMBER.reveal());
    WalletId wallet = makeWallet(conversation);
    mistypeOtp(conversation, wallet);
    linkAndRead(conversation, wallet);
    askForUnknownWallet(conversation);
    return conversation;
  }

  private WalletId makeWallet(Conversation conversation) {
    MobileNumber first = MobileNumber.of("9876543210");
    conversation.addSecret(first.reveal());
    NewWallet newWallet = NewWallet.at(walletProvider()).withMobileNumber(first);
    Either<WalletFailure, WalletAccount> made = gateway().create(customer, newWallet);
    conversation.addAnswer(made);
    return right(made).id();
  }

  private void mistypeOtp(Conversation conversation, WalletId wallet) {
    conversation.addAnswer(gateway().changeMobileNumber(customer, wallet, NUMBER));
    conversation.addAnswer(gateway().requestOtp(customer, wallet));
    String wrong = wrongOtp(wallet);
    conversation.addSecret(wrong);
    conversation.addAnswer(link(wallet, wrong));
  }

  private void linkAndRead(Conversation conversation, WalletId wallet) {
    String otp = provider().newestOtp(wallet);
    conversation.addSecret(otp);
    Either<WalletFailure, Linked> linked = link(wallet, otp);
    conversation.addAnswer(linked);
    conversation.addSecret(token(right(linked)).reveal());
    conversation.addAnswer(link(wallet, otp));
    conversation.addAnswer(gateway().find(customer, wallet));
    conversation.addAnswer(gateway().list(customer));
    conversation.addAnswer(gateway().refresh(customer, wallet));
    conversation.addAnswer(gateway().refreshAll(customer));
    conversation.addAnswer(gateway().delink(customer, wallet));
  }

  private void askForUnknownWallet(Conversation conversation) {
    WalletId unknown = unknownWallet();
    conversation.addAnswer(gateway().changeMobileNumber(customer, unknown, NUMBER));
    provider().faults().forEach(faults -> faults.loseAnswer(WalletOperation.LINK));
    conversation.addAnswer(link(unknown, ANOTHER_OTP));
    conversation.addSecret(ANOTHER_OTP);
  }

  private int received(WalletOperation operation) {
    return journal().received(customer.id(), operation);
  }

  private static void assertUnknown(WalletFailure failure, WalletOperation command) {
    assertThat(failure).as("failure of %s", command).isInstanceOf(OutcomeUnknown.class);
    assertThat(((OutcomeUnknown) failure).operation()).isEqualTo(command);
  }

  private static boolean isUnknown(Either<WalletFailure, ?> answer) {
    return answer.isLeft() && answer.getLeft() instanceof OutcomeUnknown;
  }

  private static <T> List<T> atOnce(IntFunction<T> task) {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<T>> results = IntStream.range(0, THREADS)
          .mapToObj(number -> threads.submit(begunTogether(start, () -> task.apply(number))))
          .toList();
      return results.stream().map(ReliabilityContract::result).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> Callable<T> begunTogether(CyclicBarrier start, Supplier<T> task) {
    return () -> {
      start.await();
      return task.get();
    };
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static List<WalletOperation> reads() {
    return List.of(
        WalletOperation.FIND,
        WalletOperation.LIST,
        WalletOperation.REFRESH,
        WalletOperation.REFRESH_ALL);
  }
}
