package dev.walletport.application.port;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
  @SuppressWarnings("NullAway") // A null is the point.
  void is_never_null() {
    @Nullable CallId nothing = null;

    assertThatNullPointerException()
        .isThrownBy(() -> CurrentCall.within(nothing, CurrentCall::id))
        .withMessage("id");
  }

  private static Option<CallId> onAnotherThread(
      java.util.concurrent.Callable<Option<CallId>> work) {
    FutureTask<Option<CallId>> task = new FutureTask<>(work);
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
