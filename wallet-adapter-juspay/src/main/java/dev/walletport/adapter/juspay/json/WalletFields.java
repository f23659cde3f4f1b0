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

  private final Reading reading;

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

  WalletFields(Reading reading) {
    reading.defect.clear();
    this.reading = reading;
  }

  @Override
  public void take(JsonKey key, StrictJsonReader value) throws IOException {
    switch (key) {
      case ID -> id = required(value);
      case OBJECT -> requireWalletAccount(value);
      case WALLET -> provider = provider(value);
      case LINKED -> linked = flag(value);
      case TOKEN -> token = required(value);
      case CURRENT_BALANCE -> currentBalance = JsonValues.amount(key, value, reading.unread);
      case LAST_REFRESHED -> lastRefreshed = JsonValues.instant(key, value, reading.unread);
      case GATEWAY_REFERENCE_ID -> gatewayReferenceId = JsonValues.text(key, value, reading.unread);
      case JUSPAY_BANK_CODE -> bankCode = JsonValues.text(key, value, reading.unread);
      case METADATA -> metadata = JsonValues.texts(key, value, reading.unread);
      case SUB_DETAILS -> subDetails = SubAccountFields.list(value, reading.unread);
      default -> value.skip();
    }
  }

  /** A string or null; of any other value no wallet can be made. */
  private @Nullable String required(StrictJsonReader value) throws IOException {
    if (isText(value)) {
      return value.text();
    }
    refuseUnlessNull(value, " is no string");
    return null;
  }

  private static boolean isText(StrictJsonReader value) throws IOException {
    return value.isString() && value.isBounded();
  }

  private void refuseUnlessNull(StrictJsonReader value, String why) throws IOException {
    if (!value.isNull()) {
      refuse(value, why);
    }
  }

  /** Keeps the first defect, and goes to the end of the value: the rest is read all the same. */
  private void refuse(StrictJsonReader value, String why) throws IOException {
    reading.defect.add(value.name() + why);
    value.skip();
  }

  private void requireWalletAccount(StrictJsonReader value) throws IOException {
    if (!value.is("wallet_account")) {
      refuseUnlessNull(value, " is no wallet_account");
    }
  }

  /** A boolean, or one of the strings {@code "true"} and {@code "false"}. */
  private @Nullable Boolean flag(StrictJsonReader value) throws IOException {
    if (value.isTrue() || value.is("true")) {
      return true;
    }
    if (value.isFalse() || value.is("false")) {
      return false;
    }
    refuse(value, " is neither true nor false");
    return null;
  }

  private @Nullable WalletProvider provider(StrictJsonReader value) throws IOException {
    if (!isText(value)) {
      refuseUnlessNull(value, " is no string");
      return null;
    }
    for (WalletProvider provider : PROVIDERS) {
      if (value.is(provider.code())) {
        return provider;
      }
    }
    WalletProvider other = WalletProvider.parse(value.text()).getOrNull();
    if (other == null) {
      refuse(value, " is no wallet provider");
    }
    return other;
  }

  /**
   * The wallet that they make.
   *
   * @param asked when the call began: no token that it brings is older
   * @throws UnreadableResponseException if the wallet, its provider or its state is missing
   */
  WalletAccount account(Instant asked) throws UnreadableResponseException {
    reading.defect.requireNone();
    if (linked == null) {
      throw new UnreadableResponseException("linked is missing");
    }
    return linked ? unlinked().linked(funds(asked)) : unlinked();
  }

  /** The wallet that they make; null if they make none. */
  @Nullable
  WalletAccount accountOrNull(Instant asked) {
    try {
      return account(asked);
    } catch (UnreadableResponseException e) {
      return null;
    }
  }

  private Unlinked unlinked() throws UnreadableResponseException {
    if (provider == null) {
      throw new UnreadableResponseException("wallet is missing");
    }
    return new Unlinked(walletId(), provider, details());
  }

  private WalletId walletId() throws UnreadableResponseException {
    try {
      return WalletId.of(id == null ? "" : id);
    } catch (IllegalArgumentException e) {
      throw new UnreadableResponseException(String.valueOf(e.getMessage()));
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

  /**
   * What the wallets of one body share.
   *
   * @param unread is told of what is taken for unknown
   * @param defect of the wallet that is being read
   */
  record Reading(UnreadValues unread, WalletDefect defect) {

    Reading(UnreadValues unread) {
      this(unread, new WalletDefect());
    }
  }
}
