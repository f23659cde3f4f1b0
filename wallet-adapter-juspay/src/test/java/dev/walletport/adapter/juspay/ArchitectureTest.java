package dev.walletport.adapter.juspay;

import dev.walletport.application.testing.architecture.ArchitectureContract;
import dev.walletport.application.testing.architecture.Hexagon;

/** The Juspay adapter keeps the rules, and opens no more than these classes. */
final class ArchitectureTest extends ArchitectureContract {

  ArchitectureTest() {
    super(Hexagon.of("dev.walletport")
        .withAdapter(
            "dev.walletport.adapter.juspay",
            "Juspay",
            "JuspayApiKey",
            "JuspayModule",
            "JuspaySettings"));
  }
}
