package dev.walletport.recipes.springboot;

import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.core.env.Environment;

/** Reads the settings that have to be there; what it refuses it names and does not show. */
final class JuspayVariables {

  static final String API_KEY = "JUSPAY_API_KEY";
  static final String BASE_URI = "JUSPAY_BASE_URI";

  private JuspayVariables() {}

  /**
   * The key.
   *
   * @throws SettingException if it is missing, blank or malformed
   */
  static JuspayApiKey apiKey(Environment environment) {
    String value = require(API_KEY, apiKeyText(environment));
    try {
      return JuspayApiKey.of(value);
    } catch (IllegalArgumentException malformed) {
      throw new SettingException(API_KEY, "is refused: " + malformed.getMessage());
    }
  }

  /** The key as it was given, empty if it was not. */
  static String apiKeyText(Environment environment) {
    return environment.getProperty("juspay.api-key", "");
  }

  /**
   * How to reach Juspay, without a key.
   *
   * @throws SettingException if the address is missing, blank or refused
   */
  static JuspaySettings settings(JuspayProperties properties) {
    URI baseUri = uri(require(BASE_URI, properties.baseUri()));
    try {
      return JuspaySettings.builder(baseUri).build();
    } catch (IllegalArgumentException refused) {
      throw new SettingException(BASE_URI, "is refused: " + refused.getMessage());
    }
  }

  private static URI uri(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException malformed) {
      throw new SettingException(BASE_URI, "is no URI: " + malformed.getReason());
    }
  }

  private static String require(String variable, String value) {
    if (value.isBlank()) {
      throw new SettingException(variable, "is missing or blank.");
    }
    return value;
  }
}
