package dev.walletport.application;

import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.CommandStore.Found;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.application.port.SweptCommand;
import dev.walletport.application.port.SweptCommand.Ending;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Command;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.GivenUp;
import dev.walletport.domain.CommandState.InFlight;
import dev.walletport.domain.CommandState.Unsettled;
import dev.walletport.domain.Customer;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.LookPlan;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Finds out what became of commands whose sender stopped or whose answer was lost. A host's
 * scheduler calls {@link #sweep} on any number of nodes, every few seconds.
 *
 * <p>It reads, and repeats nothing but a delink of a wallet that it has seen linked. Each look is
 * claimed by one node. A command that was applied ends at the first look that shows it. One that no
 * look shows as applied ends at the last look of the {@link LookPlan}: as not applied if that look
 * shows so, else given up, for a person to {@linkplain #acknowledge acknowledge}. Every end is told
 * by {@link dev.walletport.application.port.WalletEvents#onSwept}.
 */
public final class SettleOutstanding {

  private final WalletGateway gateway;
  private final DelinkAll closing;
  private final Reporting reporting;

  /**
   * Sweeps the store of the guard.
   *
   * @param gateway the providers; commands of another merchant are left to its own sweep
   * @param closing finishes the delinking of all wallets of a customer
   * @param reporting has the guard, and tells the ends
   */
  @Inject
  public SettleOutstanding(WalletGateway gateway, DelinkAll closing, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.closing = Objects.requireNonNull(closing, "closing");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Looks at what is due at this gateway's merchant, once each, and forgets as many states that
   * matter no more, of any merchant.
   *
   * @param most how many commands at most; at least 1. Those of other merchants do not count among
   *     them
   * @return how those ended that ended
   * @throws IllegalStateException without a command guard
   * @throws RuntimeException if the store cannot answer; what was claimed is due again later
   */
  public List<SweptCommand> sweep(int most) {
    List<SweptCommand> ended = new ArrayList<>();
    SendDeadline began = SendDeadline.in(Duration.ZERO);
    for (Found found : store().due(merchant(), most)) {
      claimed(found, began).flatMap(this::look).forEach(ended::add);
    }
    forget(most);
    return List.copyOf(ended);
  }

  private String merchant() {
    return gateway.merchant().getOrElse("");
  }

  private void forget(int most) {
    @SuppressWarnings("unused") // How many there were is of no use here.
    int forgotten = store().forget(most);
  }

  /**
   * Lists what waits for a person.
   *
   * @param most how many at most; at least 1
   * @return the commands given up of this gateway's merchant
   */
  public List<Found> givenUp(int most) {
    return store().givenUp(merchant(), most);
  }

  /**
   * Lets commands on a wallet through again, once a person knows what became of the one given up.
   *
   * @param key as the event or {@link #givenUp} names it
   * @return how it ended; none if nothing was given up there
   */
  public Option<SweptCommand> acknowledge(CommandKey key) {
    CommandState state = store().read(key).state();
    return state instanceof GivenUp givenUp
            && store().replace(key, state, givenUp.acknowledged(limits()))
        ? Option.some(
            told(new SweptCommand(key, givenUp.command(), givenUp.looks(), Ending.ACKNOWLEDGED)))
        : Option.none();
  }

  private CommandStore store() {
    return reporting.guard().store();
  }

  private GuardLimits limits() {
    return reporting.guard().limits();
  }

  private LookPlan plan() {
    return reporting.guard().looks();
  }

  /** None if another node was quicker, or if this sweep is so slow that the look is over. */
  private Option<Claim> claimed(Found found, SendDeadline began) {
    CommandState state = found.seen().state();
    Instant now = found.seen().now();
    return state
        .look(now, plan())
        .map(look -> new Claim(
            found.key(),
            look,
            now,
            began.plus(Duration.between(now, look.looks().next()))))
        .filter(claim -> !claim.end.isOver())
        .filter(claim -> store().replace(found.key(), state, claim.look));
  }

  /** A look of this node alone, until the next one is due; claimed at that instant. */
  private record Claim(CommandKey key, Unsettled look, Instant at, SendDeadline end) {

    Command command() {
      return look.command();
    }
  }

  private Option<SweptCommand> look(Claim claim) {
    return ending(claim).flatMap(ending -> end(claim.key, claim.look, ending));
  }

  /**
   * Told first, so that no end is left out if this node stops in between: then it is told again.
   * None if a delink of the host has taken over meanwhile.
   */
  private Option<SweptCommand> end(CommandKey key, Unsettled look, Ending ending) {
    CommandState after = ending == Ending.GIVEN_UP ? look.givenUp() : look.settled(limits());
    SweptCommand ended = told(new SweptCommand(key, look.command(), look.looks().made(), ending));
    return Option.when(store().replace(key, look, after), ended);
  }

  private SweptCommand told(SweptCommand ended) {
    reporting.tellSwept(ended);
    return ended;
  }

  private Option<Ending> ending(Claim claim) {
    return switch (settled(claim, seen(claim, this::sight))) {
      case APPLIED -> Option.some(Ending.APPLIED);
      case UNSEEN -> Option.some(Ending.UNSEEN);
      case NOT_APPLIED -> last(claim.look, Ending.NOT_APPLIED);
      case NOT_DELINKED, UNCLEAR -> last(claim.look, Ending.GIVEN_UP);
      case OVERTAKEN -> Option.none();
    };
  }

  private Sight settled(Claim claim, Sight seen) {
    return seen == Sight.NOT_DELINKED ? delinkedAgain(claim) : seen;
  }

  /** A provider may still be working on it before the last look. */
  private Option<Ending> last(Unsettled claim, Ending ending) {
    return plan().isOver(claim.looks().made()) ? Option.some(ending) : Option.none();
  }

  /** What one look shows. */
  private enum Sight {
    APPLIED,
    NOT_APPLIED,
    NOT_DELINKED,
    UNSEEN,
    UNCLEAR,
    OVERTAKEN
  }

  /** What a gateway throws keeps no other command from being looked at. */
  private Sight seen(Claim claim, Function<Command, Sight> look) {
    List<Sight> seen = new ArrayList<>();
    reporting.contain(
        "a look failed at ", claim.command().call(), call -> seen.add(within(claim, look)));
    return seen.isEmpty() ? Sight.UNCLEAR : seen.get(0);
  }

  private static Sight within(Claim claim, Function<Command, Sight> look) {
    Command command = claim.command();
    return CurrentCall.within(
        CallId.of(command.call()),
        () -> CurrentCall.sendingBy(claim.end, () -> look.apply(command)));
  }

  private Sight sight(Command command) {
    Customer customer = command.customer();
    return command
        .wallet()
        .fold(
            () -> command
                .action()
                .provider()
                .fold(() -> closed(customer), provider -> created(customer, provider)),
            wallet -> onWallet(command.action().operation(), customer, wallet));
  }

  private Sight onWallet(WalletOperation operation, Customer customer, WalletId wallet) {
    return switch (operation) {
      case LINK ->
        gateway
            .find(customer, wallet)
            .fold(
                failure -> Sight.UNCLEAR,
                seen -> seen.fold(unlinked -> Sight.NOT_APPLIED, linked -> Sight.APPLIED));
      case DELINK ->
        gateway
            .find(customer, wallet)
            .fold(
                failure -> Sight.UNCLEAR,
                seen -> seen.fold(unlinked -> Sight.APPLIED, linked -> Sight.NOT_DELINKED));
      default -> Sight.UNSEEN;
    };
  }

  /**
   * It leads to the same end however often it is done, unless the wallet was delinked by the host
   * and linked again since it was seen linked. So it takes the wallet first.
   */
  private Sight delinkedAgain(Claim claim) {
    InFlight again = claim.look.again(claim.at);
    return store().replace(claim.key, claim.look, again)
        ? delinkedAgain(claim, again)
        : Sight.OVERTAKEN;
  }

  /** What the store throws here ends the sweep, and the command is due again by its lease. */
  private Sight delinkedAgain(Claim claim, InFlight again) {
    Sight sight = seen(claim, this::delinked);
    return store().replace(claim.key, again, claim.look) ? sight : Sight.OVERTAKEN;
  }

  private Sight delinked(Command command) {
    return gateway
        .delink(command.customer(), command.wallet().get())
        .fold(SettleOutstanding::unlinkedMeanwhile, unlinked -> Sight.APPLIED);
  }

  private static Sight unlinkedMeanwhile(WalletFailure failure) {
    return failure instanceof NotInThisState other
        ? other.account().fold(unlinked -> Sight.APPLIED, linked -> Sight.UNCLEAR)
        : Sight.UNCLEAR;
  }

  /** One wallet of the provider is taken for the new one; of several, none can be told. */
  private Sight created(Customer customer, WalletProvider provider) {
    return gateway
        .list(customer)
        .fold(failure -> Sight.UNCLEAR, wallets -> made(wallets, provider));
  }

  private static Sight made(WalletList list, WalletProvider provider) {
    if (!list.isComplete()) {
      return Sight.UNCLEAR;
    }
    long fitting = list.wallets().stream()
        .filter(wallet -> wallet.provider().equals(provider))
        .count();
    if (fitting == 0) {
      return Sight.NOT_APPLIED;
    }
    return fitting == 1 ? Sight.APPLIED : Sight.UNCLEAR;
  }

  private Sight closed(Customer customer) {
    Either<WalletFailure, DelinkReport> report = closing.run(customer);
    return report.isRight() && report.get().isComplete() ? Sight.APPLIED : Sight.UNCLEAR;
  }
}
