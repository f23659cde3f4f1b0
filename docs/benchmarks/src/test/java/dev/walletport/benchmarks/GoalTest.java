package dev.walletport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GoalTest {

  @Test
  void is_reached_at_its_bound() {
    assertThat(Goal.atMost(0.45, "bytes", median(0.45)).isReached()).isTrue();
    assertThat(Goal.atMost(0.45, "bytes", median(0.4501)).isReached()).isFalse();
    assertThat(Goal.atLeast(45, "calls", median(45)).isReached()).isTrue();
    assertThat(Goal.atLeast(45, "calls", median(44.9)).isReached()).isFalse();
  }

  @Test
  void says_what_it_asks_for() {
    assertThat(Goal.atMost(0.45, "bytes", median(1)).asked()).isEqualTo("at most 0.45");
    assertThat(Goal.atLeast(45, "calls", median(1)).asked()).isEqualTo("at least 45");
  }

  private static Quartiles median(double median) {
    return new Quartiles(0, median, 100);
  }
}
