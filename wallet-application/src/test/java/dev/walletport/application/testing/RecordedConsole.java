package dev.walletport.application.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** The standard streams, recorded from {@link #begin} until it is closed. */
final class RecordedConsole implements AutoCloseable {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private RecordedConsole() {}

  static RecordedConsole begin() {
    RecordedConsole console = new RecordedConsole();
    PrintStream recorder = new PrintStream(console.printed, true, UTF_8);
    System.setOut(recorder);
    System.setErr(recorder);
    return console;
  }

  String text() {
    return printed.toString(UTF_8);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}
