package dev.walletport.application.port;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;

/**
 * The outcome of one call of a use case: ids and reasons, never a secret.
 *
 * @param operation what was asked
 * @param customer for whom
 * @param wallet of which wallet, unless the call was about none or the new one is not known
 * @param outcome how it ended
 * @param effort what it took
 */
public record WalletEvent(
    WalletOperation operation,
    CustomerId customer,
    Option<WalletId> wallet,
    Outcome outcome,
    Effort effort) {

  /** Refuses null. */
  public WalletEvent {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(wallet, "wallet");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(effort, "effort");
  }

  /** How a call ended. */
  public sealed interface Outcome {

    /** The provider said yes. */
    record Done() implements Outcome {}

    /** The provider's answer was lost, and reading back found out that the command was applied. */
    record Settled() implements Outcome {}

    /**
     * Certainly not applied.
     *
     * @param kind the {@link dev.walletport.domain.WalletFailure#kind kind} of the failure
     */
    record Failed(String kind) implements Outcome {
      /** Refuses null. */
      public Failed {
        Objects.requireNonNull(kind, "kind");
      }
    }

    /** Nobody knows; somebody should look at the wallet. */
    record Unknown() implements Outcome {}
  }

  /**
   * What a call took.
   *
   * @param duration from the call of the use case to its outcome, pauses included
   * @param calls how often the gateway was called, reading back included; zero if our own rules
   *     refused
   */
  public record Effort(Duration duration, int calls) {
    /** Refuses null. */
    public Effort {
      Objects.requireNonNull(duration, "duration");
    }
  }
}
