package dev.walletport.application;

import dev.walletport.application.GuardedRows.Change;
import dev.walletport.application.SharedCeilings.HashedContexts;
import dev.walletport.application.SharedCeilings.SharedCeiling;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.CommandStore.Seen;
import dev.walletport.application.port.SendContexts;
import dev.walletport.domain.Command;
import dev.walletport.domain.Command.Effect;
import dev.walletport.domain.CommandLease;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CommandTrail;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.HashKey;
import dev.walletport.domain.LookPlan;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.SendAllowance;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lets one command at a time through for each wallet, on all nodes that share a
 * {@link CommandStore}, and no more messages and guesses than {@link GuardLimits} allow.
 *
 * <p>A command is written down before the gateway is asked, and its end after settling. What is
 * held back is {@link HeldBack}, and nothing was sent. If the store cannot answer, a delink goes on
 * without it; any other command is {@link Unavailable}, and nothing was sent. A store that fails
 * after the call changes no answer: the command waits for {@link SettleOutstanding}.
 */
public final class CommandGuard {

  private static final CommandGuard NONE = new CommandGuard(
      Option.none(),
      new Rules(GuardLimits.standard(), LookPlan.standard(), LeaseTimes.standard()),
      Option.none());

  private final Option<CommandStore> store;
  private final Rules rules;
  private final Option<HashedContexts> sendContexts;
  private final Option<GuardedRows> rows;
  private final Duration lease;
  private final Duration sendWithin;

  private CommandGuard(
      Option<CommandStore> store, Rules rules, Option<HashedContexts> sendContexts) {
    this.store = store;
    this.rules = rules;
    this.sendContexts = sendContexts;
    this.rows = store.map(shared -> new GuardedRows(shared, rules.limits));
    this.lease = rules.lease.length();
    this.sendWithin = rules.lease.send();
  }

  /**
   * Guards nothing, and costs nothing.
   *
   * @return the default of a host
   */
  public static CommandGuard none() {
    return NONE;
  }

  /**
   * Guards by a store, with the standard limits, looks and lease; messages are counted per wallet
   * and per customer.
   *
   * @param store what all nodes share
   * @return the guard
   */
  public static CommandGuard over(CommandStore store) {
    return new CommandGuard(
        Option.some(Objects.requireNonNull(store, "store")), NONE.rules, Option.none());
  }

  /**
   * Changes the ceilings.
   *
   * @param limits the host's ceilings
   * @return the same guard otherwise
   */
  public CommandGuard limits(GuardLimits limits) {
    Objects.requireNonNull(limits, "limits");
    return new CommandGuard(store, new Rules(limits, rules.looks, rules.lease), sendContexts);
  }

  /**
   * Changes how often a command is looked at whose sender is gone.
   *
   * @param looks how many looks, and when
   * @return the same guard otherwise
   */
  public CommandGuard looks(LookPlan looks) {
    Objects.requireNonNull(looks, "looks");
    return new CommandGuard(store, new Rules(rules.limits, looks, rules.lease), sendContexts);
  }

  /**
   * Changes the lease, for a gateway with another deadline or another settling.
   *
   * @param lease what a running node may take
   * @return the same guard otherwise
   */
  public CommandGuard lease(LeaseTimes lease) {
    Objects.requireNonNull(lease, "lease");
    return new CommandGuard(store, new Rules(rules.limits, rules.looks, lease), sendContexts);
  }

  /**
   * Counts messages per mobile number and per origin as well.
   *
   * @param key by which both are hashed before they are stored; the same on all nodes
   * @param contexts where both come from
   * @return the same guard otherwise
   */
  public CommandGuard sendContexts(HashKey key, SendContexts contexts) {
    return new CommandGuard(store, rules, Option.some(new HashedContexts(key, contexts)));
  }

  /** What is data. */
  private record Rules(GuardLimits limits, LookPlan looks, LeaseTimes lease) {}

  boolean isNone() {
    return store.isEmpty();
  }

  /** Tells how long may pass from before {@link #begin} until the gateway is asked. */
  Duration beginWithin() {
    return rules.lease.begin();
  }

  /** Tells how long may pass from before {@link #begin} until the command must have left. */
  Duration sendWithin() {
    return sendWithin;
  }

  LookPlan looks() {
    return rules.looks;
  }

  GuardLimits limits() {
    return rules.limits;
  }

  /** The store; a guard that is none has no use for one. */
  CommandStore store() {
    return rows().store();
  }

  private GuardedRows rows() {
    return rows.getOrElseThrow(() -> new IllegalStateException("there is no command guard"));
  }

  /**
   * Begins a command of a merchant.
   *
   * @param number the mobile number that the command itself names
   */
  Admission begin(Option<String> merchant, Command command, Option<MobileNumber> number) {
    if (command.action().effect() == Effect.MESSAGE) {
      return message(merchant, command, number);
    }
    try {
      return other(key(merchant, command), command);
    } catch (RuntimeException unreachable) {
      return withoutStore(command, unreachable);
    }
  }

  private Admission message(Option<String> merchant, Command command, Option<MobileNumber> number) {
    List<SharedCeiling> shared;
    try {
      shared = shared().of(merchant, subject(command), number);
    } catch (RuntimeException broken) { // The host's contexts, and not the store.
      return Admission.not(new Unavailable("send context: " + className(broken)));
    }
    try {
      return message(key(merchant, command), command, shared);
    } catch (RuntimeException unreachable) {
      return withoutStore(command, unreachable);
    }
  }

