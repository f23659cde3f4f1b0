package dev.walletport.sandbox;

import dev.walletport.application.testing.architecture.ArchitectureContract;
import dev.walletport.application.testing.architecture.Hexagon;

/** The whole system keeps the rules; here both adapters meet over a socket. */
final class SystemArchitectureTest extends ArchitectureContract {

  SystemArchitectureTest() {
    super(Hexagon.of("dev.walletport")
        .withAdapter("dev.walletport.adapter.fake")
        .withAdapter("dev.walletport.adapter.juspay")
        .withHost("dev.walletport.sandbox"));
  }
}
