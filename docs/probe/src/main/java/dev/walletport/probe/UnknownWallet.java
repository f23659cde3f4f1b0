package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** What a read of an unknown wallet answers. */
final class UnknownWallet implements Question {

  private static final String UNKNOWN = "wlt_walletportprobe";

  @Override
  public String id() {
    return "wallet.unknown";
  }

  @Override
  public String text() {
    return "What answers a read of an unknown wallet?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.READS);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    ProbeResponse response = preparation.calls().read(UNKNOWN);
    return response.isRefusal() || response.isSuccess()
        ? Outcome.of(response.summary(), response)
        : Outcome.undecided("get", response);
  }
}
