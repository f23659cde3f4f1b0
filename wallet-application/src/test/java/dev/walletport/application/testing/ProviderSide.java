package dev.walletport.application.testing;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;

/**
 * The provider that stands behind a gateway under the contract.
 *
 * <p>Two methods are needed by every test. Each other one is a capability: without it, the tests
 * that need it are skipped, and say so. The sandbox of a vendor, whose clock cannot be moved, has
 * few of them; a double has all.
 */
public interface ProviderSide {

  /** Opens an account for a customer at the host, without any wallet. */
  void openCustomer(CustomerId customer);

  /** Reads the newest one-time password that was sent for a wallet. */
  String newestOtp(WalletId wallet);

  /** The provider's time; none if it cannot be moved. */
  default Option<ProviderClock> clock() {
    return Option.none();
  }

  /** The provider's rules of one-time passwords; none if they cannot be set. */
  default Option<ProviderRules> rules() {
    return Option.none();
  }

  /** The balances and the debits; none if they are out of reach. */
  default Option<ProviderFunds> funds() {
    return Option.none();
  }

  /** What the provider received and sent; none if it is not recorded. */
  default Option<ProviderJournal> journal() {
    return Option.none();
  }

  /** What goes wrong at the provider and on the way to it; none if nothing can be made to. */
  default Option<CallFaults> faults() {
    return Option.none();
  }

  /** The answers that the provider holds back; none if it cannot. */
  default Option<AnswerHold> hold() {
    return Option.none();
  }

  /** What the gateway logs; none if it is not recorded. */
  default Option<GatewayLog> log() {
    return Option.none();
  }

  /** Tells whether many threads may call the provider and these controls at once. */
  default boolean isThreadSafe() {
    return false;
  }
}
