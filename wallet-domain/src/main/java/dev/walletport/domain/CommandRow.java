package dev.walletport.domain;

import dev.walletport.domain.Command.Action;
import dev.walletport.domain.Command.Effect;
import dev.walletport.domain.CommandState.GivenUp;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CommandState.Looks;
import dev.walletport.domain.CommandState.Unsettled;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A {@link CommandState} as plain columns: {@code row.state()} of {@code CommandRow.of(state)} is
 * an equal state, and two states are equal if and only if their rows are.
 *
 * <p>Version 1. A column that is added later has a default that a row of version 1 stands for.
 *
 * @param phase {@code IDLE}, {@code IN_FLIGHT}, {@code UNSETTLED} or {@code GIVEN_UP}
 * @param due when something is to be done about the row: of an idle one, forget it; of one in
 *     flight or unsettled, look at it; of one given up, {@link Instant#EPOCH}, which means never
 * @param trail the recent messages and guesses, without those of the command
 * @param command the command; none of an idle row
 */
public record CommandRow(
    Phase phase, Instant due, TrailColumns trail, Option<CommandColumns> command) {

  /** Refuses null. */
  public CommandRow {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(trail, "trail");
    Objects.requireNonNull(command, "command");
  }

  /** The name of a state. */
  public enum Phase {
    /** {@link CommandState.Idle}. */
    IDLE,
    /** {@link CommandState.InFlight}. */
    IN_FLIGHT,
    /** {@link CommandState.Unsettled}. */
    UNSETTLED,
    /** {@link CommandState.GivenUp}. */
    GIVEN_UP
  }

  /**
   * The recent messages and guesses.
   *
   * @param messages instants in ISO 8601, with a blank between them; at most 100
   * @param guesses the same of guesses
   * @param keepUntil the first instant at which none of them matters
   */
  public record TrailColumns(String messages, String guesses, Instant keepUntil) {

    /** Refuses null. */
    public TrailColumns {
      Objects.requireNonNull(messages, "messages");
      Objects.requireNonNull(guesses, "guesses");
      Objects.requireNonNull(keepUntil, "keepUntil");
    }

    private static TrailColumns of(CommandTrail trail) {
      return new TrailColumns(joined(trail.messages()), joined(trail.guesses()), trail.keepUntil());
    }

    private static String joined(List<Instant> instants) {
      return instants.stream().map(Instant::toString).collect(Collectors.joining(" "));
    }

    private CommandTrail trail() {
      return new CommandTrail(instants(messages), instants(guesses), keepUntil);
    }

    private static List<Instant> instants(String joined) {
      return Arrays.stream(joined.split(" ", -1))
          .filter(text -> !text.isEmpty())
          .map(Instant::parse)
          .toList();
    }
  }

  /**
   * A command.
   *
   * @param call the id of the call that sent it
   * @param operation the name of a {@link WalletOperation}
   * @param effect the name of an {@link Effect}
   * @param customer the customer's id; 1 to 128 characters
   * @param routingId the customer's routing id
   * @param wallet the wallet's id, empty for a wallet that was to be made; at most 64 characters
   * @param provider the provider's code, empty but for a wallet that was to be made
   * @param sentAt when it began
   * @param looks how often it was looked at
   */
  public record CommandColumns(
      String call,
      String operation,
      String effect,
      String customer,
      String routingId,
      String wallet,
      String provider,
      Instant sentAt,
      int looks) {

    /** Refuses null. */
    public CommandColumns {
      Objects.requireNonNull(call, "call");
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(effect, "effect");
      Objects.requireNonNull(customer, "customer");
      Objects.requireNonNull(routingId, "routingId");
      Objects.requireNonNull(wallet, "wallet");
      Objects.requireNonNull(provider, "provider");
      Objects.requireNonNull(sentAt, "sentAt");
    }

    private static CommandColumns of(Command command, Instant sentAt, int looks) {
      return new CommandColumns(
          command.call(),
          command.action().operation().name(),
          command.action().effect().name(),
          command.customer().id().value(),
          command.customer().routingId().value(),
          command.wallet().fold(() -> "", WalletId::value),
          command.action().provider().fold(() -> "", WalletProvider::code),
          sentAt,
          looks);
    }

    private Command command() {
      return new Command(
          call,
          action(),
          new Customer(CustomerId.of(customer), RoutingId.of(routingId)),
          given(wallet).map(WalletId::of));
    }

    private Action action() {
      return new Action(
          WalletOperation.valueOf(operation),
          Effect.valueOf(effect),
          given(provider).map(WalletProvider::of));
    }

    private static Option<String> given(String text) {
      return text.isEmpty() ? Option.none() : Option.some(text);
    }
  }

  /**
   * Writes a state as columns.
   *
   * @param state any state
   * @return its row
   */
  public static CommandRow of(CommandState state) {
    return state.fold(new Rows());
  }

  /**
   * Reads the state back.
   *
   * @return the state that this is the row of
   * @throws IllegalArgumentException if no state has such a row
   */
  public CommandState state() {
    return switch (phase) {
      case IDLE -> new Idle(trail.trail());
      case IN_FLIGHT ->
        new InFlight(
            sent().command(),
            sent().sentAt(),
            Duration.between(sent().sentAt(), due),
            trail.trail());
      case UNSETTLED ->
        new Unsettled(
            sent().command(), sent().sentAt(), new Looks(sent().looks(), due), trail.trail());
      case GIVEN_UP ->
        new GivenUp(sent().command(), sent().sentAt(), sent().looks(), trail.trail());
    };
  }

  private CommandColumns sent() {
    return command.getOrElseThrow(
        () -> new IllegalArgumentException("a row in phase " + phase + " has a command"));
  }

  private static final class Rows implements CommandState.Cases<CommandRow> {

    @Override
    public CommandRow idle(Idle state) {
      TrailColumns trail = TrailColumns.of(state.trail());
      return new CommandRow(Phase.IDLE, trail.keepUntil(), trail, Option.none());
    }

    @Override
    public CommandRow inFlight(InFlight state) {
      CommandColumns columns = CommandColumns.of(state.command(), state.since(), 0);
      return row(Phase.IN_FLIGHT, state.lease().until(), state, columns);
    }

    @Override
    public CommandRow unsettled(Unsettled state) {
      CommandColumns columns =
          CommandColumns.of(state.command(), state.sentAt(), state.looks().made());
      return row(Phase.UNSETTLED, state.looks().next(), state, columns);
    }

    @Override
    public CommandRow givenUp(GivenUp state) {
      CommandColumns columns = CommandColumns.of(state.command(), state.sentAt(), state.looks());
      return row(Phase.GIVEN_UP, Instant.EPOCH, state, columns);
    }

    private static CommandRow row(
        Phase phase, Instant due, CommandState state, CommandColumns columns) {
      return new CommandRow(phase, due, TrailColumns.of(state.trail()), Option.some(columns));
    }
  }
}
