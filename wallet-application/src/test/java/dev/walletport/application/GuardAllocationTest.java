package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.walletport.application.port.CommandKey;
import dev.walletport.application.port.CommandStore;
import dev.walletport.domain.Ceiling;
import dev.walletport.domain.CommandState;
import dev.walletport.domain.CommandState.Idle;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What the guard allocates for a link, over the store in memory, of a wallet that was sent its
 * message: the difference to the same link without a guard, once the compilers have come to both.
 * Nothing is timed.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long MOST_MORE_BYTES = 300;
  private static final int CALLS = 1_000;
  private static final int BLOCKS = 200;

  private final List<WalletId> wallets =
      IntStream.range(0, CALLS).mapToObj(GuardFixture::wallet).toList();

  @Test
  void of_a_link_stays_within_300_bytes() {
    long unguarded = Long.MAX_VALUE;
    long guarded = Long.MAX_VALUE;

    for (int block = 0; block < BLOCKS; block++) {
      unguarded = Math.min(unguarded, bytes(CommandGuard.none()));
      guarded = Math.min(guarded, bytes(CommandGuard.over(storeAfterMessages())));
    }

    assertThat(guarded - unguarded).isBetween(1L, MOST_MORE_BYTES);
  }

  private long bytes(CommandGuard guard) {
    Wallets host = Wallets.builder(new LinkingGateway()).guard(guard).build();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (WalletId wallet : wallets) {
      if (host.link(CUSTOMER, wallet, "345678").isLeft()) {
        throw new AssertionError("not linked");
      }
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
  }

  private CommandStore storeAfterMessages() {
    CommandStore store = CommandStore.inMemory(InstantSource.system());
    Ceiling ceiling = new Ceiling(5, Duration.ofMinutes(10));
    Idle sent = CommandState.fresh().message(ceiling, Instant.now()).get();
    assertThat(wallets).allMatch(wallet -> store.replace(key(wallet), CommandState.fresh(), sent));
    return store;
  }

  private static CommandKey key(WalletId wallet) {
    return CommandKey.wallet(Option.none(), CUSTOMER.id(), wallet);
  }
}
