package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.walletport.domain.testing.ByteMutator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code -Dfuzz.seed} draws other inputs, {@code -Dfuzz.inputs} more of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TypedInputFuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 30_000);

  private static final List<String> SAMPLES = List.of(
      "345678",
      "34 56-78",
      "AbC4567890defGHI1234",
      "+91 98765 43210",
      "(0) 98765-43210",
      "customer_1122",
      "wlt_q23xzki3pazgtezo",
      "MOBIKWIK",
      "..");

  @Test
  @Timeout(120)
  void whatever_is_typed_is_taken_or_refused() {
    ByteMutator mutator = ByteMutator.of(SEED, SAMPLES);

    assertThatCode(() -> mutator.draw(INPUTS).forEach(TypedInputFuzzTarget::fuzzerTestOneInput))
        .doesNotThrowAnyException();
  }
}
