package dev.walletport.adapter.fake.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps of one comparison.
 *
 * @param seed what they were drawn from
 * @param steps the steps
 */
record ModelSequence(long seed, List<ModelStep> steps) {

  private static final int LENGTH = 30;
  private static final int BIG = 1 << 10;

  static ModelSequence drawn(long seed) {
    Random random = new Random(seed);
    int favourite = random.nextInt(2);
    Stream<ModelStep> more = Stream.generate(() -> step(random, favourite));
    return new ModelSequence(
        seed, Stream.concat(beginning(random).stream(), more).limit(LENGTH).toList());
  }

  /** Most sequences open the customers and a wallet, half of them with strict rules. */
  private static List<ModelStep> beginning(Random random) {
    return Stream.of(
            new ModelStep(StepKind.OPEN_CUSTOMER, 0, 0, 0, 0),
            new ModelStep(StepKind.OPEN_CUSTOMER, 0, 0, 1, 0),
            new ModelStep(StepKind.OPEN_CUSTOMER, 0, 0, 2, 0),
            new ModelStep(StepKind.RULES, 0, 0, 0, random.nextInt(BIG)),
            new ModelStep(StepKind.CREATE, 1, 0, 0, random.nextInt(BIG)))
        .filter(step -> random.nextInt(step.kind() == StepKind.RULES ? 2 : 10) > 0)
        .toList();
  }

  /** Most calls are those of a wallet's owner, and more than half are about one wallet. */
  private static ModelStep step(Random random, int favourite) {
    int customer = random.nextInt(6) > 0 ? 0 : random.nextInt(7);
    int wallet = random.nextInt(5) > 1 ? favourite : random.nextInt(16);
    return new ModelStep(
        StepKind.at(random.nextInt(StepKind.total())),
        customer,
        wallet,
        random.nextInt(BIG),
        random.nextInt(BIG));
  }

  ModelSequence with(List<ModelStep> others) {
    return new ModelSequence(seed, List.copyOf(others));
  }

  /** Without some of its steps. */
  ModelSequence without(int from, int count) {
    List<ModelStep> fewer = new ArrayList<>(steps);
    fewer.subList(from, Math.min(from + count, fewer.size())).clear();
    return with(fewer);
  }

  ModelSequence replacing(int at, ModelStep other) {
    List<ModelStep> changed = new ArrayList<>(steps);
    changed.set(at, other);
    return with(changed);
  }

  @Override
  public String toString() {
    return steps.stream().map(ModelStep::toString).collect(Collectors.joining("\n  ", "  ", ""));
  }
}
