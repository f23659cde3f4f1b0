package dev.walletport.recipes;

import static java.util.Locale.ROOT;

import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Remedy;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletOperation;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.vavr.control.Either;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Traces by OpenTelemetry: a span per call of a use case, under it one per call of the gateway, and
 * under that one per attempt.
 *
 * <p>The three parts work alone, too: without {@link #call} the gateway's spans are under the
 * host's own, and without {@link #gateway} the attempts are under the use case's.
 *
 * <p>A span holds names, the ids of wallet, call and request, and figures. It has no OTP, token,
 * number, balance, API key, customer, nor the provider's words; of what is thrown it has the class
 * alone, because a message may hold anything.
 */
public final class WalletTracing {

  static final AttributeKey<String> OPERATION = AttributeKey.stringKey("wallet.operation");
  static final AttributeKey<String> FAILURE = AttributeKey.stringKey("wallet.failure");
  static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private static final Set<Remedy> CONSIDERED = EnumSet.of(Remedy.TELL_CUSTOMER, Remedy.SHOW_STATE);

  private final Tracer tracer;

  /**
   * Traces under the instrumentation scope {@code dev.walletport}.
   *
   * @param openTelemetry the host's
   */
  public WalletTracing(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer("dev.walletport");
  }

  /**
   * Runs a use case in a span of its own, which is current meanwhile.
   *
   * @param operation names the span, such as {@code wallet link}
   * @param useCase what to run; asked once
   * @return its answer
   */
  public <T> Either<WalletFailure, T> call(
      WalletOperation operation, Supplier<Either<WalletFailure, T>> useCase) {
    return run(span("wallet ", operation), useCase);
  }

  /**
   * Gives every call of a gateway a span of its own.
   *
   * @param next the gateway
   * @return the gateway, traced
   */
  public WalletGateway gateway(WalletGateway next) {
    return new TracingWalletGateway(next, this);
  }

  /**
   * Gives every attempt a span of its own under the one that is current, and notes an outcome on
   * that one. An attempt is dated by the host's clock, which should be the one that OpenTelemetry
   * has.
   *
   * @return the listener, for the transport and for the use cases
   */
  public WalletEvents events() {
    return new TracingWalletEvents(this);
  }

  /** A span that is named for an operation. */
  private SpanBuilder span(String prefix, WalletOperation operation) {
    String name = operation.name().toLowerCase(ROOT);
    return tracer.spanBuilder(prefix + name).setAttribute(OPERATION, name);
  }

  /** As {@link #span}, of a call that leaves this process. */
  SpanBuilder clientSpan(String prefix, WalletOperation operation) {
    return span(prefix, operation).setSpanKind(SpanKind.CLIENT);
  }

  // README
  <T> Either<WalletFailure, T> run(SpanBuilder builder, Supplier<Either<WalletFailure, T>> call) {
    Span span = builder.startSpan();
    try {
      Either<WalletFailure, T> answer =
          Context.current().with(span).wrapSupplier(call).get();
      answer.peekLeft(failure -> note(span, failure));
      return answer;
    } catch (Throwable thrown) {
      fail(span, thrown.getClass().getName());
      throw thrown;
    } finally {
      span.end();
    }
  }

  private static void note(Span span, WalletFailure failure) {
    span.setAttribute(FAILURE, failure.kind());
    if (isError(failure)) {
      fail(span, failure.kind());
    }
  }

  /**
   * What a person has to know of; a wrong password or a wallet that is linked already is no error.
   */
  private static boolean isError(WalletFailure failure) {
    if (failure instanceof HeldBack held) {
      return held.reason() == HeldBack.Reason.GIVEN_UP;
    }
    return !(failure instanceof OtpRejected) && !CONSIDERED.contains(failure.remedy());
  }
  // README

  private static void fail(Span span, String type) {
    span.setStatus(StatusCode.ERROR, type);
    span.setAttribute(ERROR_TYPE, type);
  }
}
