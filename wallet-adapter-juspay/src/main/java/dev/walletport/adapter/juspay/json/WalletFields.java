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
  public void take(JsonKey key, StrictJsonReader value) throws IOException {
    switch (key) {
      case ID -> id = JsonValues.text(value);
      case OBJECT -> JsonValues.requireNullOr("wallet_account", value);
      case WALLET -> provider = provider(value);
      case LINKED -> linked = JsonValues.flag(value);
      case TOKEN -> token = JsonValues.text(value);
      case CURRENT_BALANCE -> currentBalance = JsonValues.amount(value);
      case LAST_REFRESHED -> lastRefreshed = JsonValues.instant(value);
      case GATEWAY_REFERENCE_ID -> gatewayReferenceId = JsonValues.text(value);
      case JUSPAY_BANK_CODE -> bankCode = JsonValues.text(value);
      case METADATA -> metadata = JsonValues.texts(value);
      case SUB_DETAILS -> subDetails = SubAccountFields.list(value);
      default -> value.skip();
    }
  }

  private static @Nullable WalletProvider provider(StrictJsonReader value) throws IOException {
    if (!JsonValues.isText(value)) {
      return null;
    }
    for (WalletProvider provider : PROVIDERS) {
      if (value.is(provider.code())) {
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
    return linked ? unlinked().linked(funds(asked)) : unlinked();
  }

  private Unlinked unlinked() throws UnreadableReply {
    WalletProvider by = provider == null ? provider("") : provider;
    return new Unlinked(walletId(), by, details());
  }

  private WalletId walletId() throws UnreadableReply {
    try {
      return WalletId.of(id == null ? "" : id);
    } catch (IllegalArgumentException e) {
      throw new UnreadableReply(String.valueOf(e.getMessage()));
    }
  }

  private WalletDetails details() {
    if (gatewayReferenceId == null && bankCode == null && metadata.isEmpty()) {
      return WalletDetails.none();
    }
    return new WalletDetails(Option.of(gatewayReferenceId), Option.of(bankCode), metadata);
  }

  private Funds funds(Instant asked) {
    return new Funds(DebitTokenReader.read(token, asked), balance(), subDetails);
  }

  private Option<Balance> balance() {
    return currentBalance == null
        ? Option.none()
        : Option.some(new Balance(currentBalance, Option.of(lastRefreshed)));
  }
}
