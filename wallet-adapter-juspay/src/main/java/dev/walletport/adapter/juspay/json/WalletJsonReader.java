package dev.walletport.adapter.juspay.json;

import static dev.walletport.adapter.juspay.json.UnreadableReply.require;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.walletport.domain.Balance;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Funds;
import dev.walletport.domain.SubAccount;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletDetails;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wallet as Juspay sends it: section 3 of the wire contract. It is tolerant of keys that it does
 * not know and of every type that a page or a sample shows, and never guesses about the state.
 */
public final class WalletJsonReader {

  private @Nullable String id;
  private @Nullable String object;
  private @Nullable String wallet;
  private @Nullable Boolean linked;
  private @Nullable String token;
  private @Nullable BigDecimal currentBalance;
  private @Nullable Instant lastRefreshed;
  private @Nullable String gatewayReferenceId;
  private @Nullable String bankCode;
  private Map<String, String> metadata = Map.of();
  private List<SubAccount> subDetails = List.of();

  private WalletJsonReader() {}

  /**
   * Reads the reply about one wallet.
   *
   * @param body the whole body
   * @param asked when the call began: no token that it brings is older
   * @return the wallet
   * @throws UnreadableReply if the state cannot be read from it
   */
  public static WalletAccount wallet(byte[] body, Instant asked) throws UnreadableReply {
    WalletJsonReader json = new WalletJsonReader();
    StrictJsonReader.readObject(body, json::take);
    return json.account(asked);
  }

  /**
   * Reads the reply about all wallets of a customer. One that is unreadable makes the whole list
   * unreadable; {@code count} and {@code total} can disagree with it and are ignored.
   *
   * @param body the whole body
   * @param asked when the call began
   * @return the wallets, in the order given
   * @throws UnreadableReply if the state of any wallet cannot be read from it
   */
  public static List<WalletAccount> list(byte[] body, Instant asked) throws UnreadableReply {
    ListJson json = new ListJson(asked);
    StrictJsonReader.readObject(body, json::take);
    return json.wallets();
  }

  private void take(String name, JsonParser value) throws IOException {
    switch (name) {
      case "id" -> id = JsonValues.text(name, value);
      case "object" -> object = JsonValues.text(name, value);
      case "wallet" -> wallet = JsonValues.text(name, value);
      case "linked" -> linked = JsonValues.flag(name, value);
      case "token" -> token = JsonValues.text(name, value);
      case "current_balance" -> currentBalance = JsonValues.amount(name, value);
      case "last_refreshed" -> lastRefreshed = JsonValues.instant(value);
      case "gateway_reference_id" -> gatewayReferenceId = JsonValues.text(name, value);
      case "juspay_bank_code" -> bankCode = JsonValues.text(name, value);
      case "metadata" -> metadata = JsonValues.texts(name, value);
      case "sub_details" -> subDetails = SubDetailJson.list(value);
      default -> value.skipChildren();
    }
  }

  private WalletAccount account(Instant asked) throws UnreadableReply {
    require(object == null || object.equals("wallet_account"), "object is no wallet_account");
    if (linked == null) {
      throw new UnreadableReply("linked is missing");
    }
    Unlinked unlinked = new Unlinked(walletId(), provider(), details());
    return linked ? unlinked.linked(funds(asked)) : unlinked;
  }

  private WalletId walletId() throws UnreadableReply {
    return WalletId.parse(id).getOrElseThrow(rejection -> new UnreadableReply(rejection.message()));
  }

  private WalletProvider provider() throws UnreadableReply {
    try {
      return WalletProvider.of(wallet == null ? "" : wallet);
    } catch (IllegalArgumentException e) {
      throw new UnreadableReply(String.valueOf(e.getMessage()));
    }
  }

  private WalletDetails details() {
    return new WalletDetails(Option.of(gatewayReferenceId), Option.of(bankCode), metadata);
  }

  private Funds funds(Instant asked) {
    return new Funds(token(asked), balance(currentBalance, lastRefreshed), subDetails);
  }

  private Option<DebitToken> token(Instant asked) {
    return token == null || token.isEmpty()
        ? Option.none()
        : Option.some(DebitToken.of(token, asked));
  }

  private static Option<Balance> balance(@Nullable BigDecimal amount, @Nullable Instant readAt) {
    return amount == null ? Option.none() : Option.some(new Balance(amount, Option.of(readAt)));
  }

  /** The list around the wallets. */
  private static final class ListJson {

    private final Instant asked;
    private @Nullable String object;
    private @Nullable List<WalletAccount> wallets;

    private ListJson(Instant asked) {
      this.asked = asked;
    }

    private void take(String name, JsonParser value) throws IOException {
      switch (name) {
        case "object" -> object = JsonValues.text(name, value);
        case "list" -> wallets = elements(value);
        default -> value.skipChildren();
      }
    }

    private List<WalletAccount> elements(JsonParser value) throws IOException {
      List<WalletAccount> elements = new ArrayList<>();
      StrictJsonReader.objects(value, element -> {
        WalletJsonReader json = new WalletJsonReader();
        StrictJsonReader.object(element, json::take);
        elements.add(json.account(asked));
      });
      return List.copyOf(elements);
    }

    private List<WalletAccount> wallets() throws UnreadableReply {
      require(object == null || object.equals("list"), "object is no list");
      if (wallets == null) {
        throw new UnreadableReply("list is missing");
      }
      return wallets;
    }
  }

  /** One purse inside a wallet. */
  private static final class SubDetailJson {

    private @Nullable String paymentMethod;
    private @Nullable String paymentMethodType;
    private @Nullable BigDecimal currentBalance;
    private @Nullable Instant lastRefreshed;

    private static List<SubAccount> list(JsonParser value) throws IOException {
      if (value.currentToken() == JsonToken.VALUE_NULL) {
        return List.of();
      }
      List<SubAccount> purses = new ArrayList<>();
      StrictJsonReader.objects(value, element -> {
        SubDetailJson json = new SubDetailJson();
        StrictJsonReader.object(element, json::take);
        json.subAccount().forEach(purses::add);
      });
      return purses;
    }

    private void take(String name, JsonParser value) throws IOException {
      switch (name) {
        case "payment_method" -> paymentMethod = JsonValues.text(name, value);
        case "payment_method_type" -> paymentMethodType = JsonValues.text(name, value);
        case "current_balance" -> currentBalance = JsonValues.amount(name, value);
        case "last_refreshed" -> lastRefreshed = JsonValues.instant(value);
        default -> value.skipChildren();
      }
    }

    /** A purse without a name cannot be told to anybody, so it is left out. */
    private Option<SubAccount> subAccount() {
      if (paymentMethod == null) {
        return Option.none();
      }
      SubAccount.Type type =
          new SubAccount.Type(paymentMethodType == null ? "" : paymentMethodType);
      return Option.some(
          new SubAccount(paymentMethod, type, balance(currentBalance, lastRefreshed)));
    }
  }
}
