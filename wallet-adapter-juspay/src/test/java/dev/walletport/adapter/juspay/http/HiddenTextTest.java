package dev.walletport.adapter.juspay.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What holds a secret says what it is, and no more than how long. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HiddenTextTest {

  @Test
  void of_a_response_has_its_status_and_length() {
    Response response =
        new Response(402, Option.none(), Option.none(), "planted".getBytes(US_ASCII));

    assertThat(response).hasToString("Response(402, 7 bytes hidden)");
  }

  @Test
  void of_a_request_has_its_method() {
    assertThat(OutgoingRequest.get("/planted", HeaderFields.none()))
        .hasToString("OutgoingRequest(GET, hidden)");
  }

  @Test
  void of_header_fields_has_neither_name_nor_value() {
    assertThat(HeaderFields.none().with("A", "planted")).hasToString("HeaderFields(hidden)");
  }

  @Test
  void of_a_buffer_has_its_length() {
    RequestBuffer buffer = new RequestBuffer();
    buffer.add("planted");

    assertThat(buffer).hasToString("RequestBuffer(7 bytes hidden)");
  }
}
