package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.JuspayHealth.Failure;
import dev.walletport.adapter.juspay.http.ExchangeResult;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last answer and the last failure of a transport, by when their calls began: one
 * that began early may end late.
 */
final class LastOutcomes {

  private final AtomicReference<@Nullable Instant> lastAnswer = new AtomicReference<>();
  private final AtomicReference<@Nullable Failure> lastFailure = new AtomicReference<>();

  void note(OngoingCall ongoing, ExchangeResult result) {
    String failure = result.fold(
        answered -> failure(answered.response().status()),
        lost -> lost.reason(),
        notSent -> notSent.reason());
    if (failure.isEmpty()) {
      noteAnswer(ongoing.began());
    } else {
      noteFailure(new Failure(ongoing.began(), failure));
    }
  }

  private void noteAnswer(Instant began) {
    Instant last = lastAnswer.get();
    while ((last == null || !began.isBefore(last)) && !lastAnswer.compareAndSet(last, began)) {
      last = lastAnswer.get();
    }
  }

  private void noteFailure(Failure failure) {
    Failure last = lastFailure.get();
    while ((last == null || !failure.began().isBefore(last.began()))
        && !lastFailure.compareAndSet(last, failure)) {
      last = lastFailure.get();
    }
  }

  private static String failure(int status) {
    return status == 408 || status >= 500 ? "HTTP " + status : "";
  }

  Option<Instant> lastAnswer() {
    return Option.of(lastAnswer.get());
  }

  Option<Failure> lastFailure() {
    return Option.of(lastFailure.get());
  }
}
