package dev.walletport.application.port;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CurrentCallTest {

  private static final CallId OUTER = CallId.of("outer");
  private static final CallId INNER = CallId.of("inner");

  @AfterEach
  void the_thread_is_within_no_call_again() {
    assertThat(CurrentCall.id()).isEmpty();
  }

  @Test
  void is_none_outside() {
    assertThat(CurrentCall.id()).isEqualTo(Option.none());
  }

  @Test
  void is_the_one_that_the_thread_is_within() {
    Option<CallId> seen = CurrentCall.within(OUTER, CurrentCall::id);

    assertThat(seen).isEqualTo(Option.some(OUTER));
  }

  @Test
  void is_of_nested_ones_the_innermost_and_the_outer_one_after_it() {
    List<Option<CallId>> seen = new ArrayList<>();

    ignore(CurrentCall.within(OUTER, () -> {
      seen.add(CurrentCall.id());
      seen.add(CurrentCall.within(INNER, CurrentCall::id));
      return seen.add(CurrentCall.id());
    }));

    assertThat(seen).containsExactly(Option.some(OUTER), Option.some(INNER), Option.some(OUTER));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IllegalStateException.class, OutOfMemoryError.class, StackOverflowError.class})
  void is_left_again_whatever_is_thrown(Class<? extends Throwable> type) throws Exception {
    Throwable thrown = type.getDeclaredConstructor().newInstance();

    Option<CallId> after = CurrentCall.within(OUTER, () -> {
      assertThatThrownBy(() -> CurrentCall.within(INNER, () -> raise(thrown))).isSameAs(thrown);
      return CurrentCall.id();
    });

    assertThat(after).isEqualTo(Option.some(OUTER));
  }

  @Test
  void is_another_threads_only_if_it_is_carried_there() throws Exception {
    ignore(CurrentCall.within(OUTER, () -> {
      assertThat(onAnotherThread(CurrentCall::id)).isEmpty();
      assertThat(onAnotherThread(() -> CurrentCall.within(OUTER, CurrentCall::id)))
          .isEqualTo(Option.some(OUTER));
      return CurrentCall.id();
    }));
  }

  @Test
  void has_a_send_deadline_only_while_a_command_is_sent() {
    SendDeadline deadline = SendDeadline.in(Duration.ofSeconds(5));

    Option<SendDeadline> within = CurrentCall.sendingBy(deadline, CurrentCall::sendDeadline);
    long left = CurrentCall.sendingBy(deadline, () -> CurrentCall.nanosToSend(deadline.end() - 7));

    assertThat(within).isEqualTo(Option.some(deadline));
    assertThat(left).isEqualTo(7);
    assertThat(CurrentCall.sendDeadline()).isEmpty();
    assertThat(CurrentCall.nanosToSend(deadline.end())).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void is_carried_to_another_thread_with_its_send_deadline() {
    SendDeadline deadline = SendDeadline.in(Duration.ofSeconds(5));

    Supplier<Seen> carried = CurrentCall.within(
        OUTER, () -> CurrentCall.sendingBy(deadline, () -> CurrentCall.carried(Seen::now)));

    assertThat(onAnotherThread(carried::get))
        .isEqualTo(new Seen(Option.some(OUTER), Option.some(deadline)));
    assertThat(carried.get()).isEqualTo(new Seen(Option.some(OUTER), Option.some(deadline)));
  }

  @Test
  void is_carried_as_none_from_a_thread_without_one() {
    Supplier<Seen> carried = CurrentCall.carried(Seen::now);

    Seen seen = CurrentCall.within(OUTER, carried);

    assertThat(seen).isEqualTo(new Seen(Option.none(), Option.none()));
  }

  /** What a gateway sees on its thread. */
  private record Seen(Option<CallId> call, Option<SendDeadline> deadline) {
    static Seen now() {
      return new Seen(CurrentCall.id(), CurrentCall.sendDeadline());
    }
  }

  @Test
  @SuppressWarnings("NullAway") // A null is the point.
  void is_never_null() {
    @Nullable CallId nothing = null;

    assertThatNullPointerException()
        .isThrownBy(() -> CurrentCall.within(nothing, CurrentCall::id))
        .withMessage("id");
  }

  private static <T> T onAnotherThread(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(task, "another-thread").start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static Option<CallId> raise(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
