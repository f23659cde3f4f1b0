package dev.walletport.adapter.juspay.json;

import static dev.walletport.adapter.juspay.json.UnreadableResponseException.require;

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
 * provider and in the same state both times, and then counts once, as it came first. An entry of
 * which no wallet can be made is counted as unreadable.
 */
final class WalletListFields implements StrictJsonReader.Fields {

  private final Instant asked;
  private final WalletFields.Reading reading;
  private int unreadable;
  private @Nullable Map<String, WalletAccount> wallets;

  WalletListFields(Instant asked, UnreadValues unread) {
    this.asked = asked;
    this.reading = new WalletFields.Reading(unread);
  }

  @Override
  public void take(JsonKey key, StrictJsonReader value) throws IOException {
    switch (key) {
      case OBJECT -> requireNullOr("list", value);
      case LIST -> wallets = elements(value);
      default -> value.skip();
    }
  }

  private static void requireNullOr(String text, StrictJsonReader value) throws IOException {
    require(value.isNull() || value.is(text), value.name() + " is no " + text);
  }

  /** By the text of the id, whose hash collisions a map can sort out in little time. */
  private Map<String, WalletAccount> elements(StrictJsonReader value) throws IOException {
    Map<String, WalletAccount> byId = new LinkedHashMap<>();
    value.array(element -> {
      WalletAccount account = element.isObject() ? object(element) : other(element);
      if (account == null) {
        unreadable++;
      } else {
        add(byId, account);
      }
    });
    return byId;
  }

  private @Nullable WalletAccount object(StrictJsonReader element) throws IOException {
    WalletFields fields = new WalletFields(reading);
    element.object(fields);
    return fields.accountOrNull(asked);
  }

  private static @Nullable WalletAccount other(StrictJsonReader element) throws IOException {
    element.skip();
    return null;
  }

  private static void add(Map<String, WalletAccount> byId, WalletAccount account)
      throws UnreadableResponseException {
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
   * @throws UnreadableResponseException if there was no list
   */
  WalletList wallets() throws UnreadableResponseException {
    if (wallets == null) {
      throw new UnreadableResponseException("list is missing");
    }
    return new WalletList(List.copyOf(wallets.values()), unreadable);
  }
}
