package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GatewayPauseTest {

  private static final Duration PAUSE = Duration.ofMillis(20);

  @Test
  void lasts_as_long_as_it_is_asked_to_while_the_gateway_is_open() throws InterruptedException {
    JuspaySettings settings = JuspaySettings.builder(
            URI.create("http://127.0.0.1:9"), JuspayApiKey.of("key"))
        .build();

    try (Juspay juspay = Juspay.open(settings)) {
      long before = System.nanoTime();
      juspay.gateway().pause().sleep(PAUSE);

      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(PAUSE.toNanos());
    }
  }
}
