package dev.walletport.benchmarks;

import dev.walletport.application.testing.architecture.ArchitectureContract;
import dev.walletport.application.testing.architecture.Hexagon;

/** The benchmarks keep the rules that a host has to keep. */
final class ArchitectureTest extends ArchitectureContract {

  ArchitectureTest() {
    super(Hexagon.of("dev.walletport")
        .withAdapter("dev.walletport.adapter.fake")
        .withAdapter("dev.walletport.adapter.juspay")
        .withHost("dev.walletport.benchmarks"));
  }
}
