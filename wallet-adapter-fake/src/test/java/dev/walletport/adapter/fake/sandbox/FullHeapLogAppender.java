package dev.walletport.adapter.fake.sandbox;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Has no place for a line of the sandbox until it is closed. */
final class FullHeapLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger(JuspaySandbox.class);

  private final AtomicInteger lines = new AtomicInteger();

  private FullHeapLogAppender() {}

  static FullHeapLogAppender attach() {
    FullHeapLogAppender log = new FullHeapLogAppender();
    log.start();
    log.logger.addAppender(log);
    return log;
  }

  /** For so many lines there was no place. */
  int lines() {
    return lines.get();
  }

  @Override
  public void close() {
    logger.detachAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    int ignored = lines.incrementAndGet();
    throw new OutOfMemoryError("scripted");
  }
}
