package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.slf4j.LoggerFactory;

/** Records the lines of all loggers at TRACE until it is closed. */
public final class RecordingLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
    implements AutoCloseable {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final List<Appender<ILoggingEvent>> others = appenders(root);

  private RecordingLogAppender() {}

  /** Replaces the appenders that are attached. */
  public static RecordingLogAppender attach() {
    RecordingLogAppender log = new RecordingLogAppender();
    log.replaceAppenders();
    return log;
  }

  private void replaceAppenders() {
    start();
    others.forEach(root::detachAppender);
    root.addAppender(this);
    root.setLevel(Level.TRACE);
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender(this);
    others.forEach(root::addAppender);
  }

  /** Message, level, context and what was thrown. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Fails if the line does not come within 20 seconds. */
  void awaitLine(String line) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!lines().contains(line) && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(lines()).contains(line);
  }

  @Override
  protected void append(ILoggingEvent event) {
    String thrown = event.getThrowableProxy() == null
        ? ""
        : ThrowableProxyUtil.asString(event.getThrowableProxy());
    lines.add(event + " " + event.getMDCPropertyMap() + thrown);
  }

  private static List<Appender<ILoggingEvent>> appenders(Logger logger) {
    Iterable<Appender<ILoggingEvent>> all = logger::iteratorForAppenders;
    return StreamSupport.stream(all.spliterator(), false).toList();
  }
}
