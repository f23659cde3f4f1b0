package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.adapter.juspay.faults.TlsFixture;
import dev.walletport.domain.testing.SampleWallets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller that is at the end of its stack harms its own call, and no one else's. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeepStackTest {

  @TempDir
  private Path folder;

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

  /** Nothing has run before, so that classes are initialised at the end of the stack as well. */
  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"HTTP", "TLS_1_3"})
  void harms_no_later_call_where_it_made_the_first_ones_interpreted(Security security)
      throws Exception {
    try (ScriptedServer server = WalletIdServer.start(security)) {
      ForkedJvm jvm =
          ForkedJvm.run(DeepStackMain.class, options("-Xint"), server.uri().toString());

      assertThat(jvm.output()).endsWith(DeepStackMain.ALL_IS_WELL + System.lineSeparator());
      assertThat(jvm.status()).isZero();
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

  /** With the test authority for https. */
  private List<String> options(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(TlsFixture.trusting(folder.resolve("trusted.p12")));
    return all;
  }
}
