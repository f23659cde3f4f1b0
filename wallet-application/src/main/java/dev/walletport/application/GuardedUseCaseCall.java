package dev.walletport.application;

import dev.walletport.application.CommandGuard.Permit;
import dev.walletport.application.CommandGuard.Wish;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Command;
import dev.walletport.domain.Command.Action;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** A call whose command passes the guard right before the gateway is asked. */
final class GuardedUseCaseCall<T> extends UseCaseCall<T> {

  private final Guarding guarding;
  private Option<NewWallet> wish = Option.none();
  private Option<Permit> permit = Option.none();

  GuardedUseCaseCall(
      WalletGateway gateway, CallStamp stamp, CallSubject subject, Guarding guarding) {
    super(gateway, stamp, subject);
    this.guarding = guarding;
  }

  /** The guard, and the clock of this node, by which only lengths are measured. */
  record Guarding(CommandGuard guard, InstantSource clock) {

    /** A node that was frozen meanwhile is too late to send, also if its clock was set back. */
    boolean isTooLate(Instant start, SendDeadline deadline) {
      Duration passed = Duration.between(start, clock.instant());
      return passed.isNegative() || passed.compareTo(guard.beginWithin()) >= 0 || deadline.isOver();
    }
  }

  @Override
  UseCaseCall<T> wishing(NewWallet wanted) {
    wish = Option.some(wanted);
    return super.wishing(wanted);
  }

  @Override
  Either<WalletFailure, T> send(Customer customer, Supplier<Either<WalletFailure, T>> command) {
    Instant start = guarding.clock.instant();
    SendDeadline deadline = SendDeadline.in(guarding.guard.sendWithin());
    Either<WalletFailure, Option<Permit>> begun = guarding.guard.begin(wish(customer));
    if (begun.isLeft()) {
      return keep(Either.left(begun.getLeft()));
    }
    permit = begun.get();
    if (permit.isEmpty()) {
      return super.send(customer, command); // Without a lease nothing can be too late for it.
    }
    return guarding.isTooLate(start, deadline)
        ? keep(Either.left(new Unavailable("too late to send: this node was held up")))
        : super.send(customer, () -> CurrentCall.sendingBy(deadline, command));
  }

  private Wish wish(Customer customer) {
    Action action = wish.fold(() -> Action.on(subject().operation()), Action::create);
    Option<MobileNumber> number = wish.flatMap(NewWallet::mobileNumber);
    Command command =
        new Command(stamp().id().value(), action, customer, subject().wallet());
    return new Wish(gateway().merchant(), command, number);
  }

  /** Gives the wallet free, or leaves it to a sweep. */
  @Override
  void end() {
    permit.forEach(held -> guarding.guard.end(held, answer()));
  }
}
