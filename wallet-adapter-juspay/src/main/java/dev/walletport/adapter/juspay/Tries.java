package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.ExchangeResult;
import dev.walletport.application.Reporting;
import dev.walletport.application.port.WalletTry;
import dev.walletport.application.port.WalletTry.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The tries of one call, kept until it is over: a listener takes its time, and until then that
 * would be the call's.
 */
final class Tries {

  private final List<WalletTry> made = new ArrayList<>(1);

  void add(WalletCall call, int number, ExchangeResult transfer, Duration duration) {
    made.add(new WalletTry(
        call.operation(), call.customer().id(), call.wallet(), number, ending(transfer), duration));
  }

  private static Ending ending(ExchangeResult transfer) {
    return transfer.fold(
        answered -> new Ending.Answered(answered.reply().status()),
        lost -> new Ending.Lost(lost.reason()),
        neverLeft -> new Ending.NeverLeft(neverLeft.reason()));
  }

  void tell(Reporting reporting) {
    made.forEach(reporting::tried);
  }
}