  private static CommandKey key(Option<String> merchant, Command command) {
    CustomerId customer = command.customer().id();
    Option<WalletId> wallet = command.wallet();
    return wallet.isDefined()
        ? CommandKey.wallet(merchant, customer, wallet.get())
        : withoutWallet(merchant, customer, command.action().provider());
  }

  private static CommandKey withoutWallet(
      Option<String> merchant, CustomerId customer, Option<WalletProvider> provider) {
    return provider.fold(
        () -> CommandKey.closing(merchant, customer),
        at -> CommandKey.newWallet(merchant, customer, at));
  }

  private static CallSubject subject(Command command) {
    return new CallSubject(command.action().operation(), command.customer().id(), command.wallet());
  }

  private static Admission withoutStore(Command command, RuntimeException unreachable) {
    String reason = "command store: " + className(unreachable);
    return command.action().operation() == WalletOperation.DELINK
        ? Admission.UNWRITTEN
        : Admission.not(new Unavailable(reason));
  }

  /** Without its package; an anonymous class has no simple name. */
  private static String className(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Takes the wallet in one step of the store, and looks at the limits afterwards. */
  private Admission other(CommandKey key, Command command) {
    Either<Seen, InFlight> begun = store().begin(key, command, lease);
    return begun.isRight()
        ? unlessHeldBack(new WrittenPermit(rows(), key, begun.get()))
        : over(begun.getLeft(), key, command);
  }

  private Admission unlessHeldBack(WrittenPermit permit) {
    Option<HeldBack> held = permit.inFlight().heldBack(rules.limits);
    if (held.isEmpty()) {
      return permit;
    }
    permit.withdraw();
    return Admission.not(held.get());
  }

  /** A wallet that is not idle: a delink may pass. */
  private Admission over(Seen seen, CommandKey key, Command command) {
    return rows()
        .change(key, seen, at -> begun(at, command))
        .fold(Admission::not, change -> permit(key, change));
  }

  private Either<HeldBack, InFlight> begun(Seen seen, Command command) {
    return seen.state().begin(command, CommandLease.from(seen.now(), lease), rules.limits);
  }

  private WrittenPermit permit(CommandKey key, Change<InFlight> change) {
    return change.before() instanceof Idle
        ? new WrittenPermit(rows(), key, change.after())
        : new DelinkPermit(rows(), key, change.after(), change.before());
  }

  /** Reads all rows that count first, so that a message that is held back writes nothing. */
  private Admission message(CommandKey key, Command command, List<SharedCeiling> shared) {
    List<Seen> seen = store().readAll(keys(key, shared));
    Option<HeldBack> full = full(shared, seen);
    return rows()
        .change(key, seen.get(0), at -> begun(at, command).flatMap(next -> unless(full, next)))
        .fold(Admission::not, change -> counted(permit(key, change), shared, seen));
  }

  private SharedCeilings shared() {
    return new SharedCeilings(rules.limits.shared(), sendContexts);
  }

  private static List<CommandKey> keys(CommandKey own, List<SharedCeiling> shared) {
    return Stream.concat(Stream.of(own), shared.stream().map(SharedCeiling::key))
        .toList();
  }

  /** The first ceiling that is reached already. */
  private static Option<HeldBack> full(List<SharedCeiling> shared, List<Seen> seen) {
    return Option.ofOptional(IntStream.range(0, shared.size())
        .mapToObj(i -> message(shared.get(i), seen.get(i + 1), seen.get(i + 1).now()))
        .filter(Either::isLeft)
        .map(Either::getLeft)
        .findFirst());
  }

  private static Either<HeldBack, InFlight> unless(Option<HeldBack> held, InFlight next) {
    return held.<Either<HeldBack, InFlight>>map(Either::left).getOrElse(() -> Either.right(next));
  }

  private static Either<HeldBack, Idle> message(SharedCeiling shared, Seen seen, Instant at) {
    return seen.idle().message(shared.ceiling(), at);
  }

  /** Counts a message against what wallets share, in one order; takes all back if one is full. */
  private Admission counted(WrittenPermit permit, List<SharedCeiling> shared, List<Seen> seen) {
    List<CommandKey> counted = new ArrayList<>();
    for (int i = 0; i < shared.size(); i++) {
      SharedCeiling next = shared.get(i);
      Either<HeldBack, ?> change =
          rows().change(next.key(), seen.get(i + 1), at -> message(next, at, permit.sentAt()));
      if (change.isLeft()) {
        new MessagePermit(permit, counted).withdraw();
        return Admission.not(change.getLeft());
      }
      counted.add(next.key());
    }
    return new MessagePermit(permit, counted);
  }

  /** When the next message of a wallet may be asked for, and how many are left. */
  Option<SendAllowance> allowance(Option<String> merchant, CallSubject subject, WalletId wallet) {
    return store.map(shared -> {
      List<SharedCeiling> ceilings = shared().of(merchant, subject, Option.none());
      CommandKey own = CommandKey.wallet(merchant, subject.customer(), wallet);
      return allowance(ceilings, shared.readAll(keys(own, ceilings)));
    });
  }

  private SendAllowance allowance(List<SharedCeiling> shared, List<Seen> seen) {
    Instant now = seen.get(0).now();
    CommandTrail own = seen.get(0).state().counted(rules.limits);
    SendAllowance allowance = SendAllowance.of(own, rules.limits, now);
    for (int i = 0; i < shared.size(); i++) {
      CommandTrail trail = seen.get(i + 1).state().trail();
      allowance = allowance.within(shared.get(i).ceiling(), trail, now);
    }
    SendAllowance counted = allowance;
    return seen.get(0)
        .state()
        .holdsBack(now)
        .fold(() -> counted, held -> counted.behind(held, now));
  }
}
