package dev.walletport.application.port;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Two listeners as one: the second is called even if the first throws. What the first throws is
 * thrown on, with that of the second suppressed in it.
 */
final class BothWalletEvents implements WalletEvents {

  private final WalletEvents first;
  private final WalletEvents second;

  BothWalletEvents(WalletEvents first, WalletEvents second) {
    this.first = Objects.requireNonNull(first, "first");
    this.second = Objects.requireNonNull(second, "second");
  }

  @Override
  public void onBegin(WalletCallBegun event) {
    tell(first::onBegin, second::onBegin, event);
  }

  @Override
  public void onAttempt(WalletAttempt event) {
    tell(first::onAttempt, second::onAttempt, event);
  }

  @Override
  public void onUnreadField(UnreadField event) {
    tell(first::onUnreadField, second::onUnreadField, event);
  }

  @Override
  public void onEnd(WalletCallEnded event) {
    tell(first::onEnd, second::onEnd, event);
  }

  @Override
  public void onSwept(SweptCommand event) {
    tell(first::onSwept, second::onSwept, event);
  }

  private static <E> void tell(Consumer<E> first, Consumer<E> second, E event) {
    try {
      first.accept(event);
    } catch (Throwable thrown) {
      tellAfter(thrown, second, event);
      throw thrown;
    }
    second.accept(event);
  }

  private static <E> void tellAfter(Throwable thrown, Consumer<E> second, E event) {
    try {
      second.accept(event);
    } catch (Throwable another) {
      suppress(thrown, another);
    }
  }

  /** Two listeners may throw the same one, which cannot suppress itself. */
  private static void suppress(Throwable thrown, Throwable another) {
    if (thrown != another) {
      thrown.addSuppressed(another);
    }
  }
}
