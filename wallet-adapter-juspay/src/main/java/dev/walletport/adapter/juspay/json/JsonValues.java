package dev.walletport.adapter.juspay.json;

import dev.walletport.domain.Balance;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single values of a wallet, of exactly the types in section 3 of the wire contract. */
final class JsonValues {

  private JsonValues() {}

  /** A string, or null. */
  static @Nullable String text(StrictJsonReader value) throws IOException {
    return isText(value) ? value.text() : null;
  }

  /** Tells a string from null, and refuses any other value. */
  static boolean isText(StrictJsonReader value) throws IOException {
    if (!value.isString() && !value.isNull()) {
      throw unreadable(value, " is no string");
    }
    return value.isString();
  }

  /** Refuses any value but null and a certain string. */
  static void requireNullOr(String text, StrictJsonReader value) throws IOException {
    if (isText(value) && !value.is(text)) {
      throw unreadable(value, " is no " + text);
    }
  }

  /** A boolean, or one of the strings {@code "true"} and {@code "false"}. */
  static boolean flag(StrictJsonReader value) throws IOException {
    if (value.isTrue() || value.is("true")) {
      return true;
    }
    if (value.isFalse() || value.is("false")) {
      return false;
    }
    throw unreadable(value, " is neither true nor false");
  }

  /** A number, or a decimal number in a string; null and the empty string are unknown. */
  static @Nullable BigDecimal amount(StrictJsonReader value) throws IOException {
    if (value.isNull() || value.is("")) {
      return null;
    }
    BigDecimal amount = plain(decimal(value));
    if (!Balance.isBounded(amount)) {
      throw unreadable(value, " is out of bounds");
    }
    return amount;
  }

  private static BigDecimal decimal(StrictJsonReader value) throws IOException {
    if (!value.isString() && !value.isNumber()) {
      throw unreadable(value, " is no number");
    }
    BigDecimal decimal = value.decimal();
    if (decimal == null) {
      throw unreadable(value, " is no decimal number");
    }
    return decimal;
  }

  /** Writes {@code 1E+2} out as 100, unless that would take more digits than a balance has. */
  private static BigDecimal plain(BigDecimal amount) {
    boolean writable = amount.scale() < 0 && amount.scale() >= -Balance.MAX_DIGITS;
    return writable ? amount.setScale(0) : amount;
  }

  /** A date in any form that Juspay was seen to send; an unreadable one is unknown. */
  static @Nullable Instant instant(StrictJsonReader value) throws IOException {
    if (value.isString()) {
      return value.instant();
    }
    value.skip();
    return null;
  }

  /**
   * An object of strings; null and the empty string are an empty one, other values are left out.
   */
  static Map<String, String> texts(StrictJsonReader value) throws IOException {
    if (value.isNull() || value.is("")) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw unreadable(value, " is no object");
    }
    TextFields fields = new TextFields();
    value.object(fields);
    return fields.texts();
  }

  private static UnreadableReply unreadable(StrictJsonReader value, String why) throws IOException {
    return new UnreadableReply(value.name() + why);
  }
}
