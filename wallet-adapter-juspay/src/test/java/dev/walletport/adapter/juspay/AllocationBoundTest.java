package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What the calling thread may allocate for a call over loopback, in bytes. Each bound is 25 % above
 * what was measured, the larger figure of JDK 17 and 25; nothing is timed, and what other threads
 * and processes do is not counted. With a figure of 0, a test fails and says what is needed now.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AllocationBoundTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final long FIND_BYTES = quarterAbove(4_208);
  private static final long LINK_BYTES = quarterAbove(4_456);
  private static final long LIST_BYTES = quarterAbove(5_360);

  /** The compilers leave allocations out when they come to it, so a busy machine needs more. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int CALLS = 100;

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final WalletId WALLET = WalletId.of("wlt_q23xzki3pazgtezo");
  private static final Otp OTP = Otp.of("345678");

  /** The response on Juspay's page "Link Wallet". */
  private static final String WALLET_JSON =
      "{\"id\":\"wlt_q23xzki3pazgtezo\",\"object\":\"wallet_account\","
          + "\"wallet\":\"MOBIKWIK\",\"token\":\"tok_winysteev9eftrwcv6me\","
          + "\"current_balance\":250,\"linked\":true,"
          + "\"last_refreshed\":\"2016-08-01T08:07:52+0000\"}";

  @Test
  void find_stays_below_its_bound() throws IOException {
    assertThat(leastBytes(WALLET_JSON, FIND_BYTES, gateway -> gateway.find(CUSTOMER, WALLET)))
        .isLessThanOrEqualTo(FIND_BYTES);
  }

  @Test
  void link_stays_below_its_bound() throws IOException {
    assertThat(leastBytes(WALLET_JSON, LINK_BYTES, gateway -> gateway.link(CUSTOMER, WALLET, OTP)))
        .isLessThanOrEqualTo(LINK_BYTES);
  }

  @Test
  void list_of_two_wallets_stays_below_its_bound() throws IOException {
    String list = "{\"object\":\"list\",\"list\":[" + WALLET_JSON + ","
        + WALLET_JSON.replace("wlt_", "wlt_2") + "],\"count\":2,\"offset\":0,\"total\":2}";

    assertThat(leastBytes(list, LIST_BYTES, gateway -> gateway.list(CUSTOMER)))
        .isLessThanOrEqualTo(LIST_BYTES);
  }

  /** The least bytes per call of any block, looked for until they are below the bound. */
  private static long leastBytes(
      String response, long bound, Function<WalletGateway, Either<WalletFailure, ?>> call)
      throws IOException {
    try (RawServer server = RawServer.answering(RawServer.json(200, response));
        Juspay juspay =
            Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key"))
                .build())) {
      long least = Long.MAX_VALUE;
      long end = System.nanoTime() + LONGEST.toNanos();
      while (least > bound && System.nanoTime() < end) {
        least = Math.min(least, bytesOfBlock(juspay.gateway(), call) / CALLS);
      }
      return least;
    }
  }

  private static long bytesOfBlock(
      WalletGateway gateway, Function<WalletGateway, Either<WalletFailure, ?>> call) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < CALLS; i++) {
      assertIsRight(call.apply(gateway));
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static long quarterAbove(long measured) {
    return measured * 5 / 4;
  }

  private static void assertIsRight(Either<WalletFailure, ?> answer) {
    if (answer.isLeft()) {
      throw new AssertionError(answer.getLeft());
    }
  }
}
