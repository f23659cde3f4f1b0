package dev.walletport.adapter.fake;

import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** A fault of one call; {@link Faults} says of which one. */
public abstract sealed class Fault {

  /** The kind of a fault; a fault is a kind with its figures. */
  public enum Kind {
    /** {@link Fault#unavailable}. */
    UNAVAILABLE,
    /** {@link Fault#answerLost}. */
    ANSWER_LOST,
    /** {@link Fault#answerReset}. */
    ANSWER_RESET,
    /** {@link Fault#answerCut}. */
    ANSWER_CUT,
    /** {@link Fault#answerDrips}. */
    ANSWER_DRIPS,
    /** {@link Fault#badGateway}. */
    BAD_GATEWAY,
    /** {@link Fault#requestLost}. */
    REQUEST_LOST,
    /** {@link Fault#slow}. */
    SLOW,
    /** {@link Fault#throttled}. */
    THROTTLED,
    /** {@link Fault#refused}. */
    REFUSED,
    /** {@link Fault#wrongOtp}. */
    WRONG_OTP,
    /** {@link Fault#smsFailed}. */
    SMS_FAILED,
    /** {@link Fault#providerDown}. */
    PROVIDER_DOWN;

    /**
     * The operations that it can apply to.
     *
     * @return at least one
     */
    public Set<WalletOperation> operations() {
      return switch (this) {
        case WRONG_OTP -> EnumSet.of(WalletOperation.LINK);
        case SMS_FAILED -> EnumSet.of(WalletOperation.CREATE, WalletOperation.REQUEST_OTP);
        case PROVIDER_DOWN -> EnumSet.of(WalletOperation.REFRESH_ALL);
        default -> EnumSet.allOf(WalletOperation.class);
      };
    }

    /**
     * The display name.
     *
     * @return a word or two, such as "answer lost"
     */
    public String words() {
      return switch (this) {
        case WRONG_OTP -> "wrong OTP";
        case SMS_FAILED -> "SMS failed";
        default -> name().toLowerCase(Locale.ROOT).replace('_', ' ');
      };
    }
  }

  /** The longest time that a fault can have: a thousand years. */
  public static final Duration LONGEST = Duration.ofDays(365_250);

  private final Kind kind;
  private final String words;

  private Fault(Kind kind, String... details) {
    this.kind = kind;
    this.words = kind.words() + String.join("", details);
  }

  /**
   * The call never reaches the provider, and the caller knows it: nothing is applied, and the
   * answer is {@link Unavailable}.
   *
   * @return the fault
   */
  public static Fault unavailable() {
    return new NotApplied(
        Kind.UNAVAILABLE, call -> new Unavailable("the provider could not be reached"));
  }

  /**
   * The call is carried out and its answer is lost: a command ends as
   * {@link WalletFailure.OutcomeUnknown}, a read as {@link Unavailable}. On the wire, the sandbox
   * closes the connection without a byte.
   *
   * @return the fault
   */
  public static Fault answerLost() {
    return new AnswerLost(Kind.ANSWER_LOST);
  }

  /**
   * As {@link #answerLost}; on the wire, the sandbox resets the connection.
   *
   * @return the fault
   */
  public static Fault answerReset() {
    return new AnswerLost(Kind.ANSWER_RESET);
  }

  /**
   * As {@link #answerLost}; on the wire, the sandbox closes the connection in the middle of the
   * body.
   *
   * @return the fault
   */
  public static Fault answerCut() {
    return new AnswerLost(Kind.ANSWER_CUT);
  }

  /**
   * As {@link #answerLost}; on the wire, the sandbox sends a byte every 200 ms, which takes longer
   * than a call may last.
   *
   * @return the fault
   */
  public static Fault answerDrips() {
    return new AnswerLost(Kind.ANSWER_DRIPS);
  }

  /**
   * As {@link #answerLost}; on the wire, a 502 with an HTML page comes, as from a proxy.
   *
   * @return the fault
   */
  public static Fault badGateway() {
    return new AnswerLost(Kind.BAD_GATEWAY);
  }

  /**
   * The request is lost: nothing is applied, and the caller cannot tell this from
   * {@link #answerLost}.
   *
   * @return the fault
   */
  public static Fault requestLost() {
    return new NotApplied(Kind.REQUEST_LOST, PendingCall::withoutAnswer);
  }

  /**
   * The provider is slow: the fake's clock moves, at most to {@link FakeClock#LATEST}, no thread
   * sleeps, and then the call is carried out. A one-time password may expire meanwhile.
   *
   * @param duration how long it takes; zero to {@link #LONGEST}
   * @return the fault
   * @throws IllegalArgumentException if the duration is out of these bounds
   */
  public static Fault slow(Duration duration) {
    return new Slow(requireBounded(duration));
  }

