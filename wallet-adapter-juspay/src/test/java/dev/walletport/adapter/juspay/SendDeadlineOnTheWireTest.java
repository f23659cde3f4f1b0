package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By when the command guard has a command leave, looked at where the bytes would. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendDeadlineOnTheWireTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final Duration SHORT = Duration.ofSeconds(1);

  /** Below the deadline of the settings, and far above the short time: the machine is crowded. */
  private static final Duration BOUND = Duration.ofSeconds(8);

  @Test
  void that_is_over_makes_no_connection() throws IOException {
    try (HoldingServer server = HoldingServer.holding("");
        Juspay juspay = Juspay.open(settings(server.uri()).build())) {
      Either<WalletFailure, ?> answer =
          CurrentCall.sendingBy(SendDeadline.in(Duration.ZERO), () -> GatewayCall.LINK.on(juspay));

      assertThat(answer.getLeft()).isEqualTo(new Unavailable("deadline passed"));
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void that_passes_while_the_host_looks_for_its_key_lets_nothing_leave() throws IOException {
    SendDeadline deadline = SendDeadline.in(SHORT);
    try (HoldingServer server = HoldingServer.holding("");
        JuspayTransport transport = JuspayTransport.open(settings(server.uri()).build())) {
      JuspayMerchant held = JuspayMerchant.named("held", () -> keyAfter(deadline));

      Either<WalletFailure, ?> answer =
          CurrentCall.sendingBy(deadline, () -> GatewayCall.CREATE.on(transport.gateway(held)));

      assertThat(answer.getLeft()).isEqualTo(new Unavailable("deadline passed"));
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void that_is_earlier_than_the_one_of_the_settings_ends_the_call() throws IOException {
    try (HoldingServer server = HoldingServer.holding("");
        Juspay juspay = Juspay.open(settings(server.uri()).build())) {
      long began = System.nanoTime();

      Either<WalletFailure, ?> answer =
          CurrentCall.sendingBy(SendDeadline.in(SHORT), () -> GatewayCall.LINK.on(juspay));

      assertThat(answer.getLeft()).isInstanceOf(OutcomeUnknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, BOUND);
    }
  }

  @Test
  void that_is_later_does_not_make_the_call_longer() throws IOException {
    try (HoldingServer server = HoldingServer.holding("");
        Juspay juspay = Juspay.open(settings(server.uri()).deadline(SHORT).build())) {
      long began = System.nanoTime();

      Either<WalletFailure, ?> answer = CurrentCall.sendingBy(
          SendDeadline.in(Duration.ofHours(1)), () -> GatewayCall.LINK.on(juspay));

      assertThat(answer.getLeft()).isInstanceOf(OutcomeUnknown.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, BOUND);
    }
  }

  private static JuspaySettings.Builder settings(URI uri) {
    return JuspaySettings.builder(uri, KEY).allowPlainHttp();
  }

  private static JuspayApiKey keyAfter(SendDeadline deadline) {
    while (!deadline.isOver()) {
      Thread.onSpinWait();
    }
    return KEY;
  }
}
