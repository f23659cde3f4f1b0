package dev.walletport.adapter.juspay.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StrictResponseParserTest {

  private final StrictResponseParser parser = new StrictResponseParser(Http1Config.DEFAULT);
  private final SessionInputBufferImpl buffer = new SessionInputBufferImpl(1024);

  @Test
  void reads_the_same_status_line_again() throws Exception {
    List<String> heads =
        heads("HTTP/1.0 201 Made\r\nA: 1\r\n\r\nHTTP/1.0 201 Made\r\nB: 2\r\n\r\n", 2);

    assertThat(heads).containsExactly("HTTP/1.0 201 Made [A: 1]", "HTTP/1.0 201 Made [B: 2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 Ok",
        "HTTP/1.1 200 OK!",
        "HTTP/1.1 200 O",
        "HTTP/1.1 201 OK",
        "HTTP/1.1 400 OK",
        "HTTP/1.0 200 OK"
      })
  void reads_a_status_line_that_is_like_the_last(String line) throws Exception {
    List<String> heads = heads("HTTP/1.1 200 OK\r\n\r\n" + line + "\r\n\r\n", 2);

    assertThat(heads).containsExactly("HTTP/1.1 200 OK []", line + " []");
  }

  @Test
  void refuses_a_line_that_is_none_behind_one_that_is() throws Exception {
    InputStream connection = connection("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 2000\r\n\r\n");
    String ignored = head(connection);

    assertThatExceptionOfType(ParseException.class).isThrownBy(() -> head(connection));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nA: 1\r\n"})
  void takes_no_head_that_the_end_cuts_off(String cut) throws Exception {
    InputStream connection = connection(cut);

    assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> head(connection));
  }

  @Test
  void sees_what_comes_behind_a_head() throws Exception {
    InputStream connection = connection("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");

    assertThat(parser.isMoreThanRead()).isFalse();
    String first = head(connection);
    assertThat(parser.isMoreThanRead()).as(first).isTrue();
    String second = head(connection);
    assertThat(parser.isMoreThanRead()).as(second).isFalse();
  }

  private List<String> heads(String text, int count) throws Exception {
    InputStream connection = connection(text);
    String[] heads = new String[count];
    for (int i = 0; i < count; i++) {
      heads[i] = head(connection);
    }
    return List.of(heads);
  }

  private String head(InputStream connection) throws Exception {
    ClassicHttpResponse head = parser.parse(buffer, connection);
    return head.getVersion() + " " + head.getCode() + " " + head.getReasonPhrase() + " "
        + List.of(head.getHeaders());
  }

  private static InputStream connection(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }
}
