package dev.walletport.application.port;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;

/**
 * One try of a gateway to reach the provider: ids and how it ended, never a secret.
 *
 * <p>A command is tried again only if it {@linkplain Ending.NeverLeft never left}; so of all its
 * tries one at most ends otherwise. A read may be tried again after any ending that may pass.
 *
 * @param operation what was asked in this try; a gateway that reads the wallet to explain a refused
 *     command tells of {@link WalletOperation#FIND} besides
 * @param customer for whom
 * @param wallet of which wallet, unless it was about a customer's wallets
 * @param number which try of this question it was, from 1
 * @param ending how it ended
 * @param duration from its begin to its end, the wait for a connection included and pauses between
 *     tries not
 */
public record WalletTry(
    WalletOperation operation,
    CustomerId customer,
    Option<WalletId> wallet,
    int number,
    Ending ending,
    Duration duration) {

  /** Refuses null. */
  public WalletTry {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(wallet, "wallet");
    Objects.requireNonNull(ending, "ending");
    Objects.requireNonNull(duration, "duration");
  }

  /** How a try ended. */
  public sealed interface Ending {

    /**
     * An answer came whole; whether it could be read, and what it means, is told by the
     * {@link WalletEvent}.
     *
     * @param status the provider's own, an HTTP status where HTTP is spoken
     */
    record Answered(int status) implements Ending {}

    /**
     * It may have reached the provider, and no whole answer came.
     *
     * @param reason in a few words of the gateway's own; one of a few, without anything that was
     *     sent or received
     */
    record Lost(String reason) implements Ending {
      /** Refuses null. */
      public Lost {
        Objects.requireNonNull(reason, "reason");
      }
    }

    /**
     * It certainly did not reach the provider.
     *
     * @param reason as in {@link Lost}
     */
    record NeverLeft(String reason) implements Ending {
      /** Refuses null. */
      public NeverLeft {
        Objects.requireNonNull(reason, "reason");
      }
    }
  }
}
