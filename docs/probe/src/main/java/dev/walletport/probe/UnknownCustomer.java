package dev.walletport.probe;

import io.vavr.control.Either;
import java.util.Set;

/** What a list of an unknown customer answers. */
final class UnknownCustomer implements Question {

  /** An id that no customer has. */
  private static final String UNKNOWN = "walletport-probe-unknown";

  @Override
  public String id() {
    return "customer.unknown";
  }

  @Override
  public String text() {
    return "What answers a list of an unknown customer?";
  }

  @Override
  public Set<Cost> costs() {
    return Set.of(Cost.READS);
  }

  @Override
  public Either<String, Outcome> ask(WalletPreparation preparation) {
    ProbeResponse response = preparation.calls().listOf(UNKNOWN);
    return response.isRefusal() || response.isSuccess()
        ? Outcome.of(response.summary(), response)
        : Outcome.undecided("list", response);
  }
}
