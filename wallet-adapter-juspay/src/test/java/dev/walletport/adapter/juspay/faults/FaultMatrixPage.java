package dev.walletport.adapter.juspay.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.walletport.adapter.juspay.faults.TransportFault.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The matrix as a page for people; nothing in it changes from run to run. */
final class FaultMatrixPage {

  private static final String INTRODUCTION = """
      # The fault matrix

      What a host is told when Juspay, or the network on the way to it, misbehaves. A test (`FaultMatrixTest` in
      `wallet-adapter-juspay`) puts every operation of the port to a server that misbehaves in one way after another, and
      this page is what came out. It fails when the page differs; to write it anew, run

      ```
      mvn verify -Dfault-matrix.write=true
      ```

      and read the difference as you would read code.

      How to read a row. The server is good, then commits the **fault**, then is good again. It does so to a new
      **connection**, or to a pooled one, which served a call well before; with "both", the outcome was the same. **Told**
      is the failure that the host gets (`done` for none), for the five commands (create, request OTP, link, delink, change
      mobile number) and for the four reads (find, list, refresh, refresh all); an operation that is told something else is
      named. **Arrived** is how many requests came to the server whole: a command never more than once, a read as often as
      the setting `maxAttempts` allows, which is %s here.

      In every row it also holds that the one-time password arrived once at most; that "done" means applied and a definite
      failure means not applied, unless the answer itself lies; that the call was over at its deadline; and that the next call, with a pool of one
      connection, was answered at its first attempt.
      """.formatted(FaultMatrix.MAX_ATTEMPTS);

  private static final String HEADER = """
      | fault | connection | a command is told | arrived | a read is told | arrived |
      |---|---|---|---|---|---|
      """;

  private final List<FaultMatrixRow> matrix;

  FaultMatrixPage(List<FaultMatrixRow> matrix) {
    this.matrix = matrix;
  }

  String text() {
    return TransportFaults.byPart().entrySet().stream()
        .map(part -> "\n## " + part.getKey() + "\n\n" + HEADER + rows(part.getValue()))
        .collect(joining("", INTRODUCTION, ""));
  }

  private String rows(List<TransportFault> faults) {
    return faults.stream().map(this::rows).collect(joining());
  }

  private String rows(TransportFault fault) {
    Map<String, List<Mode>> modes =
        fault.modes().stream().collect(groupingBy(mode -> cells(fault, mode)));
    return fault.modes().stream()
        .map(mode -> cells(fault, mode))
        .distinct()
        .map(cells -> "| " + fault + " | " + words(modes.getOrDefault(cells, List.of())) + cells)
        .collect(joining());
  }

  private static String words(List<Mode> modes) {
    return modes.size() == Mode.values().length ? "both" : modes.get(0).words();
  }

  private String cells(TransportFault fault, Mode mode) {
    return " | " + cells(fault, mode, true) + " | " + cells(fault, mode, false) + " |\n";
  }

  private String cells(TransportFault fault, Mode mode, boolean command) {
    return cell(fault, mode, command, measured -> "`" + measured.kind() + "`") + " | "
        + cell(fault, mode, command, measured -> "" + measured.arrived().requests());
  }

  /** What most operations have, and then those that have something else. */
  private String cell(
      TransportFault fault, Mode mode, boolean command, Function<FaultMatrixRow, String> column) {
    List<FaultMatrixRow> some = matrix.stream()
        .filter(measured -> measured.fault().name().equals(fault.name()))
        .filter(measured -> measured.mode() == mode)
        .filter(measured -> measured.operation().isCommand() == command)
        .toList();
    String most = most(some.stream().map(column));
    return Stream.concat(
            Stream.of(most),
            some.stream()
                .filter(measured -> !column.apply(measured).equals(most))
                .map(measured -> name(measured) + ": " + column.apply(measured)))
        .collect(joining(", "));
  }

  private static String most(Stream<String> values) {
    Map<String, Long> counts = values.collect(groupingBy(Function.identity(), counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  private static String name(FaultMatrixRow measured) {
    return measured.operation().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
