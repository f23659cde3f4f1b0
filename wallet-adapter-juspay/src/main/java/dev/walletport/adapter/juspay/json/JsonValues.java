package dev.walletport.adapter.juspay.json;

import dev.walletport.domain.Balance;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single values of a wallet, of exactly the types in section 3 of the wire contract. */
final class JsonValues {

  private JsonValues() {}

  /** A string, or null. */
  static @Nullable String text(String name, StrictJsonReader value) throws IOException {
    return characters(name, value) == null ? null : value.text();
  }

  /** A string without a copy, or null; gone with the next value. */
  static @Nullable CharSequence characters(String name, StrictJsonReader value) throws IOException {
    if (value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new UnreadableReply(name + " is no string");
    }
    return value.characters();
  }

  /** Refuses any value but null and a certain string. */
  static void requireNullOr(String text, String name, StrictJsonReader value) throws IOException {
    CharSequence characters = characters(name, value);
    if (characters != null && !text.contentEquals(characters)) {
      throw new UnreadableReply(name + " is no " + text);
    }
  }

  /** A boolean, or one of the strings {@code "true"} and {@code "false"}. */
  static boolean flag(String name, StrictJsonReader value) throws IOException {
    if (value.isTrue() || isString(value, "true")) {
      return true;
    }
    if (value.isFalse() || isString(value, "false")) {
      return false;
    }
    throw new UnreadableReply(name + " is neither true nor false");
  }

  private static boolean isString(StrictJsonReader value, String text) throws IOException {
    return value.isString() && text.contentEquals(value.characters());
  }

  /** A number, or a decimal number in a string; null and the empty string are unknown. */
  static @Nullable BigDecimal amount(String name, StrictJsonReader value) throws IOException {
    if (value.isNull() || isString(value, "")) {
      return null;
    }
    BigDecimal amount = plain(decimal(name, value));
    if (!Balance.isBounded(amount)) {
      throw new UnreadableReply(name + " is out of bounds");
    }
    return amount;
  }

  private static BigDecimal decimal(String name, StrictJsonReader value) throws IOException {
    if (!value.isString() && !value.isNumber()) {
      throw new UnreadableReply(name + " is no number");
    }
    CharSequence text = value.characters();
    BigDecimal decimal = value.isString() ? Decimals.decimal(text) : Decimals.number(text);
    if (decimal == null) {
      throw new UnreadableReply(name + " is no decimal number");
    }
    return decimal;
  }

  /** Writes {@code 1E+2} out as 100, unless that would take more digits than a balance has. */
  private static BigDecimal plain(BigDecimal amount) {
    boolean writable = amount.scale() < 0 && amount.scale() >= -Balance.MAX_DIGITS;
    return writable ? amount.setScale(0) : amount;
  }

  /** A date in any form that Juspay was seen to send; whatever is unreadable is unknown. */
  static @Nullable Instant instant(StrictJsonReader value) throws IOException {
    if (value.isString()) {
      return JuspayDates.instant(value.characters());
    }
    value.skip();
    return null;
  }

  /**
   * An object of strings; null and the empty string are an empty one, other values are left out.
   */
  static Map<String, String> texts(String name, StrictJsonReader value) throws IOException {
    if (value.isNull() || isString(value, "")) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw new UnreadableReply(name + " is no object");
    }
    Map<String, String> texts = new HashMap<>();
    value.object((key, text) -> take(texts, key, text));
    return texts;
  }

  private static void take(Map<String, String> texts, String key, StrictJsonReader value)
      throws IOException {
    if (value.isNull() || value.isObject() || value.isArray()) {
      value.skip();
    } else {
      texts.put(key, value.text());
    }
  }
}
