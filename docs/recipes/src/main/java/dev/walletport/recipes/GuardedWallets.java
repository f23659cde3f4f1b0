package dev.walletport.recipes;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.walletport.application.CommandGuard;
import dev.walletport.application.SettleOutstanding;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.SendContext;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.HashKey;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.Origin;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wallets behind a command guard, as docs/guard.md quotes them. */
public final class GuardedWallets {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedWallets.class);

  private GuardedWallets() {}

  /** What a host knows of the request that it is serving, on the thread that serves it. */
  public interface CurrentRequest {

    /**
     * The mobile number of the customer's session.
     *
     * @return none if it is not known
     */
    Option<MobileNumber> number();

    /**
     * The address or the device of the customer.
     *
     * @return none if it is not known
     */
    Option<Origin> origin();
  }

  /**
   * Guards the wallets of a host of one node.
   *
   * @param gateway the providers
   * @return the wallets
   */
  public static Wallets onOneNode(WalletGateway gateway) {
    // README one-node
    CommandStore store = CommandStore.inMemory(InstantSource.system()); // for one node
    Wallets wallets = Wallets.builder(gateway).guard(CommandGuard.over(store)).build();
    // README one-node
    return wallets;
  }

  /**
   * Counts messages per mobile number and per origin as well.
   *
   * @param store what all nodes share
   * @param secret by which numbers and origins are hashed; the same on all nodes
   * @param request the request that is being served
   * @return the guard
   */
  public static CommandGuard countingNumbersAndOrigins(
      CommandStore store, byte[] secret, CurrentRequest request) {
    // README send-contexts
    CommandGuard guard = CommandGuard.over(store)
        .sendContexts(
            HashKey.of(secret), subject -> new SendContext(request.number(), request.origin()));
    // README send-contexts
    return guard;
  }

  /**
   * Settles every 5 seconds what nodes left behind that stopped.
   *
   * @param wallets behind a guard
   * @param scheduler the host's own
   * @return by which the host ends it
   */
  // README sweep
  public static ScheduledFuture<?> sweeping(Wallets wallets, ScheduledExecutorService scheduler) {
    SettleOutstanding outstanding = wallets.settleOutstanding();
    return scheduler.scheduleWithFixedDelay(() -> sweep(outstanding), 5, 5, SECONDS);
  }

  private static void sweep(SettleOutstanding outstanding) {
    try {
      outstanding.sweep(100).forEach(ended -> LOG.info("swept {}", ended));
    } catch (Throwable e) { // An Error as well would end the schedule, and leave no trace.
      LOG.warn("a sweep failed; the next one goes on", e);
    }
  }
  // README sweep
}
