package dev.walletport.adapter.juspay.json;

import static dev.walletport.adapter.juspay.json.UnreadableReply.require;

import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletList;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the list around the wallets. A wallet that is in it twice has to be of the same
 * provider and in the same state both times, and then counts once, as it came first.
 */
final class WalletListFields implements StrictJsonReader.Fields {

  private final Instant asked;
  private @Nullable Map<String, WalletAccount> wallets;

  WalletListFields(Instant asked) {
    this.asked = asked;
  }

  @Override
  public void take(JsonKey key, StrictJsonReader value) throws IOException {
    switch (key) {
      case OBJECT -> JsonValues.requireNullOr("list", value);
      case LIST -> wallets = elements(value);
      default -> value.skip();
    }
  }

  /** By the text of the id, whose hash collisions a map can sort out in little time. */
  private Map<String, WalletAccount> elements(StrictJsonReader value) throws IOException {
    Map<String, WalletAccount> byId = new LinkedHashMap<>();
    value.array(element -> {
      WalletFields fields = new WalletFields();
      element.object(fields);
      add(byId, fields.account(asked));
    });
    return byId;
  }

  private static void add(Map<String, WalletAccount> byId, WalletAccount account)
      throws UnreadableReply {
    WalletAccount before = byId.putIfAbsent(account.id().value(), account);
    require(before == null || isSame(before, account), "one wallet is in the list in two states");
  }

  /** A state is its class. */
  private static boolean isSame(WalletAccount one, WalletAccount other) {
    return one.provider().equals(other.provider()) && one.getClass() == other.getClass();
  }

  /**
   * The wallets, in the order in which they came.
   *
   * @throws UnreadableReply if there was no list
   */
  WalletList wallets() throws UnreadableReply {
    if (wallets == null) {
      throw new UnreadableReply("list is missing");
    }
    return WalletList.of(List.copyOf(wallets.values()));
  }
}
