package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Stream;

/**
 * The body of a POST, as {@code application/x-www-form-urlencoded}; fields stand in the order in
 * which they were added. It prints nothing: a field may be a secret.
 */
final class Form {

  private static final String GATEWAY = "gateway=";

  /** Transient, as are the secrets, so that what reads fields skips it. */
  private transient String text = "";

  private transient List<String> secrets = List.of();

  static Form of(String name, String value) {
    return new Form().with(name, value);
  }

  @CanIgnoreReturnValue
  Form with(String name, String value) {
    String before = text.isEmpty() ? "" : text + '&';
    text = before + name + '=' + encoded(value);
    return this;
  }

  /** A one-time password of digits, or a command, is encoded as it is: that costs nothing. */
  private static String encoded(String value) {
    return isAlphanumeric(value) ? value : URLEncoder.encode(value, UTF_8);
  }

  private static boolean isAlphanumeric(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isAlphanumeric(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(char unit) {
    return (unit >= '0' && unit <= '9')
        || (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z');
  }

  /** Adds a field whose value must not show in anything that is handed to the host. */
  @CanIgnoreReturnValue
  Form withSecret(String name, String value) {
    secrets = secrets.isEmpty() ? List.of(value) : and(value);
    return with(name, value);
  }

  private List<String> and(String value) {
    return Stream.concat(secrets.stream(), Stream.of(value)).toList();
  }

  /** The value of the field {@code gateway}, if it comes first. */
  Option<String> gateway() {
    int end = text.indexOf('&');
    String first = end < 0 ? text : text.substring(0, end);
    return first.startsWith(GATEWAY)
        ? Option.some(URLDecoder.decode(first.substring(GATEWAY.length()), UTF_8))
        : Option.none();
  }

  /** All fields, in ASCII characters alone. */
  String encoded() {
    return text;
  }

  List<String> secrets() {
    return secrets;
  }

  @Override
  public String toString() {
    return "Form(hidden)";
  }
}
