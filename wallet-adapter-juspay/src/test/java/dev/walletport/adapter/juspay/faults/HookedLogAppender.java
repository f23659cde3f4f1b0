package dev.walletport.adapter.juspay.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Runs something at some lines of one logger, on the thread that logs them, until it is closed. The
 * lines of that logger go nowhere else. An Error that is thrown is met by the code that logs.
 */
public final class HookedLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AutoCloseable {

  private final Logger logger;
  private final @Nullable Level before;
  private final String part;
  private final Runnable hook;
  private final AtomicInteger times = new AtomicInteger();

  private HookedLogAppender(Logger logger, String part, Runnable hook) {
    this.logger = logger;
    this.before = logger.getLevel();
    this.part = part;
    this.hook = hook;
  }

  /** Hooks the lines with some text in them, of the logger of a class, at its finest level. */
  public static HookedLogAppender at(Class<?> speaker, String part, Runnable hook) {
    HookedLogAppender hooked =
        new HookedLogAppender((Logger) LoggerFactory.getLogger(speaker), part, hook);
    hooked.attach();
    return hooked;
  }

  private void attach() {
    start();
    logger.setAdditive(false);
    logger.addAppender(this);
    logger.setLevel(Level.TRACE);
  }

  /** How many such lines there were. */
  public int times() {
    return times.get();
  }

  @Override
  public void close() {
    logger.setLevel(before);
    logger.detachAppender(this);
    logger.setAdditive(true);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getFormattedMessage().contains(part)) {
      times.incrementAndGet();
      hook.run();
    }
  }
}
