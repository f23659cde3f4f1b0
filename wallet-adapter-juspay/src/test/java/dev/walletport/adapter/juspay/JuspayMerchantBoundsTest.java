package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspayMerchantBoundsTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("canary-api-key");
  private static final JuspayMerchant MERCHANT = JuspayMerchant.named("books", KEY);

  static List<String> wrong() {
    return List.of("", " ", "a\r\nX-Injected: 1", "a b\u007F", "é", "a".repeat(129));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void a_text_that_no_header_can_hold_is_refused_by_name(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JuspayMerchant.named(text, KEY))
        .withMessageContaining("name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MERCHANT.withMerchantId(text))
        .withMessageContaining("merchantId");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MERCHANT.withGatewayReferenceId(text))
        .withMessageContaining("gatewayReferenceId");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MERCHANT.withApiVersion(text))
        .withMessageContaining("apiVersion");
  }

  @Test
  void the_longest_texts_are_taken() {
    String longest = "!~".repeat(64);

    assertThat(JuspayMerchant.named(longest, KEY).name()).isEqualTo(longest);
    assertThat(MERCHANT.withMerchantId(longest).merchantId()).contains(longest);
    assertThat(MERCHANT.withGatewayReferenceId(longest).gatewayReferenceId()).contains(longest);
  }

  @Test
  void it_prints_its_name_and_no_key() {
    assertThat(MERCHANT).hasToString("JuspayMerchant[books, apiKey hidden]");
  }
}
