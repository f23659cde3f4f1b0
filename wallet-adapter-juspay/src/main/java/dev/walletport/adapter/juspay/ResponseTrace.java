package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Response;
import dev.walletport.adapter.juspay.json.ErrorBody;
import dev.walletport.domain.ProviderTrace;
import io.vavr.control.Option;

/** What a response has by which the provider can find it again: its code and its request id. */
final class ResponseTrace {

  private ResponseTrace() {}

  static ProviderTrace of(OngoingCall ongoing, Response response) {
    return response.status() < 400
        ? ofSuccess(ongoing, response.requestId())
        : ofRefusal(ongoing, response, ErrorBody.read(response.body()));
  }

  /** Of a response that is a failure, also if its status says otherwise. */
  static ProviderTrace ofFailure(OngoingCall ongoing, Response response) {
    ErrorBody error = ErrorBody.read(response.body());
    return error.isRefusal() ? ofRefusal(ongoing, response, error) : of(ongoing, response);
  }

  /** Most calls end so, so a mask is made only where one is needed. */
  private static ProviderTrace ofSuccess(OngoingCall ongoing, Option<String> requestId) {
    ProviderTrace trace = traced(Option.none(), requestId);
    return trace.requestId().exists(ongoing::mayHaveSecretIn)
        ? masked(trace, ongoing.masking())
        : trace;
  }

  private static ProviderTrace ofRefusal(OngoingCall ongoing, Response response, ErrorBody error) {
    Masking masking = ongoing.masking();
    Option<String> code = Option.some(masking.mask(error.code()));
    Option<String> id = response.requestId().orElse(() -> Option.of(error.requestId()));
    return masked(traced(code, id), masking);
  }

  private static ProviderTrace traced(Option<String> code, Option<String> requestId) {
    return code.isEmpty() && requestId.isEmpty()
        ? ProviderTrace.none()
        : new ProviderTrace(code, requestId);
  }

  /** Masks the id once it is known to be one, and so is short. */
  private static ProviderTrace masked(ProviderTrace trace, Masking masking) {
    return trace.requestId().isEmpty()
        ? trace
        : new ProviderTrace(trace.code(), trace.requestId().map(masking::maskId));
  }
}
