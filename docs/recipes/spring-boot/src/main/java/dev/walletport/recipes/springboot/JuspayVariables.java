package dev.walletport.recipes.springboot;

import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/**
 * Reads the settings that have to be there; what it refuses it names, and shows of it a time alone.
 */
final class JuspayVariables {

  private static final String API_KEY = "JUSPAY_API_KEY";
  private static final String BASE_URI = "JUSPAY_BASE_URI";
  private static final String MERCHANT_ID = "JUSPAY_MERCHANT_ID";
  private static final String CLOSE_GRACE = "JUSPAY_CLOSE_GRACE";
  private static final Duration MOST_CLOSE_GRACE = Duration.ofMinutes(10);

  private JuspayVariables() {}

  /**
   * The merchant, with its key.
   *
   * @throws SettingException if the key is missing, blank or malformed, or the merchant's id is
   */
  static JuspayMerchant merchant(Environment environment, JuspayProperties properties) {
    String key = require(API_KEY, apiKeyText(environment));
    JuspayApiKey apiKey = checked(API_KEY, () -> JuspayApiKey.of(key));
    JuspayMerchant merchant = JuspayMerchant.named("default", apiKey);
    String id = properties.merchantId();
    return id.isBlank() ? merchant : checked(MERCHANT_ID, () -> merchant.withMerchantId(id));
  }

  /** The key as it was given, empty if it was not. */
  static String apiKeyText(Environment environment) {
    return environment.getProperty("juspay.api-key", "");
  }

  /**
   * How to reach Juspay, without a key.
   *
   * @throws SettingException if the address is missing, blank or refused, or the grace is; then
   *     nothing is open yet that would have to be closed
   */
  static JuspaySettings settings(JuspayProperties properties) {
    requireCloseGrace(properties.closeGrace());
    URI baseUri = uri(require(BASE_URI, properties.baseUri()));
    return checked(BASE_URI, () -> JuspaySettings.builder(baseUri).build());
  }

  /** The library's own refusals name the setting and show no secret. */
  private static <T> T checked(String variable, Supplier<T> setting) {
    try {
      return setting.get();
    } catch (IllegalArgumentException refused) {
      throw new SettingException(variable, "is refused: " + refused.getMessage());
    }
  }

  private static void requireCloseGrace(Duration grace) {
    if (grace.isNegative() || grace.compareTo(MOST_CLOSE_GRACE) > 0) {
      throw new SettingException(CLOSE_GRACE, "must be 0s to 10m, not " + grace + ".");
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
