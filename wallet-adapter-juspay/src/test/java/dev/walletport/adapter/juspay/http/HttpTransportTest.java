package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.faults.HookedLogAppender;
import dev.walletport.adapter.juspay.http.ExchangeResult.NotSent;
import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A transport of one connection to a port that is closed. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpTransportTest {

  private HttpTransport transport;

  @BeforeEach
  void open() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    transport = HttpTransport.open(
        SampleTransport.settings(Expect.NOTHING, new ServerOrigin("http", "127.0.0.1", port)),
        InetAddress::getAllByName);
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private ExchangeFailure failure() {
    return failure(Duration.ofSeconds(50));
  }

  private ExchangeFailure failure(Duration time) {
    ExchangeLimits limits =
        new ExchangeLimits(Deadline.in(time), Deadline.in(Duration.ofSeconds(2)), 1024);
    ExchangeResult result = transport.send(OutgoingRequest.get("/", HeaderFields.none()), limits);
    assertThat(result).isInstanceOf(NotSent.class);
    return ((NotSent) result).kind();
  }

  @Test
  void that_has_begun_to_close_tells_what_ended_an_exchange() {
    transport.beginClose();

    assertThat(failure()).isEqualTo(ExchangeFailure.NOT_CONNECTED);
    assertThat(transport.isClosed()).isFalse();
  }

  @Test
  void leases_no_connection_for_an_exchange_that_is_over() {
    try (HookedLogAppender hook = HookedLogAppender.at(
        PoolingHttpClientConnectionManager.class, "endpoint leased", () -> {})) {
      assertThat(failure(Duration.ZERO)).isEqualTo(ExchangeFailure.DEADLINE_PASSED);
      assertThat(hook.times()).isZero();

      assertThat(failure()).isEqualTo(ExchangeFailure.NOT_CONNECTED);
      assertThat(hook.times()).isEqualTo(1);
    }
  }

  /** The log stands for what runs out of memory between the lease and its return. */
  @Test
  void replaces_a_connection_that_was_lost_in_an_error_however_many_exchanges_came_before() {
    for (int i = 0; i < 10; i++) {
      assertThat(failure()).isEqualTo(ExchangeFailure.NOT_CONNECTED);
    }
    try (HookedLogAppender hook =
        HookedLogAppender.at(PoolingHttpClientConnectionManager.class, "endpoint leased", () -> {
          throw new OutOfMemoryError("planted");
        })) {
      assertThat(failure()).isEqualTo(ExchangeFailure.ERROR);
      assertThat(hook.times()).isPositive();
    }
    assertThat(transport.connections().leased()).isEqualTo(1);

    assertThat(failure()).isEqualTo(ExchangeFailure.NOT_CONNECTED);
    assertThat(transport.connections().leased()).isZero();
  }
}
