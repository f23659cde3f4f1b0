package dev.walletport.application;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what one class logs while this is open, away from every other handler. */
final class RecordingLogHandler extends Handler implements AutoCloseable {

  private final Logger logger;
  private final List<LogRecord> records = new ArrayList<>();

  RecordingLogHandler(Class<?> type) {
    logger = Logger.getLogger(type.getName());
  }

  void open() {
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  List<LogRecord> records() {
    return records;
  }

  @Override
  public void publish(LogRecord logged) {
    records.add(logged);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
