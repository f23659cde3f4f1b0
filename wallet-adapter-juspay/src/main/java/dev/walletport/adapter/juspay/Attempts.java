package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.adapter.juspay.http.ExchangeFailure;
import dev.walletport.adapter.juspay.http.ExchangeResult;
import dev.walletport.adapter.juspay.json.JsonType;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.UnreadField;
import dev.walletport.application.port.UnreadField.Field;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call, and the fields of their answers that were not read, kept until it is
 * over: a listener takes its time, and until then that would be the call's.
 */
final class Attempts {

  private final List<WalletAttempt> made = new ArrayList<>(1);
  private final CallId call = CurrentCall.id().getOrElse(CallId::unique);
  private @Nullable Map<Place, UnreadField> unread;

  /**
   * Keeps an attempt that has just ended.
   *
   * @param before how much of the call's time had passed when the attempt began
   */
  void add(OngoingCall ongoing, int number, ExchangeResult transfer, Duration before) {
    CallStamp stamp = new CallStamp(
        call, ongoing.began().plus(before), Option.some(ongoing.keyed().merchant()));
    Duration duration = ongoing.deadline().elapsed().minus(before);
    made.add(new WalletAttempt(
        stamp, subject(ongoing.call()), number, ending(ongoing, transfer), duration));
  }

  /**
   * Answers the one attempt of a call for which the host had no key, so that it is told as others
   * that never left.
   *
   * @param deadline of the call, which began with it
   */
  static WalletAttempt withoutKey(
      WalletCall call, String merchant, Instant began, Deadline deadline, String why) {
    CallStamp stamp =
        new CallStamp(CurrentCall.id().getOrElse(CallId::unique), began, Option.some(merchant));
    Ending ending = new Ending.NotSent(Reason.NO_KEY, why);
    return new WalletAttempt(stamp, subject(call), 1, ending, deadline.elapsed());
  }

  private static CallSubject subject(WalletCall call) {
    return new CallSubject(call.operation(), call.customer().id(), call.wallet());
  }

  private static Ending ending(OngoingCall ongoing, ExchangeResult result) {
    return result.fold(
        answered -> new Ending.Answered(
            answered.response().status(), ResponseTrace.of(ongoing, answered.response())),
        lost -> new Ending.Lost(reason(lost.kind()), lost.reason()),
        notSent -> new Ending.NotSent(reason(notSent.kind()), notSent.reason()));
  }

  /** The transport knows no port, so it has names of its own for the same list. */
  static Reason reason(ExchangeFailure kind) {
    return Reason.valueOf(kind.name());
  }

  /**
   * Gives the last attempt the trace of its answer, of which only the body says that it is a no.
   */
  void retrace(ProviderTrace trace) {
    WalletAttempt last = made.remove(made.size() - 1);
    made.add(new WalletAttempt(
        last.stamp(), last.subject(), last.number(), retraced(last, trace), last.duration()));
  }

  private static Ending retraced(WalletAttempt last, ProviderTrace trace) {
    return last.ending()
        .<Ending>fold(
            answered -> new Ending.Answered(answered.status(), trace),
            lost -> lost,
            notSent -> notSent);
  }

  /** Keeps a field of an answer that was not read; the same one again is counted. */
  void addUnread(OngoingCall ongoing, String key, JsonType type) {
    if (unread == null) {
      unread = new LinkedHashMap<>();
    }
    Field field = new Field(key, UnreadField.Type.valueOf(type.name()));
    unread.merge(
        new Place(ongoing.call().operation(), field),
        first(ongoing, field),
        (before, same) -> again(before));
  }

  private UnreadField first(OngoingCall ongoing, Field field) {
    CallStamp stamp =
        new CallStamp(call, ongoing.began(), Option.some(ongoing.keyed().merchant()));
    return new UnreadField(stamp, subject(ongoing.call()), field, 1);
  }

  private static UnreadField again(UnreadField event) {
    return new UnreadField(event.stamp(), event.subject(), event.field(), event.times() + 1);
  }

  void tell(AttemptReporter reporter) {
    made.forEach(reporter::report);
    if (unread != null) {
      unread.values().forEach(reporter::reportUnread);
    }
  }

  /** Where a field came: a call may ask a second question. */
  private record Place(WalletOperation operation, Field field) {}
}
