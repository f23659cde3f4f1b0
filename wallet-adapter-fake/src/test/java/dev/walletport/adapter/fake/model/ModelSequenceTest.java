package dev.walletport.adapter.fake.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelSequenceTest {

  @Test
  void is_the_same_for_the_same_seed_alone() {
    assertThat(ModelSequence.drawn(3)).isEqualTo(ModelSequence.drawn(3));
    assertThat(ModelSequence.drawn(3).steps())
        .isNotEqualTo(ModelSequence.drawn(4).steps());
  }

  @Test
  void has_thirty_steps() {
    assertThat(ModelSequence.drawn(3).steps()).hasSize(30);
  }

  @Test
  void has_steps_of_every_kind_sooner_or_later() {
    assertThat(LongStream.range(0, 100).mapToObj(ModelSequence::drawn))
        .flatExtracting(ModelSequence::steps)
        .extracting(ModelStep::kind)
        .contains(StepKind.values());
  }
}
