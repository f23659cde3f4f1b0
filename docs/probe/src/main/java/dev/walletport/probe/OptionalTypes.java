package dev.walletport.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which types the optional keys of a wallet come in, in all responses of the run. */
final class OptionalTypes implements Question {

  /** As section 3 of docs/wire-contract.md lists them. */
  private static final Map<String, Set<String>> LISTED = Map.of(
      "token", Set.of("text", "null"),
      "current_balance", Set.of("integer", "decimal", "decimal-text", "empty", "null"),
      "last_refreshed", Set.of("date-text", "empty", "null"),
      "metadata", Set.of("object", "empty", "null"),
      "gateway_reference_id", Set.of("text", "decimal-text", "date-text", "null"),
      "juspay_bank_code", Set.of("text", "null"),
      "sub_details", Set.of("array of object", "array", "null"));

  @Override
  public String id() {
    return "wallet.optional-types";
  }

  @Override
  public String text() {
    return "Which types do the optional keys of a wallet come in?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.READS);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    preparation.calls().list().wallets().stream()
        .findFirst()
        .flatMap(wallet -> ProbeResponse.text(wallet, "id").toJavaOptional())
        .ifPresent(wallet -> preparation.calls().read(wallet).summary());
    List<JsonNode> wallets =
        preparation.responses().stream().flatMap(OptionalTypes::wallets).toList();
    return wallets.isEmpty() ? Either.left("no response has a wallet") : read(wallets);
  }

  private static Stream<JsonNode> wallets(ProbeResponse response) {
    return response.isWallet() ? Stream.of(response.body()) : response.wallets().stream();
  }

  private static Either<String, Outcome> read(List<JsonNode> wallets) {
    Set<String> others = new TreeSet<>();
    wallets.forEach(wallet -> LISTED.forEach((key, listed) -> {
      String type = JsonTypes.of(wallet.path(key));
      if (wallet.has(key) && !listed.contains(type)) {
        others.add(key + " " + type);
      }
    }));
    return Outcome.of(
        others.isEmpty() ? "as-listed" : String.join(", ", others), wallets.size() + " wallets");
  }
}
