package dev.walletport.adapter.fake;

import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Something that goes wrong with one call; {@link Faults} says with which one. */
public abstract sealed class Fault {

  private static final Set<WalletOperation> ANY = EnumSet.allOf(WalletOperation.class);

  private final String words;
  private final Set<WalletOperation> befalls;

  private Fault(String words, Set<WalletOperation> befalls) {
    this.words = words;
    this.befalls = befalls;
  }

  /**
   * The call never reaches the provider, and the caller knows it: nothing is applied, and the
   * answer is {@link Unavailable}.
   *
   * @return the fault
   */
  public static Fault unavailable() {
    return new Instead("unavailable", sent -> new Unavailable("the provider could not be reached"));
  }

  /**
   * The call is carried out and its answer is lost: a command ends as
   * {@link WalletFailure.OutcomeUnknown}, a read as {@link Unavailable}.
   *
   * @return the fault
   */
  public static Fault answerLost() {
    return new AnswerLost();
  }

  /**
   * The call is lost on its way: nothing is applied, and the caller cannot tell this from
   * {@link #answerLost}.
   *
   * @return the fault
   */
  public static Fault requestLost() {
    return new Instead("request lost", Sent::withoutAnswer);
  }

  /**
   * The provider takes its time: the fake's clock moves, nobody sleeps, and then the call is
   * carried out. A one-time password may expire meanwhile.
   *
   * @param duration how long it takes; zero or more
   * @return the fault
   * @throws IllegalArgumentException if the duration is negative
   */
  public static Fault slow(Duration duration) {
    return new Slow(notNegative(duration));
  }

  /**
   * The provider wants fewer calls: nothing is applied, and the answer is {@link Throttled}.
   *
   * @param wait how long the caller is told to wait; zero or more
   * @return the fault
   * @throws IllegalArgumentException if the duration is negative
   */
  public static Fault throttled(Duration wait) {
    WalletFailure failure = new Throttled(Option.some(notNegative(wait)));
    return new Instead("throttled", sent -> failure);
  }

  /**
   * The provider says no: nothing is applied, and the answer is {@link Refused}.
   *
   * @param code the provider's own code
   * @param message the provider's own words
   * @return the fault
   */
  public static Fault refused(String code, String message) {
    WalletFailure failure = new Refused(code, message);
    return new Instead("refused", sent -> failure);
  }

  /**
   * Whatever is typed is wrong, and uses up a try if a password is open. Only for
   * {@link WalletOperation#LINK}.
   *
   * @return the fault
   */
  public static Fault wrongOtp() {
    return new Amid("wrong OTP", Mishap.OTP_IS_WRONG, EnumSet.of(WalletOperation.LINK));
  }

  /**
   * The message with the one-time password never arrives. The provider does not know: it answers as
   * if all were well, and the password before is void. Only for {@link WalletOperation#REQUEST_OTP}
   * and {@link WalletOperation#CREATE}, where it matters if a first password is wished for.
   *
   * @return the fault
   */
  public static Fault smsFailed() {
    return new Amid(
        "SMS failed",
        Mishap.SMS_FAILS,
        EnumSet.of(WalletOperation.REQUEST_OTP, WalletOperation.CREATE));
  }

  /**
   * One provider does not answer while the others do: its wallets come with balances as last known.
   * Only for {@link WalletOperation#REFRESH_ALL}.
   *
   * @param provider who is down
   * @return the fault
   */
  public static Fault providerDown(WalletProvider provider) {
    Objects.requireNonNull(provider, "provider");
    return new Amid(
        provider + " down", Mishap.down(provider), EnumSet.of(WalletOperation.REFRESH_ALL));
  }

  private static Duration notNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a fault lasts zero or more, not " + duration);
    }
    return duration;
  }

  /** What the caller is answered; the effect is what the provider would do, a mishap included. */
  abstract <T> Either<WalletFailure, T> befall(
      Sent sent, Function<Mishap, Either<WalletFailure, T>> effect);

  void requireFor(WalletOperation operation) {
    if (!befalls.contains(operation)) {
      throw new IllegalArgumentException(
          "\"" + words + "\" cannot befall " + operation + ", only " + befalls);
    }
  }

  /**
   * Names the fault.
   *
   * @return a word or two, such as "answer lost"
   */
  @Override
  public String toString() {
    return words;
  }

  /** Nothing is carried out, and the caller is told something. */
  private static final class Instead extends Fault {
    private final Function<Sent, WalletFailure> told;

    Instead(String words, Function<Sent, WalletFailure> told) {
      super(words, ANY);
      this.told = told;
    }

    @Override
    <T> Either<WalletFailure, T> befall(
        Sent sent, Function<Mishap, Either<WalletFailure, T>> effect) {
      return Either.left(told.apply(sent));
    }
  }

  private static final class AnswerLost extends Fault {
    AnswerLost() {
      super("answer lost", ANY);
    }

    @Override
    <T> Either<WalletFailure, T> befall(
        Sent sent, Function<Mishap, Either<WalletFailure, T>> effect) {
      return effect.apply(Mishap.NONE).fold(lost -> none(sent), lost -> none(sent));
    }

    private static <T> Either<WalletFailure, T> none(Sent sent) {
      return Either.left(sent.withoutAnswer());
    }
  }

  private static final class Slow extends Fault {
    private final Duration duration;

    Slow(Duration duration) {
      super("slow", ANY);
      this.duration = duration;
    }

    @Override
    <T> Either<WalletFailure, T> befall(
        Sent sent, Function<Mishap, Either<WalletFailure, T>> effect) {
      sent.takes(duration);
      return effect.apply(Mishap.NONE);
    }
  }

  private static final class Amid extends Fault {
    private final Mishap mishap;

    Amid(String words, Mishap mishap, Set<WalletOperation> befalls) {
      super(words, befalls);
      this.mishap = mishap;
    }

    @Override
    <T> Either<WalletFailure, T> befall(
        Sent sent, Function<Mishap, Either<WalletFailure, T>> effect) {
      return effect.apply(mishap);
    }
  }
}
