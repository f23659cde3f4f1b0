package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.WalletOperation;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspaySettingsTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("CANARYKEY");

  @Nested
  class The_presets {
    @Test
    void are_juspays_sandbox_and_production() {
      assertThat(JuspaySettings.sandbox(KEY).baseUri()).hasToString("https://sandbox.juspay.in");
      assertThat(JuspaySettings.production(KEY).baseUri()).hasToString("https://api.juspay.in");
    }

    @Test
    void give_a_refresh_more_time() {
      JuspaySettings settings = JuspaySettings.sandbox(KEY);

      assertThat(settings.deadline(WalletOperation.LINK)).isEqualTo(Duration.ofSeconds(10));
      assertThat(settings.deadline(WalletOperation.REFRESH)).isEqualTo(Duration.ofSeconds(30));
      assertThat(settings.deadline(WalletOperation.REFRESH_ALL)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void can_be_changed_without_changing_them() {
      JuspaySettings preset = JuspaySettings.sandbox(KEY);

      JuspaySettings changed =
          preset.toBuilder().merchantId("testaccount").maxAttempts(1).build();

      assertThat(changed.merchantId()).containsExactly("testaccount");
      assertThat(changed.baseUri()).isEqualTo(preset.baseUri());
      assertThat(preset.merchantId()).isEmpty();
      assertThat(preset.maxAttempts()).isEqualTo(3);
    }

    @Test
    void are_set_in_one_sentence() {
      JuspaySettings changed = JuspaySettings.sandbox(KEY).toBuilder()
          .refreshForm(JuspaySettings.RefreshForm.GET)
          .refusals(RefusalTable.standard())
          .deadline(Duration.ofSeconds(3))
          .build();

      assertThat(changed.refreshForm()).isEqualTo(JuspaySettings.RefreshForm.GET);
      assertThat(changed.refusals()).isEqualTo(RefusalTable.standard());
    }

    @Test
    void are_not_changed_by_a_builder_that_goes_on() {
      JuspaySettings.Builder builder = JuspaySettings.sandbox(KEY).toBuilder().poolSize(1);
      JuspaySettings built = builder.build();

      builder.poolSize(2);

      assertThat(built.transport().pool().size()).isEqualTo(1);
    }
  }

  @Nested
  class The_address {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://api.juspay.in",
          "https://api.juspay.in/",
          "HTTPS://api.juspay.in:8443/below/a/path/",
          "http://localhost:8080",
          "http://127.0.0.1",
          "http://[::1]:8080"
        })
    void may_be_https_anywhere_or_http_on_loopback(String uri) {
      JuspaySettings settings = JuspaySettings.builder(URI.create(uri), KEY).build();

      assertThat(settings.baseUri().toString()).doesNotEndWith("/");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://api.juspay.in",
          "http://localhost.example.com",
          "http://10.0.0.1",
          "ftp://api.juspay.in",
          "api.juspay.in",
          "https:///path",
          "mailto:someone@example.com",
          "https://CANARYUSER@api.juspay.in",
          "https://api.juspay.in?CANARYQUERY",
          "https://api.juspay.in/#CANARYFRAGMENT",
          "https://api.juspay.in:70000",
          "https://api.juspay.in:0"
        })
    void is_refused_otherwise_without_what_may_be_secret(String uri) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JuspaySettings.builder(URI.create(uri), KEY).build())
          .withMessageContaining("baseUri")
          .withMessageNotContaining("CANARY");
    }

    @Test
    void may_be_http_elsewhere_if_allowed() {
      JuspaySettings settings = JuspaySettings.builder(URI.create("http://10.0.0.1"), KEY)
          .allowPlainHttp()
          .build();

      assertThat(settings.baseUri()).hasToString("http://10.0.0.1");
    }
  }

  @Nested
  class A_proxy {
    @ParameterizedTest
    @ValueSource(strings = {"http://proxy.example.com:3128", "HTTP://10.0.0.1:1/"})
    void is_http_with_a_host_and_a_port(String uri) {
      JuspaySettings settings =
          JuspaySettings.sandbox(KEY).toBuilder().proxy(URI.create(uri)).build();

      assertThat(settings.proxy()).containsExactly(URI.create(uri));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://proxy.example.com",
          "https://proxy.example.com:3128",
          "socks://proxy.example.com:3128",
          "proxy.example.com:3128",
          "http:///path",
          "http://proxy.example.com:70000",
          "http://CANARY:CANARY@proxy.example.com:3128",
          "http://proxy.example.com:3128/CANARY",
          "http://proxy.example.com:3128?CANARY",
          "http://proxy.example.com:3128#CANARY"
        })
    void is_refused_otherwise_without_what_may_be_secret(String uri) {
      JuspaySettings.Builder builder =
          JuspaySettings.sandbox(KEY).toBuilder().proxy(URI.create(uri));

      assertThatIllegalArgumentException()
          .isThrownBy(builder::build)
          .withMessageStartingWith("proxy is ")
          .withMessageNotContaining("CANARY");
    }

    @Test
    void elsewhere_does_not_see_what_is_sent_in_clear() {
      JuspaySettings.Builder builder = JuspaySettings.builder(URI.create("http://localhost"), KEY);

      assertThat(builder.proxy(URI.create("http://127.0.0.1:3128")).build().proxy())
          .isNotEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> builder.proxy(URI.create("http://proxy.example.com:3128")).build())
          .withMessageStartingWith("proxy is http://proxy.example.com:3128: it must be loopback");
      assertThat(builder.allowPlainHttp().build().proxy()).isNotEmpty();
    }
  }

  @Nested
  class A_wrong_setting {
    @Test
    void is_refused_by_name_with_what_it_was_and_what_is_right() {
      assertRefused(b -> b.deadline(Duration.ZERO), "deadline is PT0S: it must be a duration");
      assertRefused(b -> b.refreshDeadline(Duration.ofDays(2)), "refreshDeadline is PT48H");
      assertRefused(b -> b.connectTimeout(Duration.ofSeconds(-1)), "connectTimeout is PT-1S");
      assertRefused(b -> b.poolTimeout(Duration.ofNanos(1)), "poolTimeout is PT0.000000001S");
      assertRefused(b -> b.keepAlive(Duration.ZERO), "keepAlive is PT0S");
      assertRefused(b -> b.timeToLive(Duration.ZERO), "timeToLive is PT0S");
      assertRefused(b -> b.poolSize(0), "poolSize is 0: it must be 1 to 10000");
      assertRefused(b -> b.maxAttempts(0), "maxAttempts is 0: it must be 1 to 10");
      assertRefused(b -> b.maxAttempts(11), "maxAttempts is 11");
      assertRefused(
          b -> b.responseLimit(1023), "responseLimit is 1023: it must be 1024 to 16777216");
      assertRefused(b -> b.listResponseLimit(-1), "listResponseLimit is -1");
      assertRefused(b -> b.apiVersion("2023-6-30"), "apiVersion is 2023-6-30: it must be a date");
      assertRefused(b -> b.merchantId(""), "merchantId is \"\": it must be 1 to 128 visible");
      assertRefused(b -> b.userAgent("a\r\nb"), "userAgent is \"a??b\"");
      assertRefused(b -> b.gatewayReferenceId("a b"), "gatewayReferenceId is \"a b\"");
      assertRefused(
          b -> b.merchantId("x".repeat(10_000)), "merchantId is \"" + "x".repeat(128) + "…\"");
      assertRefused(
          b -> b.merchantId(" " + "x".repeat(127)), "merchantId is \" " + "x".repeat(127) + "\"");
    }

    private void assertRefused(UnaryOperator<JuspaySettings.Builder> change, String messageStart) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> change.apply(JuspaySettings.sandbox(KEY).toBuilder()).build())
          .withMessageStartingWith(messageStart);
    }
  }

  @Nested
  class The_api_key {
    @Test
    void is_the_user_of_basic_credentials_with_an_empty_password() {
      assertThat(JuspayApiKey.of("your_api_key").basicCredentials())
          .isEqualTo("Basic eW91cl9hcGlfa2V5Og==");
    }

    @Test
    void is_stripped_of_white_space_around_it() {
      assertThat(JuspayApiKey.of(" CANARYKEY\n")).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "CANARY KEY", "CANARY:KEY", "CANARY\u0000", "CANARY\u00e9"})
    void is_refused_without_being_repeated(String value) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JuspayApiKey.of(value))
          .withMessageStartingWith("apiKey must be")
          .withMessageNotContaining("CANARY");
    }

    @Test
    void may_have_256_characters_and_no_more() {
      assertThat(JuspayApiKey.of("x".repeat(256))).isNotEqualTo(KEY);
      assertThatIllegalArgumentException().isThrownBy(() -> JuspayApiKey.of("x".repeat(257)));
    }

    @Test
    void shows_nothing_and_is_not_serialisable() {
      assertThat(KEY).hasToString("JuspayApiKey(hidden)").isNotInstanceOf(Serializable.class);
      assertThat(KEY).hasSameHashCodeAs(JuspayApiKey.of("another"));
      assertThat(JuspaySettings.sandbox(KEY).toString())
          .isEqualTo("JuspaySettings[https://sandbox.juspay.in, apiKey hidden]");
    }
  }

  @Nested
  class Two_settings {

    private final JuspaySettings one = JuspaySettings.sandbox(JuspayApiKey.of("your_api_key"));

    @Test
    void of_equal_values_are_equal() {
      JuspaySettings same = JuspaySettings.sandbox(JuspayApiKey.of("your_api_key"));

      assertThat(same).isEqualTo(one).hasSameHashCodeAs(one);
      assertThat(one.toBuilder().build()).isEqualTo(one);
    }

    @Test
    void of_other_values_are_not() {
      assertThat(JuspaySettings.sandbox(JuspayApiKey.of("another_key"))).isNotEqualTo(one);
      assertThat(JuspaySettings.production(JuspayApiKey.of("your_api_key"))).isNotEqualTo(one);
      assertThat(one.toBuilder().maxAttempts(1).build()).isNotEqualTo(one);
      assertThat(one.toBuilder().poolSize(21).build()).isNotEqualTo(one);
      assertThat(one.toBuilder().apiKey(() -> JuspayApiKey.of("your_api_key")).build())
          .isNotEqualTo(one);
      assertThat(one).isNotEqualTo("settings");
    }

    @Test
    void are_compared_by_every_value() {
      long fields = Arrays.stream(JuspaySettings.Builder.class.getDeclaredFields())
          .filter(field -> !field.isSynthetic() && !Modifier.isStatic(field.getModifiers()))
          .count();

      assertThat(one.toBuilder().all()).hasSize((int) fields);
    }
  }
}
