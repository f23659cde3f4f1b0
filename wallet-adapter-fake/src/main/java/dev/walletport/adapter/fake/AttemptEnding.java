package dev.walletport.adapter.fake;

import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Ending.Answered;
import dev.walletport.application.port.WalletAttempt.Ending.Lost;
import dev.walletport.application.port.WalletAttempt.Ending.NotSent;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * How a call would have ended on the wire: by its fault, or else by its answer, with the statuses
 * that the sandbox has.
 */
final class AttemptEnding {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int BAD_GATEWAY = 502;

  private AttemptEnding() {}

  static Ending of(Either<WalletFailure, ?> answer, Option<Fault> fault) {
    return fault
        .flatMap(played -> withoutAnswer(played.kind()))
        .getOrElse(() -> answer.<Ending>fold(
            failure -> failure.fold(new Statuses()), value -> new Answered(OK)));
  }

  /** None for a fault that leaves the answer to be told. */
  private static Option<Ending> withoutAnswer(Fault.Kind kind) {
    return switch (kind) {
      case UNAVAILABLE -> Option.some(new NotSent(Reason.NOT_CONNECTED, ""));
      case ANSWER_LOST, ANSWER_RESET, ANSWER_CUT, REQUEST_LOST ->
        Option.some(lost(Reason.CONNECTION_LOST));
      case ANSWER_DRIPS -> Option.some(lost(Reason.DEADLINE_PASSED));
      case BAD_GATEWAY -> Option.some(new Answered(BAD_GATEWAY));
      case SLOW, THROTTLED, REFUSED, WRONG_OTP, SMS_FAILED, PROVIDER_DOWN -> Option.none();
    };
  }

  private static Lost lost(Reason reason) {
    return new Lost(reason, "");
  }

  private static final class Statuses implements WalletFailure.Cases<Ending> {

    @Override
    public Ending otpRejected(OtpRejected failure) {
      return new Answered(BAD_REQUEST);
    }

    @Override
    public Ending accountLocked(AccountLocked failure) {
      return new Answered(BAD_REQUEST);
    }

    @Override
    public Ending notInThisState(NotInThisState failure) {
      return new Answered(BAD_REQUEST);
    }

    @Override
    public Ending walletNotFound(WalletNotFound failure) {
      return new Answered(NOT_FOUND);
    }

    @Override
    public Ending customerNotFound(CustomerNotFound failure) {
      return new Answered(BAD_REQUEST);
    }

    @Override
    public Ending credentialsRefused(CredentialsRefused failure) {
      return coded(UNAUTHORIZED, failure.code());
    }

    @Override
    public Ending throttled(Throttled failure) {
      return new Answered(TOO_MANY_REQUESTS);
    }

    @Override
    public Ending refused(Refused failure) {
      return coded(BAD_REQUEST, failure.code());
    }

    @Override
    public Ending unavailable(Unavailable failure) {
      return new NotSent(Reason.NOT_CONNECTED, "");
    }

    @Override
    public Ending outcomeUnknown(OutcomeUnknown failure) {
      return lost(Reason.CONNECTION_LOST);
    }

    /** Nothing was sent; no gateway has such an answer. */
    @Override
    public Ending heldBack(HeldBack failure) {
      return new NotSent(Reason.NOT_CONNECTED, "");
    }

    /** The fake has no such answer. */
    @Override
    public Ending protocolViolation(ProtocolViolation failure) {
      return new Answered(OK);
    }

    private static Answered coded(int status, String code) {
      return new Answered(status, new ProviderTrace(Option.some(code), Option.none()));
    }
  }
}
