package dev.walletport.application.port;

import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The call of a use case that is running on this thread, so that a gateway can tell its attempts by
 * the id of that call, and sends no command of it too late.
 *
 * <p>The use cases set it. A decorator of a gateway that works on another thread carries it there:
 *
 * <pre>{@code
 * CompletableFuture.supplyAsync(
 *     CurrentCall.carried(() -> gateway.link(customer, wallet, otp)), executor);
 * }</pre>
 */
public final class CurrentCall {

  private static final ThreadLocal<@Nullable CallId> CURRENT = new ThreadLocal<>();

  // Whether there is a deadline, and its end: an object for each command would cost 24 bytes.
  private static final ThreadLocal<long[]> SEND_DEADLINE =
      ThreadLocal.withInitial(() -> new long[2]);
  private static final long SET = 1;

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
   * Answers by when the command that this thread is about to send must have left. A gateway looks
   * right before the first byte leaves; a command that is too late is not sent, and is
   * {@link dev.walletport.domain.WalletFailure.Unavailable}.
   *
   * @return the deadline of a command that has passed the command guard, or of a look of a sweep;
   *     else none
   */
  public static Option<SendDeadline> sendDeadline() {
    long[] deadline = SEND_DEADLINE.get();
    return deadline[0] == SET ? Option.some(new SendDeadline(deadline[1])) : Option.none();
  }

  /**
   * Answers how long the command that this thread is about to send may still take to leave, without
   * an object, as {@link #sendDeadline} has one.
   *
   * @param nanoTime a reading of {@link System#nanoTime}
   * @return nanoseconds, zero or negative when it is too late; {@link Long#MAX_VALUE} if there is
   *     no deadline
   */
  public static long nanosToSend(long nanoTime) {
    long[] deadline = SEND_DEADLINE.get();
    return deadline[0] == SET ? deadline[1] - nanoTime : Long.MAX_VALUE;
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
    return withinCall(Objects.requireNonNull(id, "id"), work);
  }

  /**
   * Sends a command that must have left by a deadline. However the work ends, the thread afterwards
   * has the deadline that it had before, or none.
   *
   * @param deadline by when
   * @param work asks the gateway
   * @param <T> what is answered
   * @return what the work answered
   */
  public static <T extends @Nullable Object> T sendingBy(
      SendDeadline deadline, Supplier<? extends T> work) {
    return sendingBy(deadline.end(), work);
  }

  /**
   * Does the same as {@link #sendingBy(SendDeadline, Supplier)}.
   *
   * @param end the {@link SendDeadline#end} of the deadline
   * @param work asks the gateway
   * @param <T> what is answered
   * @return what the work answered
   */
  public static <T extends @Nullable Object> T sendingBy(long end, Supplier<? extends T> work) {
    return sendingBy(SET, end, work);
  }

  /**
   * Takes the call and the deadline of this thread along to whichever thread does the work.
   *
   * @param work what is done
   * @param <T> what is answered
   * @return the same work, within this call
   */
  public static <T extends @Nullable Object> Supplier<T> carried(Supplier<? extends T> work) {
    CallId id = CURRENT.get();
    long[] deadline = SEND_DEADLINE.get();
    long isSet = deadline[0];
    long end = deadline[1];
    return () -> withinCall(id, () -> sendingBy(isSet, end, work));
  }

  private static <T extends @Nullable Object> T withinCall(
      @Nullable CallId id, Supplier<? extends T> work) {
    CallId before = CURRENT.get();
    CURRENT.set(id);
    try {
      return work.get();
    } finally {
      CURRENT.set(before); // To remove it would cost 32 bytes at the next call of this thread.
    }
  }

  private static <T extends @Nullable Object> T sendingBy(
      long isSet, long end, Supplier<? extends T> work) {
    long[] deadline = SEND_DEADLINE.get();
    long isSetBefore = deadline[0];
    long endBefore = deadline[1];
    deadline[0] = isSet;
    deadline[1] = end;
    try {
      return work.get();
    } finally {
      deadline[0] = isSetBefore;
      deadline[1] = endBefore;
    }
  }
}
