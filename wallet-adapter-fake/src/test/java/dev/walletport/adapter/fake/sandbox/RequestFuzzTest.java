package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.walletport.domain.testing.ByteMutator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dfuzz.seed} draws other requests, {@code -Dfuzz.inputs} as many as given. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class RequestFuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 1_000);
  private static final int HEADERS = 13;

  @Test
  void a_request_is_answered_or_closed_and_nothing_of_it_is_logged() {
    List<String> samples = RequestFuzzTarget.samples().stream()
        .map(sample -> sample.text(RequestFuzzTarget.host()))
        .toList();
    ByteMutator mutator = ByteMutator.of(SEED, samples);

    try (RecordingLogAppender log = RecordingLogAppender.attach()) {
      assertThatCode(() -> mutator.draw(INPUTS).forEach(RequestFuzzTarget::fuzzerTestOneInput))
          .doesNotThrowAnyException();

      assertThat(String.join("\n", log.lines())).doesNotContain(RequestFuzzTarget.SECRETS);
    }
  }

  private static Stream<Header> headers() {
    String host = RequestFuzzTarget.host();
    return Stream.of(
        new Header("Host", host),
        new Header("Authorization", RawRequest.basic(RawRequest.KEY + ":")),
        new Header("x-routing-id", "customer_1122"),
        new Header("Content-Type", RawRequest.FORM + "; charset=UTF-8"),
        new Header("Content-Length", "14"),
        new Header("Transfer-Encoding", "chunked"),
        new Header("Expect", "100-continue"),
        new Header("Connection", "close, Keep-Alive"),
        new Header("Origin", "http://" + host),
        new Header("Sec-Fetch-Site", "same-origin"),
        new Header("Upgrade", "h2c"),
        new Header("Accept-Encoding", "gzip;q=1.0, identity"),
        new Header("Cookie", "a=b; c=d"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void a_header_is_answered_or_closed(Header header) {
    ByteMutator mutator = ByteMutator.of(SEED, List.of(header.value));

    assertThatCode(() -> mutator.draw(INPUTS / HEADERS).forEach(header::send))
        .doesNotThrowAnyException();
  }

  /** A header and a good value of it. */
  private record Header(String name, String value) {

    /** A get and a command with another value. */
    void send(byte[] other) {
      String text = new String(other, ISO_8859_1);
      for (RawRequest sample : RequestFuzzTarget.samples().subList(5, 7)) {
        byte[] request =
            sample.with(name, text).text(RequestFuzzTarget.host()).getBytes(ISO_8859_1);
        RequestFuzzTarget.fuzzerTestOneInput(request);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
