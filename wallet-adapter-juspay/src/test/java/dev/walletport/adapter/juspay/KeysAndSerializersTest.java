package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.gson.Gson;
import dev.walletport.adapter.juspay.http.HeaderFields;
import dev.walletport.adapter.juspay.http.OutgoingRequest;
import dev.walletport.adapter.juspay.http.Response;
import io.vavr.control.Option;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.lang3.builder.ToStringBuilder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Libraries that read private fields find no secret in them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysAndSerializersTest {

  private static final String KEY = "your_secret_api_key";
  private static final String OTP = "345678";
  private static final String TOKEN = "tok_secret";

  static Stream<Arguments> secrets() {
    return Stream.of(
        Arguments.of(KEY, JuspayApiKey.of(KEY)),
        Arguments.of(KEY, new Holder(JuspayApiKey.of(KEY))),
        Arguments.of(KEY, HeaderFields.none().with("Authorization", KEY)),
        Arguments.of(OTP, SecretMaskingRule.of(OTP).findFirst().orElseThrow()),
        Arguments.of(OTP, Form.of("command", "link").withSecret("otp", OTP)),
        Arguments.of(OTP, OutgoingRequest.post("/", HeaderFields.none(), OTP)),
        Arguments.of(TOKEN, new Response(200, Option.none(), bytes(TOKEN))));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void gson_finds_none(String secret, Object holder) {
    assertThat(new Gson().toJson(holder)).doesNotContain(forms(secret));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void jackson_with_visible_fields_finds_none(String secret, Object holder)
      throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper()
        .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    assertThat(mapper.writeValueAsString(holder)).doesNotContain(forms(secret));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void commons_lang_finds_none(String secret, Object holder) {
    assertThat(ToStringBuilder.reflectionToString(holder)).doesNotContain(forms(secret));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void its_own_text_shows_none(String secret, Object holder) {
    assertThat(holder.toString()).doesNotContain(forms(secret));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  /** As text, and as Gson and Jackson write bytes. */
  private static List<String> forms(String secret) {
    return List.of(
        secret,
        new Gson().toJson(bytes(secret)).replaceAll("[\\[\\]]", ""),
        Base64.getEncoder().encodeToString(bytes(secret)));
  }

  private record Holder(JuspayApiKey key) {}
}
