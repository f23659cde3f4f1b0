package dev.walletport.adapter.fake.model;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a sequence that fails short: drops steps first, then makes their numbers smaller. */
final class SequenceShrinker {

  private final Predicate<ModelSequence> fails;

  SequenceShrinker(Predicate<ModelSequence> fails) {
    this.fails = fails;
  }

  /** A shorter and plainer sequence that still fails, of which no simpler one does. */
  ModelSequence shrink(ModelSequence failing) {
    ModelSequence smallest = failing;
    for (Optional<ModelSequence> next = simpler(failing);
        next.isPresent();
        next = simpler(smallest)) {
      smallest = next.get();
    }
    return smallest;
  }

  private Optional<ModelSequence> simpler(ModelSequence failing) {
    return Stream.concat(shorter(failing), plainer(failing)).filter(fails).findFirst();
  }

  private static Stream<ModelSequence> shorter(ModelSequence sequence) {
    int size = sequence.steps().size();
    return Stream.iterate(size / 2, count -> count > 0, count -> count / 2)
        .flatMap(count -> IntStream.iterate(size - count, from -> from >= 0, from -> from - count)
            .mapToObj(from -> sequence.without(from, count)));
  }

  private static Stream<ModelSequence> plainer(ModelSequence sequence) {
    return IntStream.range(0, sequence.steps().size())
        .boxed()
        .flatMap(
            at -> sequence.steps().get(at).plainer().map(step -> sequence.replacing(at, step)));
  }
}
