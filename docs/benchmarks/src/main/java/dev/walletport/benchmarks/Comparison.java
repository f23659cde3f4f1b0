package dev.walletport.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The blocks of several subjects, round by round; ratios are those of a round's two blocks. */
final class Comparison {

  private final Map<String, List<Block>> blocks = new LinkedHashMap<>();

  /**
   * Prepares.
   *
   * @param subjects in the order of the page
   */
  Comparison(List<Subject> subjects) {
    subjects.forEach(subject -> blocks.put(subject.name(), new ArrayList<>()));
  }

  void add(Subject subject, Block block) {
    blocks(subject.name()).add(block);
  }

  /** The names of the subjects. */
  List<String> names() {
    return List.copyOf(blocks.keySet());
  }

  /** The median of a figure over all blocks of a subject. */
  double median(String name, ToDoubleFunction<Block> figure) {
    return Quartiles.median(blocks(name).stream().mapToDouble(figure).toArray());
  }

  /**
   * A figure of a subject, divided by that of another in the same round.
   *
   * @param name the subject
   * @param base whose figure is 1
   * @param figure what is compared
   */
  Quartiles ratio(String name, String base, ToDoubleFunction<Block> figure) {
    List<Block> above = blocks(name);
    List<Block> below = blocks(base);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < above.size(); round++) {
      ratios.add(figure.applyAsDouble(above.get(round)) / figure.applyAsDouble(below.get(round)));
    }
    return Quartiles.of(ratios);
  }

  private List<Block> blocks(String name) {
    return Objects.requireNonNull(blocks.get(name), name);
  }
}
