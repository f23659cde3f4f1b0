package dev.walletport.alternatives.application;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Draws at random in every way. */
final class UsesRandomness {

  int secure() {
    return new SecureRandom().nextInt();
  }

  int splittable() {
    return new SplittableRandom().nextInt();
  }

  int threadLocal() {
    return ThreadLocalRandom.current().nextInt();
  }

  double math() {
    return Math.random();
  }

  double strictMath() {
    return StrictMath.random();
  }

  void shuffle(List<String> list) {
    Collections.shuffle(list);
  }

  UUID id() {
    return UUID.randomUUID();
  }

  RandomGenerator byDefault() {
    return RandomGenerator.getDefault();
  }

  RandomGenerator named() {
    return RandomGenerator.of("L64X128MixRandom");
  }
}
