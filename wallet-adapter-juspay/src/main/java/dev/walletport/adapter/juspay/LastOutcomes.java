package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.JuspayHealth.Failure;
import dev.walletport.adapter.juspay.http.ExchangeResult;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Remembers the last answer and the last failure of a transport. */
final class LastOutcomes {

  private volatile @Nullable Instant lastAnswer;
  private volatile @Nullable Failure lastFailure;

  void note(OngoingCall ongoing, ExchangeResult result) {
    String failure = result.fold(
        answered -> failure(answered.response().status()),
        lost -> lost.reason(),
        neverLeft -> neverLeft.reason());
    if (failure.isEmpty()) {
      lastAnswer = ongoing.began();
    } else {
      lastFailure = new Failure(ongoing.began(), failure);
    }
  }

  private static String failure(int status) {
    return status == 408 || status >= 500 ? "HTTP " + status : "";
  }

  Option<Instant> lastAnswer() {
    return Option.of(lastAnswer);
  }

  Option<Failure> lastFailure() {
    return Option.of(lastFailure);
  }
}
