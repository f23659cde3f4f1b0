package dev.walletport.domain;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a text is no identifier; it never repeats the text, which may be anything that a stranger
 * typed.
 */
public sealed interface IdRejection {

  /**
   * The identifier that was expected, in the words of the trade, such as "wallet id".
   *
   * @return a name for messages
   */
  String what();

  /**
   * Says what was wrong and what is right.
   *
   * @return one sentence without the rejected text
   */
  String message();

  /**
   * Answers by case: a case that is added later does not compile until it is handled.
   *
   * @param cases what to answer in each case
   * @param <T> what is answered
   * @return what the one method that was called returned
   */
  <T extends @Nullable Object> T fold(Cases<? extends T> cases);

  /**
   * Nothing was given: null or an empty text.
   *
   * @param what the identifier that was expected
   */
  record Missing(String what) implements IdRejection {

    /** Refuses null. */
    public Missing {
      Objects.requireNonNull(what, "what");
    }

    @Override
    public String message() {
      return what + " is missing: it must not be null or empty";
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.missing(this);
    }
  }

  /**
   * The text is longer than any such identifier.
   *
   * @param what the identifier that was expected
   * @param length the length of the text, in chars
   * @param limit the greatest length allowed, in chars
   */
  record TooLong(String what, int length, int limit) implements IdRejection {

    /** Refuses null. */
    public TooLong {
      Objects.requireNonNull(what, "what");
    }

    @Override
    public String message() {
      return what + " has " + length + " characters: at most " + limit + " are allowed";
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.tooLong(this);
    }
  }

  /**
   * The text is shorter than any such identifier.
   *
   * @param what the identifier that was expected
   * @param length the length that counts, in chars
   * @param least the smallest length allowed, in chars
   */
  record TooShort(String what, int length, int least) implements IdRejection {

    /** Refuses null. */
    public TooShort {
      Objects.requireNonNull(what, "what");
    }

    @Override
    public String message() {
      return what + " has " + length + " characters: at least " + least + " are needed";
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.tooShort(this);
    }
  }

  /**
   * A character that such an identifier cannot hold.
   *
   * @param what the identifier that was expected
   * @param index where the character stands, from 0
   * @param codeUnit the UTF-16 code unit found there
   * @param allowed the allowed characters, in words
   */
  record ForbiddenCharacter(String what, int index, int codeUnit, String allowed)
      implements IdRejection {

    /** Refuses null. */
    public ForbiddenCharacter {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(allowed, "allowed");
    }

    @Override
    public String message() {
      return String.format(
          Locale.ROOT,
          "%s has U+%04X at index %d: only %s are allowed",
          what,
          codeUnit,
          index,
          allowed);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.forbiddenCharacter(this);
    }
  }

  /**
   * The text is {@code .} or {@code ..}, which would change the path that it is put into.
   *
   * @param what the identifier that was expected
   */
  record DotSegment(String what) implements IdRejection {

    /** Refuses null. */
    public DotSegment {
      Objects.requireNonNull(what, "what");
    }

    @Override
    public String message() {
      return what + " is a dot segment: '.' and '..' are not allowed";
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.dotSegment(this);
    }
  }

  /**
   * One method for each rejection.
   *
   * @param <T> what is answered
   */
  interface Cases<T extends @Nullable Object> {

    /**
     * Nothing was given.
     *
     * @param rejection the case
     * @return the answer
     */
    T missing(Missing rejection);

    /**
     * The text is longer than any such identifier.
     *
     * @param rejection the case
     * @return the answer
     */
    T tooLong(TooLong rejection);

    /**
     * The text is shorter than any such identifier.
     *
     * @param rejection the case
     * @return the answer
     */
    T tooShort(TooShort rejection);

    /**
     * A character that such an identifier cannot hold.
     *
     * @param rejection the case
     * @return the answer
     */
    T forbiddenCharacter(ForbiddenCharacter rejection);

    /**
     * The text is a dot segment.
     *
     * @param rejection the case
     * @return the answer
     */
    T dotSegment(DotSegment rejection);
  }
}
