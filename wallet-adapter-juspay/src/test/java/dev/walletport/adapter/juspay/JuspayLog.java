package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.adapter.juspay.faults.RecordedOutput;
import dev.walletport.application.testing.GatewayLog;
import java.util.Base64;
import java.util.Set;

/** What the adapter and its libraries log, from {@link #begin} until it is closed. */
final class JuspayLog implements GatewayLog, AutoCloseable {

  private final RecordedOutput output = RecordedOutput.begin();
  private final String key;

  private JuspayLog(String key) {
    this.key = key;
  }

  static JuspayLog begin(String key) {
    return new JuspayLog(key);
  }

  @Override
  public String text() {
    return String.join("\n", output.lines());
  }

  /** The key, as it is and as it is sent. */
  @Override
  public Set<String> keys() {
    return Set.of(key, Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8)));
  }

  @Override
  public void close() {
    output.close();
  }
}
