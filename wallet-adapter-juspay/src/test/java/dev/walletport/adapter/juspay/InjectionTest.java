package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.testing.SampleWallets;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that would change a request if they were put into it as they are. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InjectionTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");

  private static Stream<String> neverAllowed() {
    return Stream.of(
        "a\rX-Evil: 1",
        "a\nX-Evil: 1",
        "a\r\nX-Evil: 1",
        "a\u0000b",
        "a\u007fb",
        "a b",
        "\t",
        ".",
        "..",
        "",
        "\u00e9",
        "\u2028",
        "\uD83D\uDCB8",
        "\uD83D",
        "\uFF0F",
        "x".repeat(10_000));
  }

  /** Visible ASCII that means something in a path, a query, a form or a header. */
  private static Stream<String> visible() {
    return Stream.of(
        "a/b",
        "../wallets",
        "%2e%2e",
        "%0d%0aX-Evil:1",
        "a?b=c",
        "a#b",
        "a;b",
        "a&b=c",
        "a+b",
        "*",
        "a\\b",
        "a:b",
        "@host",
        "\"a\"",
        "<a>",
        "{a}",
        "a,b",
        "~",
        "...",
        "//host",
        "x".repeat(128));
  }

  @ParameterizedTest
  @MethodSource("neverAllowed")
  void is_refused_by_every_type(String text) {
    assertThat(WalletId.parse(text).isLeft()).isTrue();
    assertThat(CustomerId.parse(text).isLeft()).isTrue();
    assertThat(RoutingId.parse(text).isLeft()).isTrue();
    if (!text.matches("\\.+")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Otp.of(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "a\u0000b", "", "a b", "\uD83D\uDCB8"})
  void is_refused_by_every_setting_that_becomes_a_header(String text) {
    for (JuspaySettings.Builder wrong : List.of(
        JuspaySettings.sandbox(KEY).toBuilder().merchantId(text),
        JuspaySettings.sandbox(KEY).toBuilder().userAgent(text),
        JuspaySettings.sandbox(KEY).toBuilder().apiVersion(text),
        JuspaySettings.sandbox(KEY).toBuilder().gatewayReferenceId(text))) {
      assertThatIllegalArgumentException().isThrownBy(wrong::build);
    }
  }

  @ParameterizedTest
  @MethodSource("visible")
  void is_one_segment_and_one_header_and_no_more(String text) throws IOException {
    Customer customer = Customer.guest(CustomerId.of(text), RoutingId.of(text));
    String sent = sentBy(juspay -> juspay.gateway().list(customer));
    String ordinary = sentBy(juspay -> juspay.gateway().list(StuckCall.CUSTOMER));

    String[] words = sent.split("\r\n", 2)[0].split(" ", -1);
    String[] segments = words[1].split("/", -1);
    assertThat(words).hasSize(3);
    assertThat(segments).hasSize(4);
    assertThat(segments[2]).matches("([A-Za-z0-9._-]|%[0-9A-F]{2})+");
    assertThat(URLDecoder.decode(segments[2], UTF_8)).isEqualTo(text);
    assertThat(sent).contains("\r\nx-routing-id: " + text + "\r\n");
    assertThat(sent.split("\r\n", -1)).hasSameSizeAs(ordinary.split("\r\n", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1&command=delink", "1=2", "%26", "1+1", "%0d%0a", "*", "a/b?c#d"})
  void is_one_field_of_a_form(String text) throws IOException {
    String sent =
        sentBy(juspay -> juspay.gateway().link(StuckCall.CUSTOMER, SampleWallets.ID, Otp.of(text)));

    String form = sent.split("\r\n\r\n", 2)[1];
    assertThat(form).startsWith("command=link&otp=").matches("[A-Za-z0-9=&%+._*-]+");
    assertThat(form.split("&", -1)).hasSize(2);
    assertThat(URLDecoder.decode(form.substring(17), UTF_8)).isEqualTo(text);
  }

  private static String sentBy(Asking asking) throws IOException {
    try (RawServer server = RawServer.answering(RawServer.empty(404, "X: y"));
        Juspay juspay = Juspay.open(JuspaySettings.builder(server.uri(), KEY).build())) {
      ignore(asking.ask(juspay));
      assertThat(server.requests()).hasSize(1);
      return server.requests().get(0);
    }
  }

  @FunctionalInterface
  private interface Asking {
    Object ask(Juspay juspay);
  }
}
