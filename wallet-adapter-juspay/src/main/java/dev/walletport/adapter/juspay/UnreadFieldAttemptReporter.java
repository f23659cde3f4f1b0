package dev.walletport.adapter.juspay;

import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.UnreadField;
import dev.walletport.application.port.UnreadField.Field;
import dev.walletport.application.port.WalletAttempt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each unread field once per transport, by its key and type, and passes everything on. The
 * keys are those that the adapter knows, so there are few, and the value is in no line.
 */
final class UnreadFieldAttemptReporter implements AttemptReporter {

  private static final Logger LOG = LoggerFactory.getLogger(UnreadFieldAttemptReporter.class);

  private final AttemptReporter next;
  private final Set<Field> logged = ConcurrentHashMap.newKeySet();

  UnreadFieldAttemptReporter(AttemptReporter next) {
    this.next = next;
  }

  @Override
  public void report(WalletAttempt event) {
    next.report(event);
  }

  @Override
  public void reportUnread(UnreadField event) {
    if (logged.add(event.field())) {
      log(event.field());
    }
    next.reportUnread(event);
  }

  private static void log(Field field) {
    LOG.warn(
        "{} came as {} in a form that is not read, and is taken for unknown; told once",
        field.key(),
        field.type());
  }
}
