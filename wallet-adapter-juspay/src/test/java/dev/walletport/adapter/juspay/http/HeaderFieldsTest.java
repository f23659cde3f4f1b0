package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HeaderFieldsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"x\r\nB: y", "x\r", "\nx", "x\ty", "x\u0000", "x\u001f", "x\u007f", "x\u00e9"})
  void a_value_of_anything_but_visible_ascii_and_blanks_is_refused_and_not_shown(String value) {
    HeaderFields fields = HeaderFields.none();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fields.with("A", value))
        .withMessage("A must be of visible ASCII characters (its value is not shown)");
  }

  @Test
  void a_value_from_the_first_to_the_last_such_character_is_taken() throws IOException {
    RequestBuffer buffer = new RequestBuffer();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    HeaderFields.none().with("A", " x ~").addTo(buffer);
    buffer.writeTo(out);

    assertThat(out).hasToString("A:  x ~\r\n");
  }
}
