package dev.walletport.application;

import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
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
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A call whose command passes the guard right before the gateway is asked. */
final class GuardedUseCaseCall<T> extends UseCaseCall<T> {

  private final Guarding guarding;
  private Admission admission = Admission.UNWRITTEN;

  GuardedUseCaseCall(
      WalletGateway gateway, CallStamp stamp, CallSubject subject, Guarding guarding) {
    super(gateway, stamp, subject);
    this.guarding = guarding;
  }

  /** The guard, and the clock of this node, by which only lengths are measured. */
  record Guarding(CommandGuard guard, InstantSource clock) {

    /**
     * A node that was frozen meanwhile is too late to send, also if its clock was set back; counted
     * in whole milliseconds.
     */
    boolean isTooLate(long startMillis, long sendBy) {
      long passed = clock.millis() - startMillis;
      return passed < 0
          || TimeUnit.MILLISECONDS.toNanos(passed) >= guard.beginWithin().toNanos()
          || SendDeadline.isOver(sendBy);
    }
  }

  @Override
  Either<WalletFailure, T> send(Customer customer, Supplier<Either<WalletFailure, T>> command) {
    long start = guarding.clock.millis();
    long sendBy = SendDeadline.endIn(guarding.guard.sendWithin());
    admission = guarding.guard.begin(gateway().merchant(), command(customer), number());
    if (admission.failure().isDefined()) {
      return keep(Either.left(admission.failure().get()));
    }
    if (admission == Admission.UNWRITTEN) {
      return super.send(customer, command); // Without a lease nothing can be too late for it.
    }
    return guarding.isTooLate(start, sendBy)
        ? keep(Either.left(new Unavailable("too late to send: this node was held up")))
        : keep(askBy(sendBy, command));
  }

  private Command command(Customer customer) {
    return new Command(stamp().id().value(), action(), customer, subject().wallet());
  }

  private Option<MobileNumber> number() {
    return newWallet().flatMap(NewWallet::mobileNumber);
  }

  private Action action() {
    return newWallet().isDefined()
        ? Action.create(newWallet().get())
        : Action.on(subject().operation());
  }

  /** Gives the wallet free, or leaves it to a sweep. */
  @Override
  void end() {
    admission.end(answer());
  }
}
