package dev.walletport.probe;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps what the program says, and types what the supplier has. */
final class RecordingConsole implements ProbeConsole {

  private final List<String> lines = new ArrayList<>();
  private final Supplier<Option<String>> typed;

  RecordingConsole(Supplier<Option<String>> typed) {
    this.typed = typed;
  }

  @Override
  public void say(String line) {
    lines.add(line);
  }

  @Override
  public Option<String> ask(String prompt) {
    lines.add(prompt);
    return typed.get();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  String text() {
    return String.join("\n", lines);
  }
}
