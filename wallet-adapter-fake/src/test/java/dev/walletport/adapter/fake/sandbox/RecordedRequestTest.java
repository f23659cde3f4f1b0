package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.RecordedRequest.RequestText;
import dev.walletport.adapter.fake.sandbox.RecordedRequest.Times;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordedRequestTest {

  /** A thousand of them stay in memory. */
  @Test
  void keeps_no_more_of_a_body_than_tells_that_it_was_longer() {
    SandboxResponse great = SandboxResponse.of(200, SandboxResponse.JSON, new byte[1 << 20]);
    Times times = new Times(FakeClock.START, FakeClock.START, 1);
    RequestText text = new RequestText(Option.none(), Option.none(), "");

    RecordedRequest kept = new RecordedRequest(1, times, RequestSubject.unknown(), text, great);

    assertThat(kept.response().body()).hasSize(RecordedRequest.LONGEST_TEXT + 1);
  }

  @Test
  void keeps_a_text_of_the_greatest_length_whole() {
    String longest = "x".repeat(RecordedRequest.LONGEST_TEXT);

    assertThat(new RequestText(Option.none(), Option.none(), longest).text()).isEqualTo(longest);
  }

  @Test
  void prints_its_number_and_status_alone() {
    Times times = new Times(FakeClock.START, FakeClock.START, 1);
    RequestText text = new RequestText(Option.none(), Option.none(), "otp=123456");
    SandboxResponse done = SandboxResponse.of(200, SandboxResponse.JSON, new byte[0]);

    assertThat(new RecordedRequest(7, times, RequestSubject.unknown(), text, done))
        .hasToString("RecordedRequest(7, 200)");
  }

  @Test
  void of_several_that_are_equal_has_the_times_of_the_latest() {
    AtomicLong looks = new AtomicLong();
    RequestLog log = new RequestLog(
        FakeWallets.create(), () -> FakeClock.START.plusSeconds(looks.getAndIncrement()));
    SandboxResponse refused = SandboxResponse.refused(400, "bad_request", "refused");

    log.malformed(null, refused);
    log.malformed(null, refused);

    assertThat(log.newestFirst())
        .extracting(RecordedRequest::times)
        .containsExactly(
            new Times(FakeClock.START.plusSeconds(2), FakeClock.START.plusSeconds(3), 2));
  }
}
