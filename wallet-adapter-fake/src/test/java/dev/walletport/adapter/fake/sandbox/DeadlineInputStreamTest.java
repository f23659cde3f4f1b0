package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlineInputStreamTest {

  private final RecordingSocket socket = new RecordingSocket();

  private DeadlineInputStream of(Duration silence, int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return new DeadlineInputStream(
        socket, new ByteArrayInputStream(bytes), silence, Duration.ofHours(1));
  }

  /** A timeout of 0 would be none. */
  @ParameterizedTest
  @CsvSource({"PT0.000000001S, 1", "PT0.001S, 2", "PT0.0039S, 4", "PT1S, 1001"})
  void waits_for_whole_milliseconds_and_never_without_an_end(Duration silence, int millis)
      throws IOException {
    assertThat(of(silence, 'a').read()).isEqualTo('a');

    assertThat(socket.millis).isEqualTo(millis);
  }

  @Test
  void does_not_wait_without_time() {
    DeadlineInputStream in = of(Duration.ZERO, 'a');

    assertThatThrownBy(in::read)
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("the request is not complete in time");
  }

  @Test
  void reads_each_octet_and_then_the_end() throws IOException {
    DeadlineInputStream in = of(Duration.ofSeconds(1), 0, 255);

    assertThat(in.read()).isZero();
    assertThat(in.read()).isEqualTo(255);
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void begins_a_request_with_its_first_octet_and_not_with_the_end() throws IOException {
    DeadlineInputStream in = of(Duration.ofSeconds(1), 'a');

    assertThat(in.isBegun()).isFalse();
    assertThat(in.read()).isEqualTo('a');
    assertThat(in.isBegun()).isTrue();
    in.awaitRequest(Duration.ofSeconds(1));
    assertThat(in.read()).isEqualTo(-1);
    assertThat(in.isBegun()).isFalse();
  }

  /** Keeps the timeout that it was given last. */
  private static final class RecordingSocket extends Socket {

    private int millis;

    @Override
    public synchronized void setSoTimeout(int timeout) {
      millis = timeout;
    }
  }
}
