package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestFramingTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\ncontent-LENGTH:  12\r\nHost: h\r\n\r\n";

  private final RequestFraming framing = new RequestFraming();

  @Test
  void counts_requests_that_come_in_one_piece() throws IOException {
    InputStream in = bytes(GET + POST + "twelve bytes" + GET);

    assertThat(framing.skip(in)).isTrue();
    assertThat(framing.skip(in)).isTrue();
    assertThat(framing.skip(in)).isTrue();
    assertThat(framing.skip(in)).isFalse();
  }

  @Test
  void counts_requests_that_come_byte_by_byte() throws IOException {
    InputStream in = byteByByte(bytes(POST + "twelve bytes" + GET));

    assertThat(framing.skip(in)).isTrue();
    assertThat(framing.skip(in)).isTrue();
    assertThat(framing.skip(in)).isFalse();
  }

  @Test
  void refuses_a_body_that_is_cut() {
    InputStream in = bytes(POST + "eleven byte");

    assertThatThrownBy(() -> framing.skip(in)).isInstanceOf(EOFException.class);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(US_ASCII));
  }

  private static InputStream byteByByte(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(length, 1));
      }
    };
  }
}
