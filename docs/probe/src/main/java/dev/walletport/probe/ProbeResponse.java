package dev.walletport.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The response to one request, or the end of a request that had none.
 *
 * @param operation the name of what was asked
 * @param status the HTTP status; 0 if no whole response came
 * @param headers by their names in lower case
 * @param body the JSON; missing if it was none
 * @param time from sending to the last byte
 * @param shown how its code may be shown
 */
record ProbeResponse(
    String operation,
    int status,
    Map<String, String> headers,
    JsonNode body,
    Duration time,
    ShownText shown) {

  static final int NONE = 0;

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int THROTTLED = 429;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;
  private static final List<String> LINKED = List.of("true", "false");

  /** A 2xx with a wallet from which {@code linked} can be read. */
  boolean isWallet() {
    return isSuccess()
        && body.path("id").isTextual()
        && LINKED.contains(body.path("linked").asText().toLowerCase(Locale.ROOT));
  }

  boolean isSuccess() {
    return status >= OK && status < OK + 100;
  }

  boolean isLinked() {
    return isWallet() && body.path("linked").asText().equalsIgnoreCase("true");
  }

  boolean isUnlinked() {
    return isWallet() && !isLinked();
  }

  /**
   * A refusal of the call itself: a 4xx, or an error in the body of a 2xx; of the credentials alone
   * if it has a code that speaks of an OTP.
   */
  boolean isRefusal() {
    return isSuccess() ? !isWallet() && code().isDefined() : isClientError() && !isOfTheCaller();
  }

  private boolean isClientError() {
    return status >= BAD_REQUEST && status < SERVER_ERROR && status != THROTTLED;
  }

  private boolean isOfTheCaller() {
    return (status == UNAUTHORIZED || status == FORBIDDEN)
        && !code().exists(code -> code.toLowerCase(Locale.ROOT).contains("otp"));
  }

  boolean isThrottled() {
    return status == THROTTLED;
  }

  boolean isUnauthorized() {
    return status == UNAUTHORIZED;
  }

  boolean isForbidden() {
    return status == FORBIDDEN;
  }

  Option<String> id() {
    return text(body, "id");
  }

  Option<String> token() {
    return text(body, "token");
  }

  Option<String> code() {
    return text(body, "error_code").orElse(() -> text(body.path("error_info"), "code"));
  }

  Option<String> header(String name) {
    return Option.of(headers.get(name));
  }

  /** The wallets of a list; none if it is no list. */
  List<JsonNode> wallets() {
    List<JsonNode> wallets = new ArrayList<>();
    body.path("list").forEach(wallets::add);
    return wallets;
  }

  static Option<String> text(JsonNode object, String key) {
    return Option.of(object.path(key).textValue()).filter(text -> !text.isEmpty());
  }

  /** Status and code, or that it is a wallet. */
  String summary() {
    if (status == NONE) {
      return "no whole response";
    }
    return status + kind();
  }

  private String kind() {
    if (isWallet()) {
      return isLinked() ? " linked wallet" : " unlinked wallet";
    }
    return code().map(code -> " " + shown.code(code)).getOrElse("");
  }
}
