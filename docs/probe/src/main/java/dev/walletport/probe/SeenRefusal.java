package dev.walletport.probe;

import dev.walletport.adapter.juspay.RefusalMeaning;
import dev.walletport.adapter.juspay.RefusalRow;
import dev.walletport.domain.WalletOperation;
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
 * @param meaning the name of a {@link RefusalMeaning}
 */
public record SeenRefusal(String fact, String operation, int status, String code, String meaning) {

  private static final Map<String, String> MEANINGS = Map.of(
      "customer.unknown", "CUSTOMER_NOT_FOUND",
      "wallet.unknown", "NOT_FOUND",
      "refresh.unlinked", "WRONG_STATE",
      "delink.twice", "WRONG_STATE",
      "otp.not-requested", "OTP_NOT_REQUESTED",
      "otp.wrong", "WRONG_OTP",
      "wait.retry-after", "OTP_TOO_SOON");

  /**
   * None if the response refuses nothing, has no code that may be shown, or the meaning is open.
   */
  static Option<SeenRefusal> of(String fact, ProbeResponse response, ShownText shown) {
    boolean refused = response.isRefusal() || response.isThrottled();
    return Option.when(refused && MEANINGS.containsKey(fact), MEANINGS.getOrDefault(fact, ""))
        .flatMap(meaning -> response
            .code()
            .filter(code -> shown.code(code).equals(code))
            .map(code ->
                new SeenRefusal(fact, response.operation(), response.status(), code, meaning)));
  }

  /**
   * The row for {@code RefusalTable.standard().with(row)}: this code, with this status, in answer
   * to this operation.
   *
   * @return the row
   * @throws IllegalArgumentException if the file names an operation or a meaning that is none
   */
  public RefusalRow row() {
    return RefusalRow.code(code)
        .withStatus(status)
        .on(walletOperation())
        .means(RefusalMeaning.valueOf(meaning));
  }

  private WalletOperation walletOperation() {
    return switch (operation) {
      case "create" -> WalletOperation.CREATE;
      case "authenticate" -> WalletOperation.REQUEST_OTP;
      case "link" -> WalletOperation.LINK;
      case "delink" -> WalletOperation.DELINK;
      case "get" -> WalletOperation.FIND;
      case "list" -> WalletOperation.LIST;
      case "refresh", "refresh by GET" -> WalletOperation.REFRESH;
      case "update" -> WalletOperation.CHANGE_MOBILE_NUMBER;
      default -> throw new IllegalArgumentException("no operation is named " + operation);
    };
  }
}
