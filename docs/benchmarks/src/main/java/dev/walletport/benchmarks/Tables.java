package dev.walletport.benchmarks;

import dev.walletport.benchmarks.DeadlineOvershoot.Lateness;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as tables in Markdown. */
final class Tables {

  private Tables() {}

  /** The goals, and what became of them. */
  static String goals(List<Goal> goals) {
    return table(
        "what | goal | measured (quartiles) | reached",
        goals.stream()
            .map(goal -> row(
                goal.what(),
                goal.asked(),
                goal.measured().toString(),
                goal.isReached() ? "yes" : "**no**")));
  }

  /** Calls over a wire: bytes, CPU time, and the middle and the end of the wall time. */
  static String calls(Comparison comparison, String base) {
    return table(
        "client | bytes, all threads | the caller's | ratio | CPU time, ratio | p50, ratio"
            + " | p99, ratio",
        comparison.names().stream()
            .map(name -> row(
                name,
                count(comparison.median(name, Block::bytes)),
                count(comparison.median(name, Block::callerBytes)),
                comparison.ratio(name, base, Block::bytes).toString(),
                micros(comparison, name, base, Block::cpuNanos),
                micros(comparison, name, base, Block::p50Nanos),
                micros(comparison, name, base, Block::p99Nanos))));
  }

  private static String micros(
      Comparison comparison, String name, String base, ToDoubleFunction<Block> nanos) {
    return String.format(
        Locale.ROOT,
        "%,.0f us, %s",
        comparison.median(name, nanos) / 1e3,
        comparison.ratio(name, base, nanos));
  }

  /** Calls per second. */
  static String throughput(Comparison comparison, String base) {
    return table(
        "client | calls per second | ratio (quartiles)",
        comparison.names().stream()
            .map(name -> row(
                name,
                count(comparison.median(name, Block::perSecond)),
                comparison.ratio(name, base, Block::perSecond).toString())));
  }

  /** Calls that take nanoseconds: time and bytes. */
  static String shortCalls(Comparison comparison, String base) {
    return table(
        "what | time | time, ratio | bytes | bytes, ratio",
        comparison.names().stream()
            .map(name -> row(
                name,
                count(comparison.median(name, Block::wallNanos)) + " ns",
                comparison.ratio(name, base, Block::wallNanos).toString(),
                count(comparison.median(name, Block::bytes)),
                comparison.ratio(name, base, Block::bytes).toString())));
  }

  /** Calls past their deadline. */
  static String overshoots(List<DeadlineOvershoot.Result> results) {
    return table(
        "call | late, p50 | p99 | at most | a sleep: p99 | at most",
        results.stream()
            .map(result -> row(Stream.of(
                    Stream.of(result.name()),
                    late(result.calls()),
                    late(result.naps()).skip(1))
                .flatMap(cells -> cells)
                .toArray(String[]::new))));
  }

  private static Stream<String> late(Lateness lateness) {
    return Stream.of(lateness.p50(), lateness.p99(), lateness.most())
        .map(millis -> String.format(Locale.ROOT, "%.1f ms", millis));
  }

  private static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String table(String head, Stream<String> rows) {
    String rule = head.replaceAll("[^|]+", "---");
    return Stream.concat(Stream.of("| " + head + " |", "|" + rule + "|"), rows)
        .map(row -> row + "\n")
        .collect(Collectors.joining());
  }
}
