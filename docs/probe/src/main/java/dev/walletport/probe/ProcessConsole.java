package dev.walletport.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The terminal of a process; without one, lines of its standard input. */
final class ProcessConsole implements ProbeConsole {

  private final @Nullable Console console;
  private final BufferedReader in;
  private final PrintStream out;

  ProcessConsole(@Nullable Console console, InputStream in, PrintStream out) {
    this.console = console;
    this.in = new BufferedReader(new InputStreamReader(in, UTF_8));
    this.out = out;
  }

  @Override
  public void say(String line) {
    out.println(line);
  }

  @Override
  public Option<String> ask(String prompt) {
    return console == null ? line(prompt) : hidden(console, prompt);
  }

  private static Option<String> hidden(Console console, String prompt) {
    char[] typed = console.readPassword("%s", prompt);
    return Option.of(typed).map(String::new);
  }

  private Option<String> line(String prompt) {
    try {
      out.println(prompt);
      return Option.of(in.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
