package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.adapter.fake.sandbox.SandboxResponse.Ending;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A response that comes late, or a byte at a time, over a clock that does not wait. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowResponseTest {

  private static final CountDownLatch OPENED = new CountDownLatch(0);

  private final CountingLatch closed = new CountingLatch();
  private final ClassicHttpResponse response = new BasicClassicHttpResponse(200);
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  @Test
  void comes_for_two_minutes_and_ends_before_the_last_byte_that_it_announced() throws Exception {
    SandboxResponse drips = SandboxResponse.none(Ending.DRIP);
    new ResponseWriter(closed).write(drips, response, InputStream.nullInputStream());

    assertThatThrownBy(() -> response.getEntity().writeTo(sent))
        .isInstanceOf(AbortConnectionException.class);

    assertThat(sent.toString(US_ASCII)).isEqualTo(" ".repeat(600));
    assertThat(response.getEntity().getContentLength()).isEqualTo(601);
    assertThat(closed.waited).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void ends_with_nothing_sent_where_the_sandbox_is_closed() throws Exception {
    SandboxResponse drips = SandboxResponse.none(Ending.DRIP);
    new ResponseWriter(OPENED).write(drips, response, InputStream.nullInputStream());

    assertThatThrownBy(() -> response.getEntity().writeTo(sent))
        .isInstanceOf(AbortConnectionException.class);

    assertThat(sent.size()).isZero();
  }

  @Test
  void that_waits_for_its_time_is_not_begun_where_the_sandbox_is_closed() {
    SandboxResponse late = SandboxResponse.none(Ending.WHOLE).after(Duration.ofHours(1));

    assertThatThrownBy(
            () -> new ResponseWriter(OPENED).write(late, response, InputStream.nullInputStream()))
        .isInstanceOf(AbortConnectionException.class);

    assertThat(response.getEntity()).isNull();
  }

  @Test
  void that_waits_for_its_time_is_not_begun_by_an_interrupted_thread() {
    SandboxResponse late = SandboxResponse.none(Ending.WHOLE).after(Duration.ofHours(1));
    ResponseWriter writer = new ResponseWriter(new CountDownLatch(1));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> writer.write(late, response, InputStream.nullInputStream()))
        .isInstanceOf(AbortConnectionException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(response.getEntity()).isNull();
  }

  /** Is never opened, and counts the time instead of waiting for it. */
  private static final class CountingLatch extends CountDownLatch {
    private Duration waited = Duration.ZERO;

    CountingLatch() {
      super(1);
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) {
      waited = waited.plus(timeout, unit.toChronoUnit());
      return false;
    }
  }
}
