package dev.walletport.application;

import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.CommandStore.Seen;
import dev.walletport.application.port.SendContext;
import dev.walletport.application.port.SendContexts;
import dev.walletport.domain.Ceiling;
import dev.walletport.domain.Command;
import dev.walletport.domain.Command.Effect;
import dev.walletport.domain.CommandLease;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.HashKey;
import dev.walletport.domain.LookPlan;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.SendAllowance;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
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
import java.util.function.Function;

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

  private static final int MOST_CONTENDERS = 1_000;
  private static final CommandGuard NONE = new CommandGuard(
      Option.none(),
      new Rules(GuardLimits.standard(), LookPlan.standard(), LeaseTimes.standard()),
      Option.none());

  private final Option<CommandStore> store;
  private final Rules rules;
  private final Option<Senders> senders;

  private CommandGuard(Option<CommandStore> store, Rules rules, Option<Senders> senders) {
    this.store = store;
    this.rules = rules;
    this.senders = senders;
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
    return new CommandGuard(store, new Rules(limits, rules.looks, rules.lease), senders);
  }

  /**
   * Changes how often a command is looked at whose sender is gone.
   *
   * @param looks how many looks, and when
   * @return the same guard otherwise
   */
  public CommandGuard looks(LookPlan looks) {
    Objects.requireNonNull(looks, "looks");
    return new CommandGuard(store, new Rules(rules.limits, looks, rules.lease), senders);
  }

  /**
   * Changes the lease, for a gateway with another deadline or another settling.
   *
   * @param lease what a live node may take
   * @return the same guard otherwise
   */
  public CommandGuard lease(LeaseTimes lease) {
    Objects.requireNonNull(lease, "lease");
    return new CommandGuard(store, new Rules(rules.limits, rules.looks, lease), senders);
  }

  /**
   * Counts messages per mobile number and per origin as well.
   *
   * @param key by which both are hashed before they are stored; the same on all nodes
   * @param contexts where both come from
   * @return the same guard otherwise
   */
  public CommandGuard senders(HashKey key, SendContexts contexts) {
    return new CommandGuard(store, rules, Option.some(new Senders(key, contexts)));
  }

  /** What is data. */
  private record Rules(GuardLimits limits, LookPlan looks, LeaseTimes lease) {}

  private record Senders(HashKey key, SendContexts contexts) {
    private Senders {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(contexts, "contexts");
    }
  }

  /** A command that is about to be sent. */
  record Wish(Option<String> merchant, Command command, Option<MobileNumber> number) {

    CommandKey key() {
      return command.wallet().fold(this::newWallet, this::wallet);
    }

    private CommandKey wallet(WalletId wallet) {
      return CommandKey.wallet(merchant, command.customer().id(), wallet);
    }

    private CommandKey newWallet() {
      CustomerId customer = command.customer().id();
      return command
          .action()
          .provider()
          .fold(
              () -> CommandKey.closing(merchant, customer),
              (WalletProvider at) -> CommandKey.newWallet(merchant, customer, at));
    }

    CallSubject subject() {
      return new CallSubject(
          command.action().operation(), command.customer().id(), command.wallet());
    }
  }

  /** That a command may be sent; the rows that it wrote. */
  record Permit(CommandKey key, CommandState before, InFlight inFlight, List<CommandKey> counted) {}

  boolean isNone() {
    return store.isEmpty();
  }

  /** Tells how long may pass from before {@link #begin} until the gateway is asked. */
  Duration beginWithin() {
    return rules.lease.begin();
  }

  /** Tells how long may pass from before {@link #begin} until the command must have left. */
  Duration sendWithin() {
    return rules.lease.send();
  }

  LookPlan looks() {
    return rules.looks;
  }

  /** The store; a guard that is none has no use for one. */
  CommandStore store() {
    return store.getOrElseThrow(() -> new IllegalStateException("there is no command guard"));
  }

  /** Begins a command; no permit if it is a delink that goes on without the store. */
  Either<WalletFailure, Option<Permit>> begin(Wish wish) {
    try {
      return began(wish).map(Option::some);
    } catch (RuntimeException unreachable) {
      return withoutStore(wish.command(), unreachable);
    }
  }

  private static Either<WalletFailure, Option<Permit>> withoutStore(
      Command command, RuntimeException unreachable) {
    String reason = "command store: " + unreachable.getClass().getSimpleName();
    return command.action().operation() == WalletOperation.DELINK
        ? Either.right(Option.none())
        : Either.left(new Unavailable(reason));
  }

  private Either<WalletFailure, Permit> began(Wish wish) {
    CommandKey key = wish.key();
    return changed(key, seen -> seen.state().begin(wish.command(), lease(seen.now()), rules.limits))
        .<WalletFailure>mapLeft(held -> held)
        .flatMap(change -> counted(wish, new Permit(key, change.before, change.after, List.of())));
  }

  private CommandLease lease(Instant now) {
    return CommandLease.from(now, rules.lease.length());
  }

  private record Change<S>(CommandState before, S after) {}

  /** Reads, decides and writes, until no other node came between. */
  private <S extends CommandState> Either<HeldBack, Change<S>> changed(
      CommandKey key, Function<Seen, Either<HeldBack, S>> decision) {
    for (int contenders = 0; contenders < MOST_CONTENDERS; contenders++) {
      Seen seen = store().read(key);
      Either<HeldBack, S> decided = decision.apply(seen);
      if (decided.isLeft() || store().replace(key, seen.state(), decided.get())) {
        return decided.map(after -> new Change<>(seen.state(), after));
      }
    }
    throw new IllegalStateException("too many writers of one row of the command store");
  }

  /** Counts a message against what wallets share, in one order; takes all back if one is full. */
  private Either<WalletFailure, Permit> counted(Wish wish, Permit permit) {
    List<CommandKey> counted = new ArrayList<>();
    for (Shared shared : shared(wish)) {
      Either<HeldBack, Change<Idle>> change =
          changed(shared.key, seen -> idle(seen).message(shared.ceiling, sentAt(permit)));
      if (change.isLeft()) {
        withdraw(new Permit(permit.key, permit.before, permit.inFlight, counted));
        return Either.left(change.getLeft());
      }
      counted.add(shared.key);
    }
    return Either.right(new Permit(permit.key, permit.before, permit.inFlight, counted));
  }

  private record Shared(CommandKey key, Ceiling ceiling) {}

  private List<Shared> shared(Wish wish) {
    if (wish.command().action().effect() != Effect.MESSAGE) {
      return List.of();
    }
    GuardLimits.Shared ceilings = rules.limits.shared();
    List<Shared> all = new ArrayList<>();
    CustomerId customer = wish.command().customer().id();
    all.add(new Shared(CommandKey.customer(wish.merchant(), customer), ceilings.customer()));
    senders.forEach(known -> addSenders(wish, known, all));
    return all;
  }

  private void addSenders(Wish wish, Senders known, List<Shared> all) {
    GuardLimits.Shared ceilings = rules.limits.shared();
    SendContext context = known.contexts.of(wish.subject());
    wish.number()
        .orElse(context.number())
        .forEach(number ->
            all.add(new Shared(CommandKey.number(number.hashed(known.key)), ceilings.number())));
    context
        .origin()
        .forEach(origin ->
            all.add(new Shared(CommandKey.origin(origin.hashed(known.key)), ceilings.origin())));
  }

  private static Idle idle(Seen seen) {
    return new Idle(seen.state().trail());
  }

  private static Instant sentAt(Permit permit) {
    return permit.inFlight.lease().since();
  }

  /** Writes down how a command ended; if another node has taken it over, it is left to that one. */
  void end(Permit permit, Either<WalletFailure, ?> answer) {
    if (answer.isLeft() && answer.getLeft() instanceof Unavailable) {
      withdraw(permit);
    } else {
      leave(permit, ended(permit, answer));
    }
  }

  private static CommandState ended(Permit permit, Either<WalletFailure, ?> answer) {
    return answer.fold(failure -> failed(permit, failure), done -> permit.inFlight.end());
  }

  private static CommandState failed(Permit permit, WalletFailure failure) {
    if (failure instanceof OutcomeUnknown) {
      return permit.inFlight.command().isSeenByReading()
          ? permit.inFlight.lost()
          : permit.inFlight.end();
    }
    return permit.before instanceof Idle || failure instanceof NotInThisState
        ? permit.inFlight.end()
        : permit.before; // A delink that was refused settles nothing.
  }

  /** Takes a command back that certainly never left. */
  void withdraw(Permit permit) {
    permit.counted.forEach(key -> uncount(key, sentAt(permit)));
    leave(permit, permit.before);
  }

  private void uncount(CommandKey key, Instant countedAt) {
    @SuppressWarnings("unused") // Taking back is never held back.
    Either<HeldBack, Change<Idle>> change =
        changed(key, seen -> Either.right(idle(seen).withoutMessage(countedAt)));
  }

  private void leave(Permit permit, CommandState after) {
    @SuppressWarnings("unused") // False: its lease was over, and a sweep has it now.
    boolean ours = store().replace(permit.key, permit.inFlight, after);
  }

  /** When the next message of a wallet may be asked for, and how many are left. */
  Option<SendAllowance> allowance(Option<String> merchant, CustomerId customer, WalletId wallet) {
    return store.map(rows -> {
      Seen own = rows.read(CommandKey.wallet(merchant, customer, wallet));
      Seen all = rows.read(CommandKey.customer(merchant, customer));
      return SendAllowance.of(own.state().trail(), rules.limits, own.now())
          .within(rules.limits.shared().customer(), all.state().trail(), own.now());
    });
  }
}
