package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.adapter.juspay.faults.TlsFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other code of the host that fills a small heap again and again. The server is in this JVM. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FullHeapTest {

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"HTTP", "TLS_1_3"})
  void leaves_deadlines_interrupts_and_calls_as_they_were(Security security) throws Exception {
    try (ScriptedServer server = WalletIdServer.start(security)) {
      ForkedJvm jvm = ForkedJvm.run(
          FullHeapMain.class,
          options("-Xmx48m", "-XX:+UseSerialGC"),
          server.uri().toString());

      assertThat(jvm.output()).endsWith(FullHeapMain.ALL_IS_WELL + System.lineSeparator());
      assertThat(jvm.status()).isZero();
    }
  }

  /** With the test authority for https. */
  private List<String> options(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(TlsFixture.trusting(folder.resolve("trusted.p12")));
    return all;
  }
}
