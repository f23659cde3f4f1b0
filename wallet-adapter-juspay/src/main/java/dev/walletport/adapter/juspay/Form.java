package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a POST, as {@code application/x-www-form-urlencoded}; fields stand in the order in
 * which they were added. It prints nothing: a field may be a secret.
 */
final class Form {

  private final StringBuilder text = new StringBuilder();
  private final List<String> secrets = new ArrayList<>(1);

  static Form of(String name, String value) {
    return new Form().with(name, value);
  }

  Form with(String name, String value) {
    if (text.length() > 0) {
      text.append('&');
    }
    text.append(name).append('=').append(URLEncoder.encode(value, UTF_8));
    return this;
  }

  /** Adds a field whose value must not show in anything that is handed to the host. */
  Form withSecret(String name, String value) {
    secrets.add(value);
    return with(name, value);
  }

  byte[] bytes() {
    return text.toString().getBytes(US_ASCII);
  }

  List<String> secrets() {
    return secrets;
  }

  @Override
  public String toString() {
    return "Form(hidden)";
  }
}
