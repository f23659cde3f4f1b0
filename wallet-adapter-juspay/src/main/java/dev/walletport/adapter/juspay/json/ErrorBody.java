package dev.walletport.adapter.juspay.json;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal, as far as it can be read: section 4 of the wire contract. Every key is
 * optional, and a body that is empty, HTML or an array says nothing.
 */
public final class ErrorBody {

  private final Set<String> codes = new LinkedHashSet<>();
  private final Set<String> messages = new LinkedHashSet<>();
  private final Set<String> requestIds = new LinkedHashSet<>();

  private ErrorBody() {}

  /**
   * Reads the body of a refusal.
   *
   * @param body the whole body
   * @return what it says, which may be nothing
   */
  public static ErrorBody read(byte[] body) {
    ErrorBody json = new ErrorBody();
    try {
      StrictJsonReader.read(body, json::take);
      return json;
    } catch (UnreadableReply e) {
      return new ErrorBody();
    }
  }

  private void take(JsonKey key, StrictJsonReader value) throws IOException {
    switch (key) {
      case ERROR_CODE -> add(codes, value);
      case ERROR_MESSAGE, USER_MESSAGE -> add(messages, value);
      case REQUEST_ID -> add(requestIds, value);
      case ERROR_INFO -> info(value);
      default -> value.skip();
    }
  }

  private void info(StrictJsonReader value) throws IOException {
    if (value.isObject()) {
      value.object(this::takeInfo);
    } else {
      value.skip();
    }
  }

  private void takeInfo(JsonKey key, StrictJsonReader value) throws IOException {
    switch (key) {
      case CODE -> add(codes, value);
      case USER_MESSAGE, DEVELOPER_MESSAGE -> add(messages, value);
      case REQUEST_ID -> add(requestIds, value);
      default -> value.skip();
    }
  }

  private static void add(Set<String> texts, StrictJsonReader value) throws IOException {
    if (value.isString() && value.isBounded() && !value.text().isBlank()) {
      texts.add(value.text());
    } else {
      value.skip();
    }
  }

  /**
   * Tells the provider's own code, the first one given.
   *
   * @return the code as sent; empty if it gave none
   */
  public String code() {
    return codes.stream().findFirst().orElse("");
  }

  /**
   * Tells the provider's own words, the first ones given.
   *
   * @return the words as sent; empty if it gave none
   */
  public String message() {
    return messages.stream().findFirst().orElse("");
  }

  /**
   * The id by which the provider knows the request.
   *
   * @return null if it gave none
   */
  public @Nullable String requestId() {
    return requestIds.stream().findFirst().orElse(null);
  }

  /**
   * Tells whether a code is among those given, by itself or behind the prefix of a provider:
   * {@code LP_INCORRECT_OTP} is {@code INCORRECT_OTP}. Case does not count.
   *
   * @param code in upper case
   * @return true if it was given
   */
  public boolean hasCode(String code) {
    return codes.stream()
        .map(given -> given.toUpperCase(Locale.ROOT))
        .anyMatch(given -> given.equals(code) || given.endsWith("_" + code));
  }

  /**
   * Tells whether any of the messages has these words; case does not count.
   *
   * @param words in lower case
   * @return true if one has
   */
  public boolean says(String words) {
    return messages.stream()
        .anyMatch(message -> message.toLowerCase(Locale.ROOT).contains(words));
  }

  /**
   * Tells all messages, to look for a number in.
   *
   * @return the messages, one a line
   */
  public String allMessages() {
    return String.join("\n", messages);
  }
}
