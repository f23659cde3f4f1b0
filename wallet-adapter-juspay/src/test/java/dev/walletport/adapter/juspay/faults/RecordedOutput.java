package dev.walletport.adapter.juspay.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.stream.StreamSupport;
import org.slf4j.LoggerFactory;

/**
 * What is logged by every logger at its finest level, and what is printed to the console, while it
 * is open.
 */
public final class RecordedOutput implements AutoCloseable {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Set<String> speakers = ConcurrentHashMap.newKeySet();
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final RecordingAppender appender = new RecordingAppender();
  private final List<Appender<ILoggingEvent>> others = appenders(root);
  private final java.util.logging.Logger jdk = LogManager.getLogManager().getLogger("");
  private final java.util.logging.Level jdkBefore = jdk.getLevel();
  private final Handler[] jdkOthers = jdk.getHandlers();
  private final RecordingHandler handler = new RecordingHandler();

  private RecordedOutput() {}

  /** Begins to record, in place of the handlers and the console that are there. */
  public static RecordedOutput begin() {
    RecordedOutput recorded = new RecordedOutput();
    recorded.start();
    return recorded;
  }

  private void start() {
    PrintStream recorder = new PrintStream(console, true, UTF_8);
    System.setOut(recorder);
    System.setErr(recorder);
    others.forEach(root::detachAppender);
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.TRACE);
    Arrays.stream(jdkOthers).forEach(jdk::removeHandler);
    jdk.addHandler(handler);
    jdk.setLevel(java.util.logging.Level.ALL);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    root.setLevel(before);
    root.detachAppender(appender);
    others.forEach(root::addAppender);
    jdk.setLevel(jdkBefore);
    jdk.removeHandler(handler);
    Arrays.stream(jdkOthers).forEach(jdk::addHandler);
  }

  /** What was said, in lines. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** What was printed. */
  String console() {
    return console.toString(UTF_8);
  }

  /** Which loggers said something. */
  Set<String> speakers() {
    return speakers;
  }

  private static List<Appender<ILoggingEvent>> appenders(Logger logger) {
    Iterable<Appender<ILoggingEvent>> all = logger::iteratorForAppenders;
    return StreamSupport.stream(all.spliterator(), false).toList();
  }

  private void hear(String speaker, String line) {
    speakers.add(speaker);
    lines.add(line);
  }

  /** Hears what goes over SLF4J: message, context, and exceptions with their causes. */
  private final class RecordingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      Map<String, String> context = event.getMDCPropertyMap();
      String thrown = event.getThrowableProxy() == null
          ? ""
          : ThrowableProxyUtil.asString(event.getThrowableProxy());
      hear(event.getLoggerName(), event.getFormattedMessage() + context + thrown);
    }
  }

  /** Hears what goes over the JDK's own loggers. */
  private final class RecordingHandler extends Handler {
    @Override
    public void publish(LogRecord said) {
      String parameters = Arrays.toString(said.getParameters());
      hear(String.valueOf(said.getLoggerName()), said.getMessage() + parameters + said.getThrown());
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
