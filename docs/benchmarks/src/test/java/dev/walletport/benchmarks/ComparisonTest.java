package dev.walletport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComparisonTest {

  private final Subject ours = Subject.of("ours", 1, () -> "result");
  private final Subject base = Subject.of("base", 1, () -> "result");
  private final Comparison comparison = new Comparison(List.of(base, ours));

  @Test
  void divides_within_each_round() {
    round(4, 1);
    round(50, 100);
    round(600, 200);
    round(2, 1);
    round(10, 10);

    assertThat(comparison.ratio("ours", "base", Block::bytes)).isEqualTo(new Quartiles(1, 2, 3));
    assertThat(comparison.median("ours", Block::bytes)).isEqualTo(10);
  }

  @Test
  void keeps_the_order_of_its_subjects() {
    round(50, 100);

    assertThat(comparison.names()).containsExactly("base", "ours");
  }

  @Test
  void counts_a_rate_upwards() {
    round(50, 100);

    assertThat(comparison.ratio("ours", "base", Block::perSecond).median()).isEqualTo(2);
  }

  private void round(double ofOurs, double ofBase) {
    comparison.add(ours, block(ofOurs));
    comparison.add(base, block(ofBase));
  }

  private static Block block(double figure) {
    return new Block(figure, figure, figure, figure, figure, figure);
  }
}
