package dev.walletport.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.vavr.control.Option;
import java.time.Instant;
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
class SecretsAndSerializersTest {

  static Stream<Arguments> secrets() {
    return Stream.of(
        Arguments.of("345678", Otp.of("345678")),
        Arguments.of("9876543210", MobileNumber.of("9876543210")),
        Arguments.of(
            "9876543210",
            NewWallet.at(WalletProvider.PAYTM).withMobileNumber(MobileNumber.of("9876543210"))),
        Arguments.of("tok_secret", DebitToken.of("tok_secret", Instant.EPOCH)),
        Arguments.of("203.0.113.7", Origin.of("203.0.113.7")),
        Arguments.of("key-of-16-bytes-", HashKey.of("key-of-16-bytes-".getBytes(US_ASCII))),
        Arguments.of(
            "tok_secret",
            new Funds(
                Option.some(DebitToken.of("tok_secret", Instant.EPOCH)),
                Option.none(),
                List.of())));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void gson_finds_none(String secret, Object holder) {
    JsonSerializer<Instant> dates = (date, type, context) -> new JsonPrimitive(date.toString());
    Gson gson = new GsonBuilder().registerTypeAdapter(Instant.class, dates).create();

    assertThat(gson.toJson(holder)).doesNotContain(forms(secret));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void jackson_with_visible_fields_finds_none(String secret, Object holder)
      throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper()
        .registerModule(new SimpleModule().addSerializer(Instant.class, new ToStringSerializer()))
        .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    assertThat(mapper.writeValueAsString(holder)).doesNotContain(forms(secret));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void commons_lang_finds_none(String secret, Object holder) {
    assertThat(ToStringBuilder.reflectionToString(holder)).doesNotContain(forms(secret));
  }

  /** As text, and as Gson and Jackson write bytes. */
  private static List<String> forms(String secret) {
    byte[] bytes = secret.getBytes(US_ASCII);
    return List.of(
        secret,
        new Gson().toJson(bytes).replaceAll("[\\[\\]]", ""),
        Base64.getEncoder().encodeToString(bytes));
  }
}
