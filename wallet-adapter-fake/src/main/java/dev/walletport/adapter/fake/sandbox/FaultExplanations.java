package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.Fault;

/** What each fault does to the wallet and what a client sees of it, in a sentence or two. */
final class FaultExplanations {

  static final String WAIT =
      "The call is applied at once. Its response comes after the seconds, in real time.";

  private FaultExplanations() {}

  static String of(Fault.Kind kind) {
    return switch (kind) {
      case UNAVAILABLE -> "Nothing is applied. The client gets 503.";
      case ANSWER_LOST ->
        "The call is applied. The connection is closed without a byte of the response.";
      case ANSWER_RESET -> "The call is applied. The connection is reset before the response.";
      case ANSWER_CUT ->
        "The call is applied. The response has the status 200 and ends in the middle of its body.";
      case ANSWER_DRIPS ->
        "The call is applied. The response has the status 200, then a byte every 200 ms for two"
            + " minutes, and no JSON: a client needs a deadline for the whole call.";
      case BAD_GATEWAY ->
        "The call is applied. The client gets 502 with a page of HTML, as from a proxy.";
      case REQUEST_LOST ->
        "Nothing is applied. The connection is closed without a byte, as by a lost answer: a client"
            + " cannot tell the two apart.";
      case SLOW ->
        "The clock of the sandbox moves ahead by the seconds, then the call is applied: an OTP may"
            + " have expired. The client does not wait.";
      case THROTTLED -> "Nothing is applied. The client gets 429 with Retry-After.";
      case REFUSED -> "Nothing is applied. The client gets 400 with the code and the message.";
      case WRONG_OTP -> "The OTP counts as wrong, whatever was typed: a guess is used up.";
      case SMS_FAILED -> "The call is applied and the OTP before is void, but no SMS arrives.";
      case PROVIDER_DOWN ->
        "The call is applied, but wallets of the provider have their balances as last known.";
    };
  }
}
