package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspayMerchantTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");

  /** What a merchant can be given besides its name and its key. */
  private enum Given {
    MERCHANT_ID,
    API_VERSION,
    GATEWAY_REFERENCE_ID;

    private JuspayMerchant to(JuspayMerchant merchant) {
      return switch (this) {
        case MERCHANT_ID -> merchant.withMerchantId("id_a");
        case API_VERSION -> merchant.withApiVersion("2023-06-30");
        case GATEWAY_REFERENCE_ID -> merchant.withGatewayReferenceId("ref_a");
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MERCHANT_ID,API_VERSION,GATEWAY_REFERENCE_ID",
    "MERCHANT_ID,GATEWAY_REFERENCE_ID,API_VERSION",
    "API_VERSION,MERCHANT_ID,GATEWAY_REFERENCE_ID",
    "API_VERSION,GATEWAY_REFERENCE_ID,MERCHANT_ID",
    "GATEWAY_REFERENCE_ID,MERCHANT_ID,API_VERSION",
    "GATEWAY_REFERENCE_ID,API_VERSION,MERCHANT_ID"
  })
  void keeps_all_that_it_is_given_in_any_order(Given first, Given second, Given third) {
    JuspayMerchant merchant = third.to(second.to(first.to(JuspayMerchant.named("shop", KEY))));

    assertThat(merchant.merchantId()).containsExactly("id_a");
    assertThat(merchant.apiVersion()).containsExactly("2023-06-30");
    assertThat(merchant.gatewayReferenceId()).containsExactly("ref_a");
    assertThat(merchant.name()).isEqualTo("shop");
    assertThat(merchant.currentKey()).isSameAs(KEY);
  }
}
