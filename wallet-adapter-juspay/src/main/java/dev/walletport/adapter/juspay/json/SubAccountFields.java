package dev.walletport.adapter.juspay.json;

import dev.walletport.domain.Balance;
import dev.walletport.domain.SubAccount;
import io.vavr.control.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one sub-account inside a wallet. */
final class SubAccountFields implements StrictJsonReader.Fields {

  private @Nullable String paymentMethod;
  private @Nullable String paymentMethodType;
  private @Nullable BigDecimal currentBalance;
  private @Nullable Instant lastRefreshed;

  private final UnreadValues unread;

  private SubAccountFields(UnreadValues unread) {
    this.unread = unread;
  }

  /**
   * Reads all sub-accounts of a wallet; null is none, and an element that is no object is left out.
   */
  static List<SubAccount> list(StrictJsonReader value, UnreadValues unread) throws IOException {
    if (value.isArray()) {
      return elements(value, unread);
    }
    if (!value.isNull()) {
      JsonValues.leave(JsonKey.SUB_DETAILS, value, unread);
    }
    return List.of();
  }

  private static List<SubAccount> elements(StrictJsonReader value, UnreadValues unread)
      throws IOException {
    List<SubAccount> subAccounts = new ArrayList<>();
    value.array(element -> {
      if (element.isObject()) {
        SubAccountFields fields = new SubAccountFields(unread);
        element.object(fields);
        fields.subAccount().forEach(subAccounts::add);
      } else {
        JsonValues.leave(JsonKey.SUB_DETAILS, element, unread);
      }
    });
    return subAccounts;
  }

  @Override
  public void take(JsonKey key, StrictJsonReader value) throws IOException {
    switch (key) {
      case PAYMENT_METHOD -> paymentMethod = JsonValues.text(key, value, unread);
      case PAYMENT_METHOD_TYPE -> paymentMethodType = JsonValues.text(key, value, unread);
      case CURRENT_BALANCE -> currentBalance = JsonValues.amount(key, value, unread);
      case LAST_REFRESHED -> lastRefreshed = JsonValues.instant(key, value, unread);
      default -> value.skip();
    }
  }

  /** A sub-account without a name cannot be told from others, so it is left out. */
  private Option<SubAccount> subAccount() {
    if (paymentMethod == null) {
      return Option.none();
    }
    SubAccount.Type type = new SubAccount.Type(paymentMethodType == null ? "" : paymentMethodType);
    return Option.some(new SubAccount(paymentMethod, type, balance()));
  }

  private Option<Balance> balance() {
    return currentBalance == null
        ? Option.none()
        : Option.some(new Balance(currentBalance, Option.of(lastRefreshed)));
  }
}
