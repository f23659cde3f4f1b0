package dev.walletport.adapter.juspay.json;

import static dev.walletport.adapter.juspay.json.UnreadableReply.require;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.walletport.domain.Balance;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single values of a wallet, of exactly the types in section 3 of the wire contract. */
final class JsonValues {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

  /** With an exponent, which no {@link BigDecimal} refuses at three digits. */
  private static final Pattern NUMBER =
      Pattern.compile(DECIMAL.pattern() + "([eE][+-]?[0-9]{1,3})?");

  private JsonValues() {}

  /** A string, or null. */
  static @Nullable String text(String name, JsonParser value) throws IOException {
    if (value.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    require(value.currentToken() == JsonToken.VALUE_STRING, name + " is no string");
    return value.getText();
  }

  /** A boolean, or one of the strings {@code "true"} and {@code "false"}. */
  static boolean flag(String name, JsonParser value) throws IOException {
    boolean yes = value.currentToken() == JsonToken.VALUE_TRUE || isString(value, "true");
    boolean no = value.currentToken() == JsonToken.VALUE_FALSE || isString(value, "false");
    require(yes || no, name + " is neither true nor false");
    return yes;
  }

  private static boolean isString(JsonParser value, String text) throws IOException {
    return value.currentToken() == JsonToken.VALUE_STRING && value.getText().equals(text);
  }

  /** A number, or a decimal number in a string; null and the empty string are unknown. */
  static @Nullable BigDecimal amount(String name, JsonParser value) throws IOException {
    if (value.currentToken() == JsonToken.VALUE_NULL || isString(value, "")) {
      return null;
    }
    BigDecimal amount = plain(decimal(name, value));
    require(Balance.isBounded(amount), name + " is out of bounds");
    return amount;
  }

  private static BigDecimal decimal(String name, JsonParser value) throws IOException {
    boolean string = value.currentToken() == JsonToken.VALUE_STRING;
    require(string || value.currentToken().isNumeric(), name + " is no number");
    Pattern form = string ? DECIMAL : NUMBER;
    require(form.matcher(value.getText()).matches(), name + " is no decimal number");
    return new BigDecimal(value.getText());
  }

  /** Writes {@code 1E+2} out as 100, unless that would take more digits than a balance has. */
  private static BigDecimal plain(BigDecimal amount) {
    boolean writable = amount.scale() < 0 && amount.scale() >= -Balance.MAX_DIGITS;
    return writable ? amount.setScale(0) : amount;
  }

  /** A date in any form that Juspay was seen to send; whatever is unreadable is unknown. */
  static @Nullable Instant instant(JsonParser value) throws IOException {
    if (value.currentToken() != JsonToken.VALUE_STRING) {
      value.skipChildren();
      return null;
    }
    return JuspayDates.instant(value.getText());
  }

  /**
   * An object of strings; null and the empty string are an empty one, other values are left out.
   */
  static Map<String, String> texts(String name, JsonParser value) throws IOException {
    if (value.currentToken() == JsonToken.VALUE_NULL || isString(value, "")) {
      return Map.of();
    }
    require(value.currentToken() == JsonToken.START_OBJECT, name + " is no object");
    Map<String, String> texts = new HashMap<>();
    StrictJsonReader.object(value, (key, text) -> take(texts, key, text));
    return texts;
  }

  private static void take(Map<String, String> texts, String key, JsonParser value)
      throws IOException {
    if (value.currentToken() != JsonToken.VALUE_NULL && value.currentToken().isScalarValue()) {
      texts.put(key, value.getText());
    } else {
      value.skipChildren();
    }
  }
}
