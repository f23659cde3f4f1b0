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
        ? traced(ongoing, Option.none(), response.requestId())
        : ofRefusal(ongoing, response, ErrorBody.read(response.body()));
  }

  /** Of a response that is a failure, also if its status says otherwise. */
  static ProviderTrace ofFailure(OngoingCall ongoing, Response response) {
    ErrorBody error = ErrorBody.read(response.body());
    return response.status() >= 400 || error.isRefusal()
        ? ofRefusal(ongoing, response, error)
        : of(ongoing, response);
  }

  private static ProviderTrace ofRefusal(OngoingCall ongoing, Response response, ErrorBody error) {
    Option<String> code =
        Option.of(error.code()).filter(text -> !text.isEmpty()).map(ongoing.masking()::mask);
    return traced(ongoing, code, response.requestId().orElse(() -> Option.of(error.requestId())));
  }

  private static ProviderTrace traced(
      OngoingCall ongoing, Option<String> code, Option<String> requestId) {
    if (code.isEmpty() && requestId.isEmpty()) {
      return ProviderTrace.none();
    }
    ProviderTrace trace = new ProviderTrace(code, requestId);
    return trace.requestId().exists(ongoing::mayHaveSent)
        ? new ProviderTrace(code, trace.requestId().map(ongoing.masking()::maskId))
        : trace;
  }
}
