package dev.walletport.adapter.fake.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The fake answers as the model does, whatever is done in whatever order. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelInProcessTest {

  private static final int SEQUENCES = 10_000;

  @Test
  void the_fake_agrees_with_the_model_after_every_step() {
    SequenceRunner runner =
        SequenceRunner.inProcess(seed -> ModelSubject.of(FakeWallets.seeded(seed)));

    assertThat(new SequenceSearch(runner).firstFailure(SEQUENCES)).isEmpty();
  }
}
