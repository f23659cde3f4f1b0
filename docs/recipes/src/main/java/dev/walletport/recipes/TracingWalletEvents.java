package dev.walletport.recipes;

import static io.opentelemetry.api.trace.StatusCode.ERROR;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.time.Instant;

/**
 * A listener that makes a span of every attempt, under the span which is current, and notes an
 * outcome on that one. It works because both are told on the caller's thread: an attempt before the
 * gateway's call returns, an outcome before the use case's does.
 */
final class TracingWalletEvents implements WalletEvents {

  static final AttributeKey<String> CALL = AttributeKey.stringKey("wallet.call.id");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("wallet.outcome");
  static final AttributeKey<Long> CALLS = AttributeKey.longKey("wallet.calls");
  static final AttributeKey<Long> NUMBER = AttributeKey.longKey("wallet.attempt.number");
  static final AttributeKey<String> ENDING = AttributeKey.stringKey("wallet.attempt.ending");
  static final AttributeKey<String> REASON = AttributeKey.stringKey("wallet.attempt.reason");
  static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  static final AttributeKey<String> CODE = AttributeKey.stringKey("wallet.provider.code");
  static final AttributeKey<String> REQUEST = AttributeKey.stringKey("wallet.provider.request_id");

  private static final int SERVER_ERROR = 500;

  private final WalletTracing tracing;

  TracingWalletEvents(WalletTracing tracing) {
    this.tracing = tracing;
  }

  // README
  @Override
  public void onEnd(WalletCallEnded event) {
    Span.current()
        .setAttribute(CALL, event.callId().value())
        .setAttribute(OUTCOME, event.outcome().getClass().getSimpleName())
        .setAttribute(CALLS, (long) event.effort().calls());
  }

  @Override
  public void onAttempt(WalletAttempt event) {
    Instant began = event.began();
    Span span = tracing
        .clientSpan("attempt ", event.operation())
        .setStartTimestamp(began)
        .setAttribute(NUMBER, (long) event.number())
        .setAttribute(ENDING, event.ending().getClass().getSimpleName())
        .startSpan();
    note(span, event.ending()).end(began.plus(event.duration()));
  }
  // README

  private static Span note(Span span, Ending ending) {
    return ending.fold(
        answered -> noteAnswer(span, answered),
        lost -> noteReason(span, lost.reason()),
        notSent -> noteReason(span, notSent.reason()));
  }

  private static Span noteAnswer(Span span, Ending.Answered answered) {
    span.setAttribute(STATUS, (long) answered.status());
    answered.trace().code().forEach(code -> span.setAttribute(CODE, code));
    answered.trace().requestId().forEach(id -> span.setAttribute(REQUEST, id));
    return answered.status() < SERVER_ERROR ? span : span.setStatus(ERROR);
  }

  private static Span noteReason(Span span, Reason reason) {
    return span.setStatus(ERROR, reason.name()).setAttribute(REASON, reason.name());
  }
}
