package dev.walletport.application.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Tells whether a concurrent history could have happened one call after the other.
 *
 * <p>The search of Wing and Gong, with the memory of Lowe: an order is built call by call, next
 * always one that began before any other that is left ended, and a set of calls that has led to the
 * same state before is not tried again.
 *
 * @param <C> a call
 * @param <S> a state, with {@code equals}
 */
public final class Linearizability<C, S> {

  /** More would not fit the set of calls done, and take too long. */
  public static final int MOST = 30;

  private final BiFunction<S, C, Step<S>> specification;

  /** The specification says, for one call at a time, what is answered and where it leads. */
  public Linearizability(BiFunction<S, C, Step<S>> specification) {
    this.specification = specification;
  }

  /** What one call does to a state. */
  public record Step<S>(String answer, S next) {}

  /** A call as it was seen from outside: it took effect at some instant from begun to ended. */
  public record Observation<C>(C call, String answer, long begun, long ended) {}

  /** Tells whether any order explains the answers, from a state. */
  public boolean holds(S start, List<Observation<C>> history) {
    if (history.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " calls, not " + history.size());
    }
    return new Search(history).from(start, 0);
  }

  private final class Search {
    private final List<Observation<C>> history;
    private final Set<Visited<S>> deadEnds = new HashSet<>();

    Search(List<Observation<C>> history) {
      this.history = history;
    }

    boolean from(S state, int done) {
      if (done == (1 << history.size()) - 1) {
        return true;
      }
      if (deadEnds.contains(new Visited<>(state, done))) {
        return false;
      }
      long firstEnd = firstEndAfter(done);
      for (int i = 0; i < history.size(); i++) {
        if (isLeft(i, done) && history.get(i).begun() < firstEnd && leads(state, done, i)) {
          return true;
        }
      }
      deadEnds.add(new Visited<>(state, done));
      return false;
    }

    private boolean leads(S state, int done, int i) {
      Observation<C> seen = history.get(i);
      Step<S> step = specification.apply(state, seen.call());
      return step.answer().equals(seen.answer()) && from(step.next(), done | 1 << i);
    }

    private long firstEndAfter(int done) {
      long first = Long.MAX_VALUE;
      for (int i = 0; i < history.size(); i++) {
        if (isLeft(i, done)) {
          first = Math.min(first, history.get(i).ended());
        }
      }
      return first;
    }

    private boolean isLeft(int i, int done) {
      return (done & 1 << i) == 0;
    }
  }

  private record Visited<S>(S state, int done) {}
}
