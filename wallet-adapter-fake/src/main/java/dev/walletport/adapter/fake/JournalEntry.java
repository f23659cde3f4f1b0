package dev.walletport.adapter.fake;

import dev.walletport.domain.Customer;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;

/**
 * One call that reached the fake: ids and outcome, never a secret.
 *
 * @param at when it was answered, on the fake's clock
 * @param operation the operation
 * @param customer the customer, with the routing id of the call
 * @param wallet the wallet; for a new one its id once it is made, none for a list
 * @param failure what the caller was told; none if it succeeded
 * @param fault the scripted fault, if any: this alone distinguishes a lost answer from a lost
 *     request
 * @param routing whether the routing id was the customer's
 */
public record JournalEntry(
    Instant at,
    WalletOperation operation,
    Customer customer,
    Option<WalletId> wallet,
    Option<WalletFailure> failure,
    Option<Fault> fault,
    Routing routing) {

  /** Refuses null. */
  public JournalEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(wallet, "wallet");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(fault, "fault");
    Objects.requireNonNull(routing, "routing");
  }

  /** Whether a call's routing id is the one that the customer's first call carried. */
  public enum Routing {
    /** The same, or this is the first call, or the customer is unknown. */
    SAME,
    /** Another one: such calls can misbehave, as Juspay's pages warn. */
    CHANGED
  }
}
