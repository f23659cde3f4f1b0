package dev.walletport.alternatives.adapter.side;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Makes texts in the machine's locale in every way, and prints them. */
final class Texts {

  void written(PrintStream stream, PrintWriter writer) {
    stream.format("%d", 1);
    stream.printf("%d", 1);
    writer.format("%d", 1);
    writer.printf("%d", 1);
  }

  @SuppressWarnings("StringCaseLocaleUsage") // The machine's locale is the point.
  List<String> strings(String text) {
    return List.of(
        String.format("%d", 1), "%d".formatted(1), text.toLowerCase(), text.toUpperCase());
  }

  List<Object> formats() {
    return List.of(
        new DecimalFormat("0"),
        new MessageFormat("{0}"),
        MessageFormat.format("{0}", 1),
        NumberFormat.getInstance(),
        new SimpleDateFormat("HH"),
        DateTimeFormatter.ofPattern("HH"),
        Locale.getDefault());
  }

  String formatted() {
    try (Formatter formatter = new Formatter()) {
      return formatter.toString();
    }
  }

  void keepsTheRule(PrintStream stream, String text) {
    stream.format(Locale.ROOT, "%s %s", text.toLowerCase(Locale.ROOT), text);
  }

  void printed(Exception failure) {
    System.out.println("out");
    System.err.println("err");
    failure.printStackTrace();
  }
}
