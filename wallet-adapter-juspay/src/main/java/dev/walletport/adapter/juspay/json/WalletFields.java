package dev.walletport.adapter.juspay.json;

import dev.walletport.domain.Balance;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one wallet, which come in any order. */
final class WalletFields implements StrictJsonReader.Fields {

  /** Most wallets have one of these, which then needs no copy of its code. */
  private static final WalletProvider[] PROVIDERS = {
    WalletProvider.MOBIKWIK,
    WalletProvider.PAYTM,
    WalletProvider.FREECHARGE,
    WalletProvider.OLAMONEY,
    WalletProvider.AMAZONPAY,
    WalletProvider.LAZYPAY,
    WalletProvider.SIMPL,
    WalletProvider.TWID
  };

  private @Nullable String id;
  private @Nullable WalletProvider provider;
  private @Nullable Boolean linked;
  private @Nullable String token;
  private @Nullable BigDecimal currentBalance;
  private @Nullable Instant lastRefreshed;
  private @Nullable String gatewayReferenceId;
  private @Nullable String bankCode;
  private Map<String, String> metadata = Map.of();
  private List<SubAccount> subDetails = List.of();

  @Override
  public void take(String name, StrictJsonReader value) throws IOException {
    switch (name) {
      case "id" -> id = JsonValues.text(name, value);
      case "object" -> JsonValues.requireNullOr("wallet_account", name, value);
      case "wallet" -> provider = provider(name, value);
      case "linked" -> linked = JsonValues.flag(name, value);
      case "token" -> token = JsonValues.text(name, value);
      case "current_balance" -> currentBalance = JsonValues.amount(name, value);
      case "last_refreshed" -> lastRefreshed = JsonValues.instant(value);
      case "gateway_reference_id" -> gatewayReferenceId = JsonValues.text(name, value);
      case "juspay_bank_code" -> bankCode = JsonValues.text(name, value);
      case "metadata" -> metadata = JsonValues.texts(name, value);
      case "sub_details" -> subDetails = SubAccountFields.list(value);
      default -> value.skip();
    }
  }

  private static @Nullable WalletProvider provider(String name, StrictJsonReader value)
      throws IOException {
    CharSequence code = JsonValues.characters(name, value);
    if (code == null) {
      return null;
    }
    for (WalletProvider provider : PROVIDERS) {
      if (provider.code().contentEquals(code)) {
        return provider;
      }
    }
    return provider(value.text());
  }

  private static WalletProvider provider(String code) throws UnreadableReply {
    try {
      return WalletProvider.of(code);
    } catch (IllegalArgumentException e) {
      throw new UnreadableReply(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The wallet that they make.
   *
   * @param asked when the call began: no token that it brings is older
   * @throws UnreadableReply if the wallet, its provider or its state is missing
   */
  WalletAccount account(Instant asked) throws UnreadableReply {
    if (linked == null) {
      throw new UnreadableReply("linked is missing");
    }
    WalletProvider by = provider == null ? provider("") : provider;
    Unlinked unlinked = new Unlinked(walletId(), by, details());
    return linked ? unlinked.linked(funds(asked)) : unlinked;
  }

  private WalletId walletId() throws UnreadableReply {
    return WalletId.parse(id).getOrElseThrow(rejection -> new UnreadableReply(rejection.message()));
  }

  private WalletDetails details() {
    if (gatewayReferenceId == null && bankCode == null && metadata.isEmpty()) {
      return WalletDetails.none();
    }
    return new WalletDetails(Option.of(gatewayReferenceId), Option.of(bankCode), metadata);
  }

  private Funds funds(Instant asked) {
    return new Funds(DebitTokens.read(token, asked), balance(), subDetails);
  }

  private Option<Balance> balance() {
    return currentBalance == null
        ? Option.none()
        : Option.some(new Balance(currentBalance, Option.of(lastRefreshed)));
  }
}
