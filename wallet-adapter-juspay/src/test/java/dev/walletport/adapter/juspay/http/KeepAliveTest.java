package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepAliveTest {

  private static final TimeValue OURS = TimeValue.ofMilliseconds(4_500);

  private final KeepAlive keepAlive = new KeepAlive(OURS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeout=0",
        "timeout=0, max=5",
        "max=5, timeout=0",
        "TIMEOUT=0",
        "Timeout=0",
        "timeout=\"0\"",
        "timeout=000",
        " timeout = 0 ",
        "timeout=7, timeout=0"
      })
  void of_zero_seconds_closes(String value) {
    assertThat(keepAlive.after(response("Keep-Alive", value))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"timeout=1,1", "timeout=4,4", "'max=9, timeout=2',2", "'timeout=\"3\"',3"})
  void of_less_than_ours_counts(String value, int seconds) {
    assertThat(keepAlive.after(response("Keep-Alive", value)))
        .isEqualTo(TimeValue.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeout=5",
        "timeout=3600",
        "timeout=99999999999999999999",
        "timeout=",
        "timeout",
        "timeout=abc",
        "timeout=-1",
        "timeout=1.5",
        "max=0",
        "x-timeout=0",
        ""
      })
  void of_more_or_of_no_number_leaves_ours(String value) {
    assertThat(keepAlive.after(response("Keep-Alive", value))).isEqualTo(OURS);
  }

  @Test
  void the_shortest_of_several_fields_counts() {
    ClassicHttpResponse response = response("Keep-Alive", "timeout=3");
    response.addHeader("Keep-Alive", "timeout=1");
    response.addHeader("Keep-Alive", "timeout=2");

    assertThat(keepAlive.after(response)).isEqualTo(TimeValue.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "Close", "keep-alive, close"})
  void a_connection_that_is_to_be_closed_is(String value) {
    assertThat(keepAlive.after(response("Connection", value))).isNull();
  }

  @Test
  void a_response_of_http_1_0_closes_unless_it_says_otherwise() {
    ClassicHttpResponse plain = response("X", "y");
    plain.setVersion(HttpVersion.HTTP_1_0);
    ClassicHttpResponse kept = response("Connection", "keep-alive");
    kept.setVersion(HttpVersion.HTTP_1_0);

    assertThat(keepAlive.after(plain)).isNull();
    assertThat(keepAlive.after(kept)).isEqualTo(OURS);
  }

  private static ClassicHttpResponse response(String name, String value) {
    ClassicHttpResponse response = new BasicClassicHttpResponse(200);
    response.setVersion(HttpVersion.HTTP_1_1);
    response.addHeader("Content-Length", "2");
    response.addHeader(name, value);
    return response;
  }
}
