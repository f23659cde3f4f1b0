package dev.walletport.quickstart;

import dev.walletport.application.testing.architecture.ArchitectureContract;
import dev.walletport.application.testing.architecture.Hexagon;

/** The whole system keeps the rules; only here do both adapters meet. */
final class ArchitectureTest extends ArchitectureContract {

  ArchitectureTest() {
    super(Hexagon.of("dev.walletport")
        .withAdapter("dev.walletport.adapter.fake")
        .withAdapter("dev.walletport.adapter.juspay")
        .withHost("dev.walletport.quickstart"));
  }
}
