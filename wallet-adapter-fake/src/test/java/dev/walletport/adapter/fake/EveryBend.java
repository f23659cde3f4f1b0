package dev.walletport.adapter.fake;

import java.util.List;
import java.util.stream.Stream;

/** All the ways in which a gateway could break the contract that anybody has thought of. */
final class EveryBend {

  private EveryBend() {}

  static List<Bend> list() {
    return Stream.of(
            BentWallets.list(),
            BentOtps.list(),
            BentTokens.list(),
            BentReads.list(),
            BentRouting.list())
        .flatMap(List::stream)
        .toList();
  }

  static Bend named(String name) {
    return Stream.concat(Stream.of(Bend.none()), list().stream())
        .filter(bend -> bend.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
