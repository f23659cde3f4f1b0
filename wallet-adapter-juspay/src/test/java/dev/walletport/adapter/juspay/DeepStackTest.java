package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.testing.SampleWallets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A caller that is at the end of its stack harms its own call, and no one else's. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeepStackTest {

  private static final long SMALL_STACK = 512 * 1024;
  private static final int CALLS = 400;
  private static final String UNLINKED = RawServer.json(
      200, "{\"id\":\"%s\",\"wallet\":\"PAYTM\",\"linked\":false}".formatted(SampleWallets.ID));

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger overflowed = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();

  @Test
  void overflows_before_a_connection_is_leased() throws Exception {
    try (RawServer server = RawServer.answering(UNLINKED);
        Juspay juspay =
            Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key"))
                .poolSize(2)
                .build())) {
      assertThat(found(juspay)).isTrue();

      Thread deep = new Thread(null, () -> descend(juspay), "deep", SMALL_STACK);
      deep.start();
      deep.join();

      assertThat(overflowed.get()).isPositive();
      assertThat(answered.get()).isPositive();
      assertThat(juspay.http().connections().leased()).isZero();
      assertThat(found(juspay)).isTrue();
    }
  }

  /** Goes down to the end of the stack, and calls once in every frame on the way up. */
  @SuppressWarnings("InfiniteRecursion") // It is the point of the test.
  private void descend(Juspay juspay) {
    try {
      descend(juspay);
    } catch (StackOverflowError e) {
      // The end of the stack: from here on upwards the calls begin.
    }
    if (calls.incrementAndGet() <= CALLS) {
      call(juspay);
    }
  }

  private void call(Juspay juspay) {
    try {
      answered.addAndGet(found(juspay) ? 1 : 0);
    } catch (StackOverflowError e) {
      overflowed.incrementAndGet();
    }
  }

  private static boolean found(Juspay juspay) {
    return juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID).isRight();
  }
}
