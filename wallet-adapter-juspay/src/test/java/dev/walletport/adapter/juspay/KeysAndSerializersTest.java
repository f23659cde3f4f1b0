package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.gson.Gson;
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

  static Stream<Arguments> secrets() {
    return Stream.of(
        Arguments.of(KEY, JuspayApiKey.of(KEY)),
        Arguments.of(KEY, new Holder(JuspayApiKey.of(KEY))));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void gson_finds_none(String secret, Object holder) {
    assertThat(new Gson().toJson(holder)).doesNotContain(secret);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void jackson_with_visible_fields_finds_none(String secret, Object holder)
      throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper()
        .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    assertThat(mapper.writeValueAsString(holder)).doesNotContain(secret);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void commons_lang_finds_none(String secret, Object holder) {
    assertThat(ToStringBuilder.reflectionToString(holder)).doesNotContain(secret);
  }

  private record Holder(JuspayApiKey key) {}
}
