package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormTest {

  @Test
  void has_its_fields_in_the_order_in_which_they_were_added() {
    Form form = Form.of("command", "link").with("a", "1").withSecret("otp", "482913");

    assertThat(form.encoded()).isEqualTo("command=link&a=1&otp=482913");
  }

  @ParameterizedTest
  @CsvSource({
    "/, %2F",
    ":, %3A",
    "@, %40",
    "[, %5B",
    "`, %60",
    "{, %7B",
    "+, %2B",
    "&, %26",
    "=, %3D",
    "é, %C3%A9",
    "９, %EF%BC%99"
  })
  void encodes_what_is_neither_an_ascii_letter_nor_a_digit(String text, String encoded) {
    assertThat(Form.of("f", "09azAZ" + text).encoded()).isEqualTo("f=09azAZ" + encoded);
  }

  @Test
  void encodes_a_blank_as_a_plus() {
    assertThat(Form.of("f", "a b").encoded()).isEqualTo("f=a+b");
  }

  @Test
  void knows_which_of_its_values_are_secrets_as_they_were_given() {
    Form form = Form.of("command", "update")
        .withSecret("otp", "48 29")
        .with("a", "1")
        .withSecret("mobile_number", "+919876543210");

    assertThat(form.secrets()).containsExactly("48 29", "+919876543210");
    assertThat(Form.of("command", "delink").secrets()).isEmpty();
  }

  @Test
  void tells_the_gateway_only_where_it_comes_first() {
    assertThat(Form.of("gateway", "A&B").with("command", "x").gateway()).contains("A&B");
    assertThat(Form.of("gateway", "PAYTM").gateway()).contains("PAYTM");
    assertThat(Form.of("command", "x").with("gateway", "PAYTM").gateway()).isEmpty();
  }

  @Test
  void prints_none_of_its_fields() {
    assertThat(Form.of("command", "link").withSecret("otp", "482913")).hasToString("Form(hidden)");
  }
}
