package dev.walletport.probe;

import dev.walletport.application.testing.architecture.ArchitectureContract;
import dev.walletport.application.testing.architecture.Hexagon;

/** The probe keeps the rules that a host has to keep. */
final class ArchitectureTest extends ArchitectureContract {

  ArchitectureTest() {
    super(Hexagon.of("dev.walletport")
        .withAdapter("dev.walletport.adapter.fake")
        .withAdapter("dev.walletport.adapter.juspay")
        .withHost("dev.walletport.probe"));
  }
}
