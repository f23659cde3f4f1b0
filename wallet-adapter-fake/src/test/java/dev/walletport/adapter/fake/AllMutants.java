package dev.walletport.adapter.fake;

import java.util.List;
import java.util.stream.Stream;

/** All mutants, at least one for each test of the contract. */
final class AllMutants {

  private AllMutants() {}

  static List<Mutant> list() {
    return Stream.of(
            WalletMutants.list(),
            OtpMutants.list(),
            TokenMutants.list(),
            ReadMutants.list(),
            RoutingMutants.list(),
            AnswerMutants.list(),
            ReliabilityMutants.list())
        .flatMap(List::stream)
        .toList();
  }

  static Mutant named(String name) {
    return Stream.concat(Stream.of(Mutant.none()), list().stream())
        .filter(mutant -> mutant.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
