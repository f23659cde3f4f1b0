package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.ExchangeResult;
import dev.walletport.adapter.juspay.http.FailureKind;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.TryReporter;
import dev.walletport.application.port.WalletTry;
import dev.walletport.application.port.WalletTry.Ending;
import dev.walletport.application.port.WalletTry.Reason;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The tries of one call, kept until it is over: a listener takes its time, and until then that
 * would be the call's.
 */
final class Tries {

  private final List<WalletTry> made = new ArrayList<>(1);
  private final CallId call = CurrentCall.id().getOrElse(CallId::unique);

  /**
   * Keeps a try that has just ended.
   *
   * @param before how much of the call's time had passed when the try began
   */
  void add(OngoingCall ongoing, int number, ExchangeResult transfer, Duration before) {
    CallStamp stamp = new CallStamp(
        call, ongoing.began().plus(before), Option.some(ongoing.keyed().merchant()));
    Duration duration = ongoing.deadline().elapsed().minus(before);
    made.add(
        new WalletTry(stamp, subject(ongoing.call()), number, ending(ongoing, transfer), duration));
  }

  private static CallSubject subject(WalletCall call) {
    return new CallSubject(call.operation(), call.customer().id(), call.wallet());
  }

  private static Ending ending(OngoingCall ongoing, ExchangeResult result) {
    return result.fold(
        answered -> new Ending.Answered(
            answered.reply().status(), ReplyTrace.of(ongoing, answered.reply())),
        lost -> new Ending.Lost(reason(lost.kind()), lost.reason()),
        neverLeft -> new Ending.NeverLeft(reason(neverLeft.kind()), neverLeft.reason()));
  }

  /** The transport knows no port, so it has names of its own for the same list. */
  static Reason reason(FailureKind kind) {
    return Reason.valueOf(kind.name());
  }

  void tell(TryReporter reporter) {
    made.forEach(reporter::report);
  }
}
