package dev.walletport.probe;

import dev.walletport.probe.Verdict.Cases;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verdicts of a run so far, in the order of the questions. */
final class Findings {

  private final Map<String, Verdict> verdicts = new LinkedHashMap<>();

  void put(String fact, Verdict verdict) {
    verdicts.put(fact, verdict);
  }

  Map<String, Verdict> verdicts() {
    return new LinkedHashMap<>(verdicts);
  }

  long count(String word) {
    return verdicts.values().stream()
        .filter(verdict -> verdict.word().equals(word))
        .count();
  }

  List<SeenRefusal> refusals(ShownText shown) {
    return verdicts.entrySet().stream()
        .flatMap(entry -> outcome(entry.getValue())
            .flatMap(Outcome::response)
            .flatMap(response -> SeenRefusal.of(entry.getKey(), response, shown))
            .toJavaStream())
        .toList();
  }

  /** What was seen; none if nothing was. */
  static Option<Outcome> outcome(Verdict verdict) {
    return verdict.fold(new Cases<>(
        confirmed -> Option.some(confirmed.outcome()),
        contradicted -> Option.some(contradicted.outcome()),
        undecided -> Option.none(),
        notAsked -> Option.none()));
  }
}
