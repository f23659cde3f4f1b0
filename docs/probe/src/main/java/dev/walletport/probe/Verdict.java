package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.function.Function;

/** What became of a question. */
sealed interface Verdict {

  /** Compares what was found with what is assumed. */
  static Verdict of(WireFact fact, Either<String, Outcome> found) {
    return found.fold(
        Undecided::new,
        outcome -> fact.assumed().contains(outcome.word())
            ? new Confirmed(outcome)
            : new Contradicted(outcome));
  }

  <T> T fold(Cases<T> cases);

  /** One word for each. */
  default String word() {
    return fold(new Cases<>(
        confirmed -> "confirmed",
        contradicted -> "contradicted",
        undecided -> "undecided",
        notAsked -> "not asked"));
  }

  /** What was seen, or why nothing was. */
  default String reason() {
    return fold(new Cases<>(
        confirmed -> shown(confirmed.outcome()),
        contradicted -> shown(contradicted.outcome()),
        Undecided::why,
        NotAsked::why));
  }

  private static String shown(Outcome outcome) {
    return outcome.detail().isEmpty() || outcome.detail().equals(outcome.word())
        ? outcome.word()
        : outcome.word() + " (" + outcome.detail() + ")";
  }

  /**
   * The outcome is an assumed one.
   *
   * @param outcome what was seen
   */
  record Confirmed(Outcome outcome) implements Verdict {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.confirmed.apply(this);
    }
  }

  /**
   * The outcome is another one than assumed.
   *
   * @param outcome what was seen
   */
  record Contradicted(Outcome outcome) implements Verdict {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.contradicted.apply(this);
    }
  }

  /**
   * The responses do not tell.
   *
   * @param why the reason
   */
  record Undecided(String why) implements Verdict {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.undecided.apply(this);
    }
  }

  /**
   * Nothing was sent for it.
   *
   * @param why the reason
   */
  record NotAsked(String why) implements Verdict {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.notAsked.apply(this);
    }
  }

  /**
   * One function for each.
   *
   * @param <T> what they answer
   */
  record Cases<T>(
      Function<Confirmed, T> confirmed,
      Function<Contradicted, T> contradicted,
      Function<Undecided, T> undecided,
      Function<NotAsked, T> notAsked) {}
}
