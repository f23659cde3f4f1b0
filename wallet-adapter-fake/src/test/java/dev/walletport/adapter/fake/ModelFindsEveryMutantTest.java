package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.model.ModelSubject;
import dev.walletport.adapter.fake.model.SequenceRunner;
import dev.walletport.adapter.fake.model.SequenceSearch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random sequences find every mutant of the provider's rules, and some that only they can find; not
 * those of threads, interrupts, logs and deadlines of the sender, of which they have none.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelFindsEveryMutantTest {

  /** As many as the build runs. */
  private static final int SEQUENCES = 10_000;

  static List<Mutant> every_mutant() {
    return Stream.of(
            WalletMutants.list(),
            OtpMutants.list(),
            TokenMutants.list(),
            ReadMutants.list(),
            RoutingMutants.list(),
            FaultMutants.list())
        .flatMap(List::stream)
        .filter(mutant -> !mutant.failingTest().startsWith("A_send_deadline"))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_mutant")
  void a_broken_rule_is_found(Mutant mutant) {
    SequenceRunner runner = SequenceRunner.inProcess(seed -> broken(mutant, seed));

    assertThat(new SequenceSearch(runner).findsAny(SEQUENCES)).isTrue();
  }

  private static ModelSubject broken(Mutant mutant, long seed) {
    FakeWallets fake = FakeWallets.seeded(seed);
    return ModelSubject.of(fake, mutant.gateway().apply(fake), mutant.provider().apply(fake));
  }
}
