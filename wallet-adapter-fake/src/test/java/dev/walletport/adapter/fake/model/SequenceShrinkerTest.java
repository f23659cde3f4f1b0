package dev.walletport.adapter.fake.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.testing.FakeProviderSide;
import dev.walletport.domain.DebitToken;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SequenceShrinkerTest {

  private static final ModelStep DEBIT = new ModelStep(StepKind.DEBIT, 0, 0, 0, 0);

  @Test
  void drops_the_steps_that_a_failure_does_not_need() {
    ModelSequence drawn = ModelSequence.drawn(7);
    ModelStep needed = drawn.steps().get(11);

    ModelSequence shrunk =
        new SequenceShrinker(sequence -> sequence.steps().contains(needed)).shrink(drawn);

    assertThat(shrunk.steps()).containsExactly(needed);
  }

  @Test
  void makes_the_numbers_smaller_that_a_failure_does_not_need() {
    ModelSequence big = new ModelSequence(7, List.of(new ModelStep(StepKind.DEBIT, 9, 9, 9, 9)));

    ModelSequence shrunk = new SequenceShrinker(
            sequence -> sequence.steps().stream().anyMatch(step -> step.choice() > 3))
        .shrink(big);

    assertThat(shrunk.steps()).containsExactly(new ModelStep(StepKind.DEBIT, 0, 0, 4, 0));
  }

  @Test
  void leaves_a_sequence_that_is_as_short_as_can_be() {
    ModelSequence shortest = new ModelSequence(7, List.of(DEBIT));

    ModelSequence shrunk =
        new SequenceShrinker(sequence -> sequence.steps().size() == 1).shrink(shortest);

    assertThat(shrunk).isEqualTo(shortest);
  }

  @Test
  void leaves_what_links_a_wallet_and_debits_for_a_provider_that_debits_nothing() {
    String failure = new SequenceSearch(SequenceRunner.inProcess(SequenceShrinkerTest::unpaid))
        .firstFailure(10_000)
        .get();

    assertThat(failure.lines().filter(line -> line.endsWith("]")).toList())
        .hasSizeBetween(3, 6)
        .last()
        .isEqualTo("  " + DEBIT);
    assertThat(failure).startsWith("-Dmodel.seed=").contains("expected debit true", "was  false");
  }

  private static ModelSubject unpaid(long seed) {
    FakeWallets fake = FakeWallets.seeded(seed);
    return ModelSubject.of(fake, fake.gateway(), new FakeProviderSide(fake) {
      @Override
      public boolean debit(DebitToken token) {
        return false;
      }
    });
  }
}
