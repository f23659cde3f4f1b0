package dev.walletport.adapter.juspay;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a provider's words what must not be handed on: the secrets of the call, anything
 * that looks like a debit token, and any run of four or more digits, which may be a one-time
 * password or part of a mobile number.
 */
final class Masking {

  private static final Pattern SUSPECT = Pattern.compile("\\b(?:tok|tk|tkn)_\\w+|[0-9]{4,}");
  private static final String MASK = "****";

  private final List<String> secrets;
  private final JuspayApiKey apiKey;

  Masking(List<String> secrets, JuspayApiKey apiKey) {
    this.secrets = secrets;
    this.apiKey = apiKey;
  }

  String mask(String words) {
    String masked = words.replace(apiKey.reveal(), MASK);
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return SUSPECT.matcher(masked).replaceAll(MASK);
  }
}
