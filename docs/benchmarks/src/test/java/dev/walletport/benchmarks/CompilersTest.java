package dev.walletport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CompilersTest {

  private final AtomicLong compiled = new AtomicLong(5_000);
  private final AtomicLong clock = new AtomicLong(100_000);
  private final Compilers compilers = new Compilers(compiled::get, clock::get);

  @Test
  void are_idle_after_three_rounds_with_at_most_a_twentieth_of_work() {
    assertThat(round(5)).isFalse();
    assertThat(round(0)).isFalse();
    assertThat(round(5)).isTrue();
    assertThat(round(0)).isTrue();
  }

  @Test
  void are_watched_anew_after_a_round_with_more_work() {
    round(0);
    round(0);

    assertThat(round(6)).isFalse();
    assertThat(round(0)).isFalse();
    assertThat(round(0)).isFalse();
    assertThat(round(0)).isTrue();
  }

  /** A round of 100 ms. */
  private boolean round(long work) {
    compiled.addAndGet(work);
    clock.addAndGet(100);
    return compilers.areIdle();
  }
}
