package dev.walletport.application;

import dev.walletport.application.testing.architecture.ArchitectureContract;
import dev.walletport.application.testing.architecture.Hexagon;

/** The domain and the application keep the rules. */
final class ArchitectureTest extends ArchitectureContract {

  ArchitectureTest() {
    super(Hexagon.of("dev.walletport"));
  }
}
