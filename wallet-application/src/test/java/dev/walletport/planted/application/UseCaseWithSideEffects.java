package dev.walletport.planted.application;

import java.util.Random;
import java.util.UUID;

/** Sleeps, draws at random, keeps something with its thread and prints. */
final class UseCaseWithSideEffects {

  void sleep() throws InterruptedException {
    Thread.sleep(1);
  }

  UUID id() {
    return UUID.randomUUID();
  }

  double mathRandom() {
    return Math.random();
  }

  Random seeded() {
    return new Random(1);
  }

  ThreadLocal<String> remembered() {
    return new ThreadLocal<>();
  }

  void print() {
    System.out.println("linked");
  }
}
