package dev.walletport.probe;

import io.vavr.control.Option;
import java.util.Map;

/**
 * A refusal whose meaning is known, since the question has brought it about: a row for the
 * adapter's table of refusals.
 *
 * @param fact the id of the question
 * @param operation what was refused
 * @param status the HTTP status
 * @param code the provider's code
 * @param meaning a word for what it means
 */
public record SeenRefusal(String fact, String operation, int status, String code, String meaning) {

  private static final Map<String, String> MEANINGS = Map.of(
      "customer.unknown", "CUSTOMER_NOT_FOUND",
      "wallet.unknown", "WALLET_NOT_FOUND",
      "refresh.unlinked", "NOT_LINKED",
      "delink.twice", "NOT_LINKED",
      "otp.not-requested", "OTP_NOT_REQUESTED",
      "otp.wrong", "OTP_WRONG",
      "wait.retry-after", "OTP_TOO_SOON");

  /** None if the reply refuses nothing, has no code that may be shown, or the meaning is open. */
  static Option<SeenRefusal> of(String fact, Reply reply, ShownText shown) {
    boolean refused = reply.isRefusal() || reply.isThrottled();
    return Option.when(refused && MEANINGS.containsKey(fact), MEANINGS.getOrDefault(fact, ""))
        .flatMap(meaning -> reply
            .code()
            .filter(code -> shown.code(code).equals(code))
            .map(code -> new SeenRefusal(fact, reply.operation(), reply.status(), code, meaning)));
  }
}
