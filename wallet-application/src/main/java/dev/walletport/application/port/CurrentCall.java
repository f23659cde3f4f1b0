package dev.walletport.application.port;

import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The call of a use case that is running on this thread, so that a gateway can tell its attempts by
 * the id of that call.
 *
 * <p>The use cases set it. A decorator of a gateway that works on another thread carries it there:
 *
 * <pre>{@code
 * CallId id = CurrentCall.id().getOrElse(CallId::unique);
 * executor.submit(() -> CurrentCall.within(id, () -> gateway.find(customer, wallet)));
 * }</pre>
 */
public final class CurrentCall {

  private static final ThreadLocal<@Nullable CallId> CURRENT = new ThreadLocal<>();

  private CurrentCall() {}

  /**
   * Answers the id of the call that is running on this thread; of nested ones, the innermost.
   *
   * @return its id, or none outside of a use case
   */
  public static Option<CallId> id() {
    return Option.of(CURRENT.get());
  }

  /**
   * Works within a call. However the work ends, the thread is afterwards within the call that it
   * was in before, or in none.
   *
   * @param id the call's id
   * @param work what is done within it
   * @param <T> what is answered
   * @return what the work answered
   */
  public static <T extends @Nullable Object> T within(CallId id, Supplier<? extends T> work) {
    CallId before = CURRENT.get();
    CURRENT.set(Objects.requireNonNull(id, "id"));
    try {
      return work.get();
    } finally {
      restore(before);
    }
  }

  private static void restore(@Nullable CallId before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }
}
