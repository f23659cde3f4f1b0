package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.sandbox.RecordingLogAppender;
import dev.walletport.application.testing.GatewayLog;
import dev.walletport.application.testing.RecordedJdkLog;
import java.util.Set;

/** What is logged by SLF4J and by the JDK, recorded from {@link #begin} until it is closed. */
public final class RecordedLog implements GatewayLog, AutoCloseable {

  private final RecordingLogAppender slf4j = RecordingLogAppender.attach();
  private final RecordedJdkLog jdk = RecordedJdkLog.begin();
  private final Set<String> keys;

  private RecordedLog(Set<String> keys) {
    this.keys = keys;
  }

  /** Begins to record what a gateway logs that was opened with these keys. */
  public static RecordedLog begin(String... keys) {
    return new RecordedLog(Set.of(keys));
  }

  @Override
  public String text() {
    return String.join("\n", slf4j.lines()) + jdk.text();
  }

  @Override
  public Set<String> keys() {
    return keys;
  }

  @Override
  public void close() {
    slf4j.close();
    jdk.close();
  }
}
