package dev.walletport.adapter.juspay.json;

import dev.walletport.domain.Balance;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Single values of a wallet, of the types in section 3 of the wire contract. A value of any other
 * type or form is told as unread and is unknown; it loses no wallet.
 */
final class JsonValues {

  private JsonValues() {}

  /** A string; null is unknown. */
  static @Nullable String text(JsonKey key, StrictJsonReader value, UnreadValues unread)
      throws IOException {
    if (value.isString() && value.isBounded()) {
      return value.text();
    }
    leaveUnlessNull(key, value, unread);
    return null;
  }

  /**
   * A number, or a decimal number in a string; null and the empty string are unknown. A string with
   * a separator of thousands or with blanks is not read: what its author meant would be a guess.
   */
  static @Nullable BigDecimal amount(JsonKey key, StrictJsonReader value, UnreadValues unread)
      throws IOException {
    BigDecimal amount = boundedAmount(value);
    if (amount == null && !value.is("")) {
      leaveUnlessNull(key, value, unread);
    }
    return amount;
  }

  private static @Nullable BigDecimal boundedAmount(StrictJsonReader value) throws IOException {
    BigDecimal decimal = value.isString() || value.isNumber() ? value.decimal() : null;
    if (decimal == null) {
      return null;
    }
    BigDecimal amount = plain(decimal);
    return Balance.isBounded(amount) ? amount : null;
  }

  /** Writes {@code 1E+2} out as 100, unless that would take more digits than a balance has. */
  private static BigDecimal plain(BigDecimal amount) {
    boolean writable = amount.scale() < 0 && amount.scale() >= -Balance.MAX_DIGITS;
    return writable ? amount.setScale(0) : amount;
  }

  /** A date in any form that Juspay was seen to send; null and the empty string are unknown. */
  static @Nullable Instant instant(JsonKey key, StrictJsonReader value, UnreadValues unread)
      throws IOException {
    Instant instant = value.isString() && value.isBounded() ? value.instant() : null;
    if (instant == null && !value.is("")) {
      leaveUnlessNull(key, value, unread);
    }
    return instant;
  }

  /**
   * An object of strings; null and the empty string are an empty one, and in it objects, arrays and
   * null are left out.
   */
  static Map<String, String> texts(JsonKey key, StrictJsonReader value, UnreadValues unread)
      throws IOException {
    if (value.isObject()) {
      TextFields fields = new TextFields();
      value.object(fields);
      return fields.texts();
    }
    if (!value.is("")) {
      leaveUnlessNull(key, value, unread);
    }
    return Map.of();
  }

  private static void leaveUnlessNull(JsonKey key, StrictJsonReader value, UnreadValues unread)
      throws IOException {
    if (!value.isNull()) {
      leave(key, value, unread);
    }
  }

  /** Tells a value as unread, and goes to its end. */
  static void leave(JsonKey key, StrictJsonReader value, UnreadValues unread) throws IOException {
    unread.add(key.text(), value.type());
    value.skip();
  }
}
