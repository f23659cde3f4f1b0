package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.commons.lang3.builder.ToStringBuilder;
import org.apache.commons.lang3.builder.ToStringStyle;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestBufferTest {

  private final RequestBuffer buffer = new RequestBuffer();

  @Test
  void writes_what_was_added_since_it_was_cleared() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    buffer.add("GET / HTTP/1.1");
    buffer.clear();
    buffer.add("otp=");
    buffer.add("12");

    buffer.writeTo(out);

    assertThat(out).hasToString("otp=12");
  }

  @Test
  void keeps_what_was_added_when_it_grows() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    buffer.add("a".repeat(700));
    buffer.add("b".repeat(700));
    buffer.add("c".repeat(7_000));

    buffer.writeTo(out);

    assertThat(out).hasToString("a".repeat(700) + "b".repeat(700) + "c".repeat(7_000));
  }

  @Test
  void shows_its_length_only_and_no_byte_to_what_reads_fields() {
    buffer.add("123456");

    assertThat(buffer).hasToString("RequestBuffer(6 bytes hidden)");
    assertThat(ToStringBuilder.reflectionToString(buffer, ToStringStyle.NO_CLASS_NAME_STYLE))
        .isEqualTo("[length=6]");
  }
}
