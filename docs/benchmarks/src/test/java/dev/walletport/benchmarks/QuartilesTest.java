package dev.walletport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuartilesTest {

  @Test
  void are_figures_that_were_measured() {
    assertThat(Quartiles.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0))).isEqualTo(new Quartiles(2, 3, 4));
    assertThat(Quartiles.of(List.of(7.0))).isEqualTo(new Quartiles(7, 7, 7));
  }

  @Test
  void show_two_decimals_below_ten_and_one_from_there_on() {
    assertThat(new Quartiles(0.846, 0.8849, 0.91)).hasToString("0.88 (0.85 to 0.91)");
    assertThat(new Quartiles(9.994, 9.995, 45.04)).hasToString("10.0 (9.99 to 45.0)");
  }

  @Test
  void of_durations_have_a_percentile_that_is_not_below_its_part() {
    long[] sorted = {10, 20, 30, 40};

    assertThat(BlockRunner.percentile(sorted, 0.50)).isEqualTo(20);
    assertThat(BlockRunner.percentile(sorted, 0.51)).isEqualTo(30);
    assertThat(BlockRunner.percentile(sorted, 0.99)).isEqualTo(40);
    assertThat(BlockRunner.percentile(sorted, 0)).isEqualTo(10);
  }
}
