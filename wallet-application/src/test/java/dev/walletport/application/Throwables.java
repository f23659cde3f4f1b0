package dev.walletport.application;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.util.stream.Stream;

/** What code of a host may throw, declared or not. */
final class Throwables {

  private Throwables() {}

  /** One of every kind; the two checked ones are thrown undeclared. */
  static Stream<Throwable> all() {
    return Stream.of(
        new IllegalStateException("the audit is full"),
        new NullPointerException(),
        new AssertionError("a test in production"),
        new NoClassDefFoundError("an old metrics library"),
        new OutOfMemoryError("Java heap space"),
        new StackOverflowError(),
        new ThreadDeath(),
        new IOException("from a language without checked exceptions"),
        new InterruptedException("from a language without checked exceptions"),
        new UnprintableException());
  }

  /** Throws anything, a checked exception included, without declaring it. */
  @CanIgnoreReturnValue
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "DoNotCallSuggester"
  }) // To sneak is the point.
  static <R, T extends Throwable> R sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** An exception that cannot be turned into text. */
  private static final class UnprintableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new StackOverflowError("while printing");
    }
  }
}
