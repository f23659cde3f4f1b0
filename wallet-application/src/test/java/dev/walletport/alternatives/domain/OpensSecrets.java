package dev.walletport.alternatives.domain;

/** Opens what only adapters may open. */
final class OpensSecrets {
  String open(LeakySecret secret) {
    return secret.reveal();
  }
}
