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
        ? traced(Option.none(), response.requestId())
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
    Masking masking = new Masking(ongoing.call().secrets(), ongoing.keyed().apiKey());
    Option<String> code =
        Option.of(error.code()).filter(text -> !text.isEmpty()).map(masking::mask);
    return traced(code, response.requestId().orElse(() -> Option.of(error.requestId())));
  }

  private static ProviderTrace traced(Option<String> code, Option<String> requestId) {
    return code.isEmpty() && requestId.isEmpty()
        ? ProviderTrace.none()
        : new ProviderTrace(code, requestId);
  }
}
