package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.testing.SampleWallets;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Both sides of every bound, and that no setting is lost on its way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingBoundsTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");

  private static JuspaySettings.Builder builder() {
    return JuspaySettings.sandbox(KEY).toBuilder();
  }

  private static void assertRefused(JuspaySettings.Builder wrong, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(wrong::build)
        .withMessageStartingWith(name + " is ");
  }

  @Nested
  class A_duration {

    private static Stream<Arguments> settings() {
      return Stream.of(
          setting("deadline", JuspaySettings.Builder::deadline),
          setting("refreshDeadline", JuspaySettings.Builder::refreshDeadline),
          setting("connectTimeout", JuspaySettings.Builder::connectTimeout),
          setting("poolTimeout", JuspaySettings.Builder::poolTimeout),
          setting("keepAlive", JuspaySettings.Builder::keepAlive),
          setting("timeToLive", JuspaySettings.Builder::timeToLive));
    }

    private static Arguments setting(
        String name, BiFunction<JuspaySettings.Builder, Duration, JuspaySettings.Builder> setter) {
      return Arguments.of(name, setter);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void is_from_a_millisecond_to_a_day(
        String name, BiFunction<JuspaySettings.Builder, Duration, JuspaySettings.Builder> setter)
        throws Exception {
      for (Duration right : List.of(Duration.ofMillis(1), Duration.ofDays(1))) {
        JuspaySettings built = setter.apply(builder(), right).build();

        assertThat(values(built.toBuilder()).get(name)).isEqualTo(right);
      }
      assertRefused(setter.apply(builder(), Duration.ofMillis(1).minusNanos(1)), name);
      assertRefused(setter.apply(builder(), Duration.ofDays(1).plusNanos(1)), name);
    }
  }

  @Nested
  class A_count {

    private static Stream<Arguments> settings() {
      return Stream.of(
          setting("poolSize", JuspaySettings.Builder::poolSize, 1, 10_000),
          setting("maxAttempts", JuspaySettings.Builder::maxAttempts, 1, 10),
          setting("responseLimit", JuspaySettings.Builder::responseLimit, 1024, 16_777_216),
          setting(
              "listResponseLimit", JuspaySettings.Builder::listResponseLimit, 1024, 16_777_216));
    }

    private static Arguments setting(
        String name,
        BiFunction<JuspaySettings.Builder, Integer, JuspaySettings.Builder> setter,
        int least,
        int most) {
      return Arguments.of(name, setter, least, most);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void is_within_its_bounds(
        String name,
        BiFunction<JuspaySettings.Builder, Integer, JuspaySettings.Builder> setter,
        int least,
        int most)
        throws Exception {
      for (int right : List.of(least, most)) {
        JuspaySettings built = setter.apply(builder(), right).build();

        assertThat(values(built.toBuilder()).get(name)).isEqualTo(right);
      }
      assertRefused(setter.apply(builder(), least - 1), name);
      assertRefused(setter.apply(builder(), most + 1), name);
    }
  }

  @Nested
  class A_text {

    private static Stream<Arguments> settings() {
      return Stream.of(
          setting("merchantId", JuspaySettings.Builder::merchantId),
          setting("gatewayReferenceId", JuspaySettings.Builder::gatewayReferenceId),
          setting("userAgent", JuspaySettings.Builder::userAgent));
    }

    private static Arguments setting(
        String name, BiFunction<JuspaySettings.Builder, String, JuspaySettings.Builder> setter) {
      return Arguments.of(name, setter);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void has_1_to_128_visible_ascii_characters(
        String name, BiFunction<JuspaySettings.Builder, String, JuspaySettings.Builder> setter)
        throws Exception {
      for (String right : List.of("!", "~", "x".repeat(128))) {
        JuspaySettings built = setter.apply(builder(), right).build();

        assertThat(values(built.toBuilder()).get(name)).isEqualTo(right);
      }
      for (String wrong : List.of("", " ", "\u007f", "x".repeat(129))) {
        assertRefused(setter.apply(builder(), wrong), name);
      }
    }

    @ParameterizedTest
    @CsvSource({
      "0000-01-01, true",
      "9999-12-31, true",
      "+10000-01-01, false",
      "2023-02-29, false",
      "2024-02-29, true"
    })
    void that_is_a_date_is_one_of_the_calendar(String date, boolean right) {
      if (right) {
        assertThat(builder().apiVersion(date).build().apiVersion()).containsExactly(date);
      } else {
        assertRefused(builder().apiVersion(date), "apiVersion");
      }
    }
  }

  @Nested
  class To_builder {

    private static final Map<Class<?>, List<Object>> SAMPLES = samples();

    @Test
    void copies_every_setting() throws Exception {
      JuspaySettings.Builder changed = builder();
      for (Field setting : settings()) {
        setting.set(changed, other(setting, setting.get(builder())));
      }

      Map<String, Object> copied = values(changed.build().toBuilder());

      assertThat(copied).isEqualTo(values(changed));
      assertThat(values(builder()).entrySet()).doesNotContainAnyElementsOf(copied.entrySet());
    }

    @Test
    void takes_a_new_key_that_is_sent() throws IOException {
      JuspayApiKey other = JuspayApiKey.of("another_key");
      try (RawServer server = RawServer.answering(RawServer.empty(404, "X: y"));
          Juspay juspay = Juspay.open(JuspaySettings.builder(server.uri(), KEY).build().toBuilder()
              .apiKey(other)
              .build())) {
        ignore(juspay.gateway().find(StuckCall.CUSTOMER, SampleWallets.ID));

        assertThat(server.requests())
            .singleElement()
            .asString()
            .contains("Authorization: " + other.basicCredentials() + "\r\n")
            .doesNotContain(KEY.basicCredentials());
      }
    }

    private static Map<Class<?>, List<Object>> samples() {
      try {
        return Map.of(
            URI.class, List.of(URI.create("http://localhost:8080")),
            Supplier.class, List.of((Supplier<JuspayApiKey>) () -> JuspayApiKey.of("another_key")),
            Integer.class, List.of(7),
            String.class, List.of("2023-06-30"),
            Duration.class, List.of(Duration.ofMillis(4321)),
            int.class, List.of(7, 4321),
            SSLContext.class, List.of(SSLContext.getDefault()),
            RefusalTable.class,
                List.of(RefusalTable.standard()
                    .with(RefusalRow.code("513").means(RefusalMeaning.WRONG_OTP))));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }

    /** A value that every rule allows, and that differs; fails for a type that is not known. */
    private static Object other(Field setting, Object before) {
      if (setting.getType().isEnum()) {
        return Arrays.stream(setting.getType().getEnumConstants())
            .filter(constant -> constant != before)
            .findFirst()
            .orElseThrow();
      }
      List<Object> samples = SAMPLES.getOrDefault(setting.getType(), List.of());
      assertThat(samples).as("a value for %s", setting).isNotEmpty();
      return samples.get(setting.getName().endsWith("Limit") ? samples.size() - 1 : 0);
    }
  }

  /** Every field of the builder; a setting that is added is among them. */
  private static List<Field> settings() {
    List<Field> fields = Arrays.stream(JuspaySettings.Builder.class.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .toList();
    fields.forEach(field -> field.setAccessible(true));
    return fields;
  }

  private static Map<String, Object> values(JuspaySettings.Builder builder)
      throws IllegalAccessException {
    Map<String, Object> values = new TreeMap<>();
    for (Field setting : settings()) {
      values.put(setting.getName(), setting.get(builder));
    }
    return values;
  }
}
