package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The fields of a control's form. A missing or invalid field is an {@link IllegalArgumentException}
 * that names the field and says what is valid.
 */
final class FormFields {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,20})?");

  private final Function<String, Option<String>> fields;

  private FormFields(Function<String, Option<String>> fields) {
    this.fields = fields;
  }

  /**
   * The fields of a request.
   *
   * @param fields answers the value of a name; none if it is absent or empty
   */
  static FormFields of(Function<String, Option<String>> fields) {
    return new FormFields(fields);
  }

  Option<String> given(String name) {
    return fields.apply(name);
  }

  String text(String name) {
    return given(name).getOrElseThrow(() -> new IllegalArgumentException(name + " is required."));
  }

  /** False if it is absent. */
  boolean isTrue(String name) {
    return given(name).exists(text -> isTrue(name, text));
  }

  private static boolean isTrue(String name, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(name + " is true or false.");
    }
    return text.equals("true");
  }

  /** A whole number of at most nine digits. */
  int number(String name) {
    return Integer.parseInt(matching(name, NUMBER, "a whole number of at most 9 digits"));
  }

  /** A whole number of at most nine digits, or another if it is absent. */
  int number(String name, int otherwise) {
    return given(name).isEmpty() ? otherwise : number(name);
  }

  Duration seconds(String name) {
    return Duration.ofSeconds(number(name));
  }

  BigDecimal amount(String name) {
    return new BigDecimal(matching(name, AMOUNT, "an amount such as 250 or 250.50"));
  }

  private String matching(String name, Pattern pattern, String right) {
    String text = text(name);
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(name + " is " + right + ".");
    }
    return text;
  }
}
