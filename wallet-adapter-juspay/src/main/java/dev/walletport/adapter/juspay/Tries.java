package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.ExchangeResult;
import dev.walletport.application.Reporting;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.CurrentCall;
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
  private final CallId call = CurrentCall.id().getOrElse(CallId::random);

  /**
   * Keeps a try that has just ended.
   *
   * @param before how much of the call's time had passed when the try began
   */
  void add(OngoingCall ongoing, int number, ExchangeResult transfer, Duration before) {
    CallStamp stamp = new CallStamp(call, ongoing.began().plus(before), Option.none());
    Duration duration = ongoing.deadline().elapsed().minus(before);
    made.add(new WalletTry(stamp, subject(ongoing.call()), number, ending(transfer), duration));
  }

  private static CallSubject subject(WalletCall call) {
    return new CallSubject(call.operation(), call.customer().id(), call.wallet());
  }

  private static Ending ending(ExchangeResult transfer) {
    return transfer.fold(
        answered -> new Ending.Answered(answered.reply().status()),
        lost -> new Ending.Lost(Reason.ERROR, lost.reason()),
        neverLeft -> new Ending.NeverLeft(Reason.ERROR, neverLeft.reason()));
  }

  void tell(Reporting reporting) {
    made.forEach(reporting::tried);
  }
}
