package dev.walletport.adapter.juspay;

import dev.walletport.application.port.TryReporter;
import dev.walletport.application.port.UnreadField;
import dev.walletport.application.port.UnreadField.Field;
import dev.walletport.application.port.WalletTry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each unread field once per transport, by its key and type, and passes everything on. The
 * keys are those that the adapter knows, so there are few, and the value is in no line.
 */
final class UnreadFieldTryReporter implements TryReporter {

  private static final Logger LOG = LoggerFactory.getLogger(UnreadFieldTryReporter.class);

  private final TryReporter next;
  private final Set<Field> logged = ConcurrentHashMap.newKeySet();

  UnreadFieldTryReporter(TryReporter next) {
    this.next = next;
  }

  @Override
  public void report(WalletTry event) {
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
