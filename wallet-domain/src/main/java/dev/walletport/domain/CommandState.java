package dev.walletport.domain;

import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.HeldBack.Reason;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the commands on one wallet, as a state machine whose every function takes the
 * present as an argument.
 *
 * <p>A wallet is {@link Idle} until a command {@linkplain #begin begins}. It is {@link InFlight}
 * until its sender ends it; {@link Unsettled} if the answer was lost or the sender stopped; and
 * {@link GivenUp} if reading back never showed what became of it. The trail of recent messages and
 * guesses goes from state to state; what the command itself costs is added when it ends, so that a
 * store can begin one without knowing the limits.
 */
public sealed interface CommandState {

  /**
   * The state of a wallet that the guard has not seen.
   *
   * @return idle, with an empty trail
   */
  static Idle fresh() {
    return Idle.FRESH;
  }

  /**
   * Tells what was sent before.
   *
   * @return the recent messages and guesses, without that of a command that has not ended
   */
  CommandTrail trail();

  /**
   * Tells what holds later commands back.
   *
   * @param limits the host's ceilings
   * @return the recent messages and guesses, with that of a command that has not ended
   */
  CommandTrail counted(GuardLimits limits);

  /**
   * Answers by case: a case that is added later does not compile until it is handled.
   *
   * @param cases what to answer in each case
   * @param <T> what is answered
   * @return what the one method that was called returned
   */
  <T extends @Nullable Object> T fold(Cases<? extends T> cases);

  /**
   * Begins a command. It counts as sent from here on.
   *
   * @param command what is to be sent
   * @param lease from when and for how long it has the wallet to itself
   * @param limits the host's ceilings
   * @return the command in flight, or why and until when it is held back; at the very instant a
   *     pause or a window ends it is allowed
   */
  Either<HeldBack, InFlight> begin(Command command, CommandLease lease, GuardLimits limits);

  /**
   * Tells how the state alone, whatever was sent before, holds back every command but a delink.
   *
   * @param now the present
   * @return why and until when; none if no command is under way or waits for a look or a person. An
   *     end that is not after the present is a look that is due
   */
  default Option<HeldBack> holdsBack(Instant now) {
    return Option.none();
  }

  /**
   * Claims the next look at a command whose sender is gone or whose answer was lost.
   *
   * @param now the present
   * @param plan how many looks, and when
   * @return unsettled, with one look more and the next one in the future, so that only one of two
   *     nodes makes this look; none if no look is due
   */
  default Option<Unsettled> look(Instant now, LookPlan plan) {
    return Option.none();
  }

  private static CommandTrail counted(
      CommandTrail before, Command command, Instant sentAt, GuardLimits limits) {
    return switch (command.action().effect()) {
      case MESSAGE -> before.withMessage(sentAt, limits.messages());
      case GUESS -> before.withGuess(sentAt, limits.guesses());
      case NEITHER -> before;
    };
  }

  /** A delink leads to the same end whatever became of the command before it. */
  private static Either<HeldBack, InFlight> onlyDelink(InFlight next, HeldBack otherwise) {
    return next.command().action().operation() == WalletOperation.DELINK
        ? Either.right(next)
        : Either.left(otherwise);
  }

  /**
   * No command is under way.
   *
   * @param trail the recent messages and guesses
   */
  record Idle(CommandTrail trail) implements CommandState {

    private static final Idle FRESH = new Idle(CommandTrail.empty());

    /** Refuses null. */
    public Idle {
      Objects.requireNonNull(trail, "trail");
    }

    @Override
    public CommandTrail counted(GuardLimits limits) {
      return trail;
    }

    @Override
    public Either<HeldBack, InFlight> begin(
        Command command, CommandLease lease, GuardLimits limits) {
      InFlight begun = begun(command, lease.since(), lease.length());
      return begun.heldBack(limits).toEither(begun).swap();
    }

    /**
     * Begins a command whatever the limits are, as a store does that does not know them.
     *
     * @param command what is to be sent
     * @param now the present
     * @param length for how long it has the wallet to itself
     * @return the command in flight; it is not sent if it is {@linkplain InFlight#heldBack held
     *     back}
     */
    public InFlight begun(Command command, Instant now, Duration length) {
      return new InFlight(command, now, length, trail);
    }

    /**
     * Counts a message against a ceiling that several wallets share.
     *
     * @param ceiling the ceiling
     * @param now the present
     * @return with the message; or why and until when it is held back
     */
    public Either<HeldBack, Idle> message(Ceiling ceiling, Instant now) {
      return ceiling
          .fullUntil(trail.messages(), now)
          .map(until -> new HeldBack(Reason.TOO_MANY_MESSAGES, Option.some(until)))
          .toEither(() -> new Idle(trail.withMessage(now, ceiling)))
          .swap();
    }

    /**
     * Takes back a message that was not sent.
     *
     * @param countedAt the instant with which it was counted
     * @return without that message
     */
    public Idle withoutMessage(Instant countedAt) {
      return new Idle(trail.withoutMessage(countedAt));
    }

    /**
     * Tells whether nothing of it matters any more.
     *
     * @param now the present
     * @return true from the instant on at which its trail holds nothing back
     */
    public boolean isForgotten(Instant now) {
      return !now.isBefore(trail.keepUntil());
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.idle(this);
    }
  }

  /**
   * A command is under way.
   *
   * @param command the command
   * @param since when it began, cut to microseconds, the precision of a database
   * @param length for how long its sender is assumed to run, cut to microseconds
   * @param trail the recent messages and guesses before it
   */
  record InFlight(Command command, Instant since, Duration length, CommandTrail trail)
      implements CommandState {

    /** Cuts both times and refuses null. */
    public InFlight {
      Objects.requireNonNull(command, "command");
      since = Objects.requireNonNull(since, "since").truncatedTo(ChronoUnit.MICROS);
      length = Objects.requireNonNull(length, "length").truncatedTo(ChronoUnit.MICROS);
      Objects.requireNonNull(trail, "trail");
    }

    /**
     * Tells how long it has the wallet to itself.
     *
     * @return since when, and until when its sender is assumed to run
     */
    public CommandLease lease() {
      return new CommandLease(since, length);
    }

    private Instant until() {
      return since.plus(length);
    }

    /** Held back, as one is under way; from the end of the lease on, as it is unsettled. */
    @Override
    public Either<HeldBack, InFlight> begin(Command next, CommandLease wanted, GuardLimits limits) {
      return Either.left(held(wanted.since()));
    }

    private HeldBack held(Instant now) {
      boolean inFlight = now.isBefore(until());
      return new HeldBack(
          inFlight ? Reason.ANOTHER_IN_FLIGHT : Reason.UNSETTLED, Option.some(until()));
    }

    @Override
    public Option<HeldBack> holdsBack(Instant now) {
      return Option.some(held(now));
    }

    @Override
    public CommandTrail counted(GuardLimits limits) {
      return CommandState.counted(trail, command, since, limits);
    }

    /**
     * Tells whether a limit keeps it from being sent.
     *
     * @param limits the host's ceilings
     * @return why and until when; none if it may be sent
     */
    public Option<HeldBack> heldBack(GuardLimits limits) {
      return switch (command.action().effect()) {
        case MESSAGE -> SendAllowance.of(trail, limits, since).heldBack(since);
        case GUESS ->
          limits
              .guesses()
              .fullUntil(trail.guesses(), since)
              .map(until -> new HeldBack(Reason.TOO_MANY_GUESSES, Option.some(until)));
        case NEITHER -> Option.none();
      };
    }

    /**
     * Takes it back: it certainly never left.
     *
     * @return idle, as before it
     */
    public Idle withdrawn() {
      return new Idle(trail);
    }

    /**
     * Ends it: the provider answered.
     *
     * @param limits the host's ceilings
     * @return idle, with what it cost
     */
    public Idle end(GuardLimits limits) {
      return new Idle(counted(limits));
    }

    /**
     * Ends it without an answer.
     *
     * @return unsettled, to be looked at once its lease is over
     */
    public Unsettled lost() {
      return new Unsettled(command, since, new Looks(0, until()), trail);
    }

    /** From the end of the lease on. */
    @Override
    public Option<Unsettled> look(Instant now, LookPlan plan) {
      return lost().look(now, plan);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.inFlight(this);
    }
  }

  /**
   * How often it was looked at.
   *
   * @param made how many looks
   * @param next when the next one is due
   */
  record Looks(int made, Instant next) {

    /** Refuses null. */
    public Looks {
      Objects.requireNonNull(next, "next");
    }
  }

  /**
   * The answer to a command was lost, or its sender stopped.
   *
   * @param command the command
   * @param sentAt when it began
   * @param looks how often it was looked at, and when it will be
   * @param trail the recent messages and guesses before it
   */
  record Unsettled(Command command, Instant sentAt, Looks looks, CommandTrail trail)
      implements CommandState {

    /** Refuses null. */
    public Unsettled {
      Objects.requireNonNull(command, "command");
      Objects.requireNonNull(sentAt, "sentAt");
      Objects.requireNonNull(looks, "looks");
      Objects.requireNonNull(trail, "trail");
    }

    @Override
    public CommandTrail counted(GuardLimits limits) {
      return CommandState.counted(trail, command, sentAt, limits);
    }

    /** Held back, unless it is a delink. */
    @Override
    public Either<HeldBack, InFlight> begin(Command next, CommandLease lease, GuardLimits limits) {
      return onlyDelink(
          new Idle(counted(limits)).begun(next, lease.since(), lease.length()), held());
    }

    private HeldBack held() {
      return new HeldBack(Reason.UNSETTLED, Option.some(looks.next()));
    }

    @Override
    public Option<HeldBack> holdsBack(Instant now) {
      return Option.some(held());
    }

    /** From the instant of the next look on. */
    @Override
    public Option<Unsettled> look(Instant now, LookPlan plan) {
      int made = looks.made() + 1;
      return now.isBefore(looks.next())
          ? Option.none()
          : Option.some(
              new Unsettled(command, sentAt, new Looks(made, plan.after(made, now)), trail));
    }

    /**
     * Sends it once more, which holds every other command back until the next look.
     *
     * @param now the present, before the next look
     * @return in flight, with a lease that ends at the next look
     */
    public InFlight again(Instant now) {
      return new InFlight(command, now, Duration.between(now, looks.next()), trail);
    }

    /**
     * Ends it: a look showed what became of it.
     *
     * @param limits the host's ceilings
     * @return idle, with what it cost
     */
    public Idle settled(GuardLimits limits) {
      return new Idle(counted(limits));
    }

    /**
     * Hands it to a person.
     *
     * @return given up
     */
    public GivenUp givenUp() {
      return new GivenUp(command, sentAt, looks.made(), trail);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.unsettled(this);
    }
  }

  /**
   * No look showed what became of a command; a person should find out.
   *
   * @param command the command
   * @param sentAt when it began
   * @param looks how often it was looked at
   * @param trail the recent messages and guesses before it
   */
  record GivenUp(Command command, Instant sentAt, int looks, CommandTrail trail)
      implements CommandState {

    /** Refuses null. */
    public GivenUp {
      Objects.requireNonNull(command, "command");
      Objects.requireNonNull(sentAt, "sentAt");
      Objects.requireNonNull(trail, "trail");
    }

    @Override
    public CommandTrail counted(GuardLimits limits) {
      return CommandState.counted(trail, command, sentAt, limits);
    }

    /** Held back without an end, unless it is a delink. */
    @Override
    public Either<HeldBack, InFlight> begin(Command next, CommandLease lease, GuardLimits limits) {
      return onlyDelink(
          new Idle(counted(limits)).begun(next, lease.since(), lease.length()), held());
    }

    private static HeldBack held() {
      return new HeldBack(Reason.GIVEN_UP, Option.none());
    }

    @Override
    public Option<HeldBack> holdsBack(Instant now) {
      return Option.some(held());
    }

    /**
     * Ends it: a person knows what became of it.
     *
     * @param limits the host's ceilings
     * @return idle, with what it cost
     */
    public Idle acknowledged(GuardLimits limits) {
      return new Idle(counted(limits));
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.givenUp(this);
    }
  }

  /**
   * One method for each state.
   *
   * @param <T> what is answered
   */
  interface Cases<T extends @Nullable Object> {

    /**
     * No command is under way.
     *
     * @param state the case
     * @return the answer
     */
    T idle(Idle state);

    /**
     * A command is under way.
     *
     * @param state the case
     * @return the answer
     */
    T inFlight(InFlight state);

    /**
     * A command is to be read back.
     *
     * @param state the case
     * @return the answer
     */
    T unsettled(Unsettled state);

    /**
     * A command waits for a person.
     *
     * @param state the case
     * @return the answer
     */
    T givenUp(GivenUp state);
  }
}
