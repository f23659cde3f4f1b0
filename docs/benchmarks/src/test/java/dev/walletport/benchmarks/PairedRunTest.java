package dev.walletport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PairedRunTest {

  private static final RunLength LENGTH = new RunLength(2, 8, 50, 0);
  private static final double ARRAY = 16 + 1024;
  private static final Offset<Double> NEAR = within(64.0);

  private final PairedRun run = new PairedRun(new ThreadMeter(id -> false), LENGTH);

  @Test
  void counts_the_bytes_of_each_operation() throws Exception {
    Comparison comparison = run.compare(List.of(
        Subject.of("long", 1000, () -> new byte[1024]),
        Subject.ofShort("short", 100, () -> new byte[1024])));

    assertThat(comparison.median("long", Block::callerBytes)).isCloseTo(ARRAY, NEAR);
    assertThat(comparison.median("long", Block::bytes)).isCloseTo(ARRAY, NEAR);
    assertThat(comparison.median("short", Block::callerBytes)).isCloseTo(ARRAY, NEAR);
  }

  @Test
  void counts_the_bytes_of_other_threads() throws Exception {
    try (ParallelCall parallel = new ParallelCall(2)) {
      Comparison comparison =
          run.compare(List.of(parallel.subject("two threads", 10_000, () -> new byte[1024])));

      assertThat(comparison.median("two threads", Block::bytes)).isCloseTo(ARRAY, NEAR);
      assertThat(comparison.median("two threads", Block::callerBytes)).isLessThan(64);
    }
  }

  @Test
  void gives_each_subject_one_block_in_each_round_in_a_changing_order() throws Exception {
    List<String> order = new ArrayList<>();

    run.compare(List.of(
        Subject.of("a", 1, () -> order.add("a")),
        Subject.of("b", 1, () -> order.add("b")),
        Subject.of("c", 1, () -> order.add("c"))));

    HashSet<List<String>> orders = new HashSet<>();
    for (int round = 0; round < order.size(); round += 3) {
      List<String> names = order.subList(round, round + 3);
      assertThat(names).containsExactlyInAnyOrder("a", "b", "c");
      orders.add(List.copyOf(names));
    }
    assertThat(order).hasSizeBetween(3 * (2 + 8), 3 * (3 * 2 + 8));
    assertThat(orders).hasSizeGreaterThan(1);
  }

  @Test
  void ends_when_a_call_goes_wrong() {
    Subject broken = Subject.of("broken", 1, () -> {
      throw new IOException("HTTP 500");
    });

    assertThatThrownBy(() -> run.compare(List.of(broken))).hasMessage("HTTP 500");
  }
}
