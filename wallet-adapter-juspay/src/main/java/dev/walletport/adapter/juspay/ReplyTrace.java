package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.Reply;
import dev.walletport.adapter.juspay.json.ErrorBody;
import dev.walletport.domain.ProviderTrace;
import io.vavr.control.Option;

/** What a response has by which the provider can find it again: its code and its request id. */
final class ReplyTrace {

  private ReplyTrace() {}

  static ProviderTrace of(OngoingCall ongoing, Reply reply) {
    return reply.status() < 400
        ? traced(Option.none(), reply.requestId())
        : ofRefusal(ongoing, reply, ErrorBody.read(reply.body()));
  }

  /** Of a response that is a failure, also if its status says otherwise. */
  static ProviderTrace ofFailure(OngoingCall ongoing, Reply reply) {
    ErrorBody error = ErrorBody.read(reply.body());
    return reply.status() >= 400 || error.isRefusal()
        ? ofRefusal(ongoing, reply, error)
        : of(ongoing, reply);
  }

  private static ProviderTrace ofRefusal(OngoingCall ongoing, Reply reply, ErrorBody error) {
    Masking masking = new Masking(ongoing.call().secrets(), ongoing.keyed().apiKey());
    Option<String> code =
        Option.of(error.code()).filter(text -> !text.isEmpty()).map(masking::mask);
    return traced(code, reply.requestId().orElse(() -> Option.of(error.requestId())));
  }

  private static ProviderTrace traced(Option<String> code, Option<String> requestId) {
    return code.isEmpty() && requestId.isEmpty()
        ? ProviderTrace.none()
        : new ProviderTrace(code, requestId);
  }
}
