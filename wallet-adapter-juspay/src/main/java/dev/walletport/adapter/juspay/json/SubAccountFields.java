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

/** The fields of one purse inside a wallet. */
final class SubAccountFields implements StrictJsonReader.Fields {

  private @Nullable String paymentMethod;
  private @Nullable String paymentMethodType;
  private @Nullable BigDecimal currentBalance;
  private @Nullable Instant lastRefreshed;

  private SubAccountFields() {}

  /** Reads all purses of a wallet; null is none. */
  static List<SubAccount> list(StrictJsonReader value) throws IOException {
    if (value.isNull()) {
      return List.of();
    }
    List<SubAccount> purses = new ArrayList<>();
    value.array(element -> {
      SubAccountFields fields = new SubAccountFields();
      element.object(fields);
      fields.subAccount().forEach(purses::add);
    });
    return purses;
  }

  @Override
  public void take(JsonKey key, StrictJsonReader value) throws IOException {
    switch (key) {
      case PAYMENT_METHOD -> paymentMethod = JsonValues.text(value);
      case PAYMENT_METHOD_TYPE -> paymentMethodType = JsonValues.text(value);
      case CURRENT_BALANCE -> currentBalance = JsonValues.amount(value);
      case LAST_REFRESHED -> lastRefreshed = JsonValues.instant(value);
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
