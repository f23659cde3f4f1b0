package dev.walletport.application.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What is logged by {@code java.util.logging}, recorded at every level from {@link #begin} until it
 * is closed. It is where {@code System.Logger} leads if no other logging is installed.
 */
public final class RecordedJdkLog implements GatewayLog, AutoCloseable {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = LogManager.getLogManager().getLogger("");
  private final Level level = root.getLevel();
  private final List<Handler> others = List.of(root.getHandlers());
  private final RecordingHandler recorder = new RecordingHandler();

  private RecordedJdkLog() {}

  /** Begins to record, in place of the handlers that are installed. */
  public static RecordedJdkLog begin() {
    RecordedJdkLog log = new RecordedJdkLog();
    log.others.forEach(log.root::removeHandler);
    log.root.addHandler(log.recorder);
    log.root.setLevel(Level.ALL);
    return log;
  }

  @Override
  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    root.removeHandler(recorder);
    others.forEach(root::addHandler);
    root.setLevel(level);
  }

  private final class RecordingHandler extends Handler {
    @Override
    public void publish(LogRecord line) {
      String parameters = Arrays.toString(line.getParameters());
      lines.add(line.getLoggerName() + " " + line.getMessage() + parameters + line.getThrown());
    }

    @Override
    public void flush() {
      // Nothing is buffered.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
