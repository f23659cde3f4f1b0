package dev.walletport.quickstart;

import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import java.time.Duration;

/** Settings for Juspay, as getting-started.md quotes them. */
final class FirstSettings {

  private FirstSettings() {}

  static JuspaySettings sandbox(String key) {
    // README sandbox
    JuspaySettings settings = JuspaySettings.sandbox(JuspayApiKey.of(key));
    // README sandbox
    return settings;
  }

  static JuspaySettings production(String key) {
    // README production
    JuspaySettings settings = JuspaySettings.production(JuspayApiKey.of(key)).toBuilder()
        .merchantId("your_merchant_id")
        .deadline(Duration.ofSeconds(8)) // of one command or read, all of it
        .poolSize(50) // as many calls as are under way at once, on one node
        .build();
    // README production
    return settings;
  }
}
