package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspayApiKeyTest {

  private static final String TEXT = "canaryKey";
  private static final String BASIC = "Y2FuYXJ5S2V5Og";
  private static final JuspayApiKey KEY = JuspayApiKey.of(TEXT);
  private static final JuspayMerchant MERCHANT = JuspayMerchant.named("shop", KEY);

  @Test
  void is_not_serialised_by_java() {
    assertThatExceptionOfType(NotSerializableException.class)
        .isThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(KEY));
  }

  @Test
  void has_a_hash_code_and_a_text_that_tell_nothing() {
    assertThat(KEY)
        .hasSameHashCodeAs(JuspayApiKey.of("another"))
        .hasToString("JuspayApiKey(hidden)");
    assertThat(KEY).isEqualTo(JuspayApiKey.of(TEXT)).isNotEqualTo(JuspayApiKey.of("another"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:b", "a\u007Fb", "a\u0080b", "a\nb"})
  void is_refused_with_a_character_that_credentials_cannot_hold(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JuspayApiKey.of(text))
        .withMessageContaining("(its value is not shown)");
  }

  @Test
  void may_be_of_any_other_visible_ascii_characters_up_to_256() {
    assertThat(JuspayApiKey.of("!~".repeat(128)).basicCredentials()).startsWith("Basic IX4hfiF+");
    assertThatIllegalArgumentException().isThrownBy(() -> JuspayApiKey.of("a".repeat(257)));
  }

  @Nested
  class A_library_that_reads_fields {

    private static Stream<Object> holders() {
      return Stream.of(
          KEY,
          List.of(Option.some(KEY)),
          MERCHANT,
          MERCHANT.withMerchantId("id"),
          JuspaySettings.sandbox(KEY),
          JuspaySettings.sandbox(KEY).toBuilder());
    }

    @ParameterizedTest
    @MethodSource("holders")
    void finds_no_key_wherever_it_is_held(Object holder) {
      assertThat(FieldReader.textsOf(holder).toString()).doesNotContain(TEXT, BASIC);
    }

    @Test
    void finds_nothing_in_a_gateway_that_has_sent_its_key() throws IOException {
      try (RawServer server = RawServer.answering(GatewayCall.FIND.yes());
          JuspayTransport transport = JuspayTransport.open(
              JuspaySettings.builder(server.uri()).userAgent("shop-client").build())) {
        WalletGateway gateway = transport.gateway(MERCHANT);

        assertThat(gateway.find(StuckCall.CUSTOMER, SampleWallets.ID).isRight()).isTrue();

        assertThat(server.requests().get(0)).contains(BASIC);
        assertThat(FieldReader.textsOf(List.of(gateway, transport)))
            .contains("shop", "shop-client")
            .noneMatch(text -> text.contains(TEXT) || text.contains(BASIC));
      }
    }

    @Test
    void finds_what_is_not_secret() {
      assertThat(FieldReader.textsOf(MERCHANT.withMerchantId("id"))).contains("shop", "id");
    }
  }
}