  /**
   * The provider limits the rate: nothing is applied, and the answer is {@link Throttled}.
   *
   * @param wait how long the caller is told to wait; zero to {@link #LONGEST}
   * @return the fault
   * @throws IllegalArgumentException if the wait is out of these bounds
   */
  public static Fault throttled(Duration wait) {
    WalletFailure failure = new Throttled(Option.some(requireBounded(wait)));
    return new NotApplied(Kind.THROTTLED, call -> failure, ", " + seconds(wait));
  }

  /**
   * The provider refuses: nothing is applied, and the answer is {@link Refused}.
   *
   * @param code the provider's code
   * @param message the provider's message
   * @return the fault
   */
  public static Fault refused(String code, String message) {
    Refused failure = new Refused(code, message);
    return new NotApplied(Kind.REFUSED, call -> failure, ", " + failure.code());
  }

  /**
   * Every password typed is wrong, and uses up a guess if one is open. Only for
   * {@link WalletOperation#LINK}.
   *
   * @return the fault
   */
  public static Fault wrongOtp() {
    return new AppliedWithFault(Kind.WRONG_OTP, ProviderFault.OTP_IS_WRONG);
  }

  /**
   * The message with the one-time password is lost. The provider does not know: it answers success,
   * and the password before is void. Only for {@link WalletOperation#REQUEST_OTP} and
   * {@link WalletOperation#CREATE}, where it matters if a first password is requested.
   *
   * @return the fault
   */
  public static Fault smsFailed() {
    return new AppliedWithFault(Kind.SMS_FAILED, ProviderFault.SMS_FAILS);
  }

  /**
   * One provider does not answer while the others do: its wallets come with balances as last known.
   * Only for {@link WalletOperation#REFRESH_ALL}.
   *
   * @param provider the provider that is down
   * @return the fault
   */
  public static Fault providerDown(WalletProvider provider) {
    Objects.requireNonNull(provider, "provider");
    return new AppliedWithFault(Kind.PROVIDER_DOWN, ProviderFault.down(provider), ", " + provider);
  }

  private static String seconds(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds())
        .add(BigDecimal.valueOf(duration.getNano(), 9))
        .stripTrailingZeros();
    return seconds.toPlainString() + " s";
  }

  /** A longer one would overflow an instant that it is added to. */
  private static Duration requireBounded(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a fault lasts zero or more, not " + duration);
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a fault lasts at most " + LONGEST + ", not " + duration);
    }
    return duration;
  }

  /** How long the provider takes, before it carries out the call. */
  Duration delay() {
    return Duration.ZERO;
  }

  /**
   * The answer to the caller, after the {@link #delay}; the effect is what the provider does, with
   * or without a fault inside.
   */
  abstract <T> Either<WalletFailure, T> apply(
      PendingCall call, Function<ProviderFault, Either<WalletFailure, T>> effect);

  void requireFor(WalletOperation operation) {
    if (!kind.operations().contains(operation)) {
      throw new IllegalArgumentException(
          "\"" + kind.words() + "\" cannot apply to " + operation + ", only " + kind.operations());
    }
  }

  /**
   * The kind.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Names the fault, with its figures.
   *
   * @return a few words, such as "answer lost" or "slow, 30 s"
   */
  @Override
  public String toString() {
    return words;
  }

  /** Nothing is carried out, and the caller is told a failure. */
  private static final class NotApplied extends Fault {
    private final Function<PendingCall, WalletFailure> answer;

    NotApplied(Kind kind, Function<PendingCall, WalletFailure> answer, String... details) {
      super(kind, details);
      this.answer = answer;
    }

    @Override
    <T> Either<WalletFailure, T> apply(
        PendingCall call, Function<ProviderFault, Either<WalletFailure, T>> effect) {
      return Either.left(answer.apply(call));
    }
  }

  private static final class AnswerLost extends Fault {
    AnswerLost(Kind kind) {
      super(kind);
    }

    @Override
    <T> Either<WalletFailure, T> apply(
        PendingCall call, Function<ProviderFault, Either<WalletFailure, T>> effect) {
      return effect.apply(ProviderFault.NONE).fold(lost -> none(call), lost -> none(call));
    }

    private static <T> Either<WalletFailure, T> none(PendingCall call) {
      return Either.left(call.withoutAnswer());
    }
  }

  private static final class Slow extends Fault {
    private final Duration duration;

    Slow(Duration duration) {
      super(Kind.SLOW, ", " + seconds(duration));
      this.duration = duration;
    }

    @Override
    <T> Either<WalletFailure, T> apply(
        PendingCall call, Function<ProviderFault, Either<WalletFailure, T>> effect) {
      return effect.apply(ProviderFault.NONE);
    }

    @Override
    Duration delay() {
      return duration;
    }
  }

  private static final class AppliedWithFault extends Fault {
    private final ProviderFault providerFault;

    AppliedWithFault(Kind kind, ProviderFault providerFault, String... details) {
      super(kind, details);
      this.providerFault = providerFault;
    }

    @Override
    <T> Either<WalletFailure, T> apply(
        PendingCall call, Function<ProviderFault, Either<WalletFailure, T>> effect) {
      return effect.apply(providerFault);
    }
  }
}
