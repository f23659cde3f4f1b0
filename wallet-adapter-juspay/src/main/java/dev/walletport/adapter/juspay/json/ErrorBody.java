package dev.walletport.adapter.juspay.json;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal, as far as it can be read: section 4 of the wire contract. Every key is
 * optional, and a body that is empty, HTML or an array says nothing.
 */
public final class ErrorBody {

  private static final byte[] WORD = {'"', 'e', 'r', 'r', 'o', 'r'};

  private final Set<String> codes = new LinkedHashSet<>();
  private final Set<String> messages = new LinkedHashSet<>();
  private final Set<String> requestIds = new LinkedHashSet<>();

  private boolean isError;
  private boolean isAnswer;

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
    } catch (UnreadableResponseException e) {
      return new ErrorBody();
    }
  }

  /**
   * Looks for the word that every key of an error begins with, which costs nothing; a body without
   * it need not be read as an error.
   *
   * @param body the whole body
   * @return whether it can be an error
   */
  public static boolean canBe(byte[] body) {
    for (int from = 0; from <= body.length - WORD.length; from++) {
      if (Arrays.equals(body, from, from + WORD.length, WORD, 0, WORD.length)) {
        return true;
      }
    }
    return false;
  }

  private void take(JsonKey key, StrictJsonReader value) throws IOException {
    switch (key) {
      case ERROR_CODE -> add(codes, value);
      case ERROR_MESSAGE, USER_MESSAGE -> add(messages, value);
      case REQUEST_ID -> add(requestIds, value);
      case ERROR_INFO -> info(value);
      case ERROR -> isError = isTrue(value);
      case ID, LINKED, LIST -> answer(value);
      default -> value.skip();
    }
  }

  private static boolean isTrue(StrictJsonReader value) throws IOException {
    boolean isTrue = value.isTrue();
    value.skip();
    return isTrue;
  }

  /** A key of an answer that is null answers nothing. */
  private void answer(StrictJsonReader value) throws IOException {
    isAnswer |= !value.isNull();
    value.skip();
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
   * Tells all codes.
   *
   * @return the codes as sent, each once, in the order given
   */
  public Set<String> codes() {
    return Collections.unmodifiableSet(codes);
  }

  /**
   * Tells all messages.
   *
   * @return the words as sent, each message once, in the order given
   */
  public Set<String> messages() {
    return Collections.unmodifiableSet(messages);
  }

  /**
   * Tells whether this is an error and no wallet and no list of wallets: it has a code or a message
   * of an error, or says that it is one, and has none of the keys of an answer.
   *
   * @return whether it is a refusal, whatever its status says
   */
  public boolean isRefusal() {
    return !isAnswer && (isError || !codes.isEmpty() || !messages.isEmpty());
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
