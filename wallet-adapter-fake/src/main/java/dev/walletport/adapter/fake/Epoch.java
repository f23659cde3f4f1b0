package dev.walletport.adapter.fake;

import io.vavr.control.Option;

/**
 * What all steps have in common from one moment on, read once by each step when it begins. A
 * snapshot is of the moment at which it replaces the epoch: the steps of earlier epochs are in it,
 * those of later ones are not.
 *
 * @param generation the part of history that a step belongs to
 * @param providers the providers and their rules
 * @param copy the snapshot under way, which a step must not change
 */
record Epoch(Generation generation, Providers providers, Option<StateCopy> copy) {

  static Epoch first() {
    return new Epoch(Generation.first(), Providers.known(), Option.none());
  }

  /** A snapshot begins. */
  Epoch copying(StateCopy copy, int number) {
    return new Epoch(generation.next(number), providers, Option.some(copy));
  }

  /** The snapshot is complete. */
  Epoch copied() {
    return new Epoch(generation, providers, Option.none());
  }

  /** The first epoch of a state that a snapshot, or a copy of one, is restored to. */
  Epoch restored(int number) {
    return new Epoch(generation.next(number), providers, Option.none());
  }

  Epoch with(Providers changed) {
    return new Epoch(generation, changed, copy);
  }
}
