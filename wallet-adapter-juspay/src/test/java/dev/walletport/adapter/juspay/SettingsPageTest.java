package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import dev.walletport.domain.WalletOperation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The page of settings says what the code does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "settings.md");
  private static final JuspaySettings DEFAULTS =
      JuspaySettings.production(JuspayApiKey.of("your_api_key"));

  @Test
  void every_setting_is_on_the_page_with_its_default_and_its_refusals() throws IOException {
    List<String> told;
    try (Stream<String> lines = Files.lines(PAGE)) {
      told = lines
          .filter(line -> line.startsWith("| `"))
          .map(SettingsPageTest::facts)
          .toList();
    }

    assertThat(told)
        .containsExactlyElementsOf(settings().entrySet().stream()
            .map(entry -> entry.getValue().row(entry.getKey()))
            .toList());
  }

  @Test
  void the_grace_of_a_close_is_on_the_page_of_the_adapter() throws IOException {
    assertThat(JuspayTransport.GRACE).hasSeconds(5);
    assertThat(Path.of("..", "docs", "juspay.md"))
        .content()
        .contains("`close()` has a grace of 5 seconds");
  }

  @Test
  void every_method_of_the_builder_is_a_setting() {
    List<String> methods = Arrays.stream(JuspaySettings.Builder.class.getMethods())
        .filter(method -> method.getReturnType() == JuspaySettings.Builder.class)
        .map(method -> method.getName())
        .distinct()
        .toList();

    assertThat(settings().keySet()).containsExactlyInAnyOrderElementsOf(methods);
  }

  /** The first three cells; the fourth is for people. */
  private static String facts(String line) {
    return Arrays.stream(line.split(" \\| ", -1)).limit(3).collect(Collectors.joining(" | "));
  }

  /** A setting's default, and wrong values for it. */
  private record Setting(
      Function<JuspaySettings, Object> value, List<UnaryOperator<JuspaySettings.Builder>> wrong) {

    private String row(String name) {
      return "| `" + name + "` | " + shown(value.apply(DEFAULTS)) + " | " + refusals();
    }

    private static String shown(Object value) {
      if (value instanceof Duration time) {
        boolean whole = time.toMillis() % 1000 == 0;
        return whole ? time.toSeconds() + " s" : time.toMillis() + " ms";
      }
      return value instanceof Integer count
          ? String.format(Locale.ROOT, "%,d", count)
          : value.toString();
    }

    private String refusals() {
      return wrong.isEmpty()
          ? "no value is refused"
          : wrong.stream().map(Setting::refusal).collect(Collectors.joining("; "));
    }

    private static String refusal(UnaryOperator<JuspaySettings.Builder> change) {
      IllegalArgumentException refused = catchThrowableOfType(
          IllegalArgumentException.class,
          () -> change.apply(DEFAULTS.toBuilder()).build());
      return String.valueOf(refused.getMessage()).replaceFirst(".*must be ", "");
    }
  }

  private static Map<String, Setting> settings() {
    URI http = URI.create("http://wallets.example.com");
    Map<String, Setting> all = new LinkedHashMap<>();
    all.put(
        "baseUri",
        new Setting(
            JuspaySettings::baseUri,
            List.of(
                b -> b.baseUri(URI.create("api.juspay.in")),
                b -> b.baseUri(URI.create("https://api.juspay.in:0")),
                b -> b.baseUri(URI.create("https://me@api.juspay.in")),
                b -> b.baseUri(http))));
    all.put("apiKey", of(s -> "none", b -> b.apiKey(JuspayApiKey.of(""))));
    all.put("merchantId", of(s -> shown(s.merchantId().isDefined()), b -> b.merchantId("a\r\n")));
    all.put("apiVersion", of(s -> shown(s.apiVersion().isDefined()), b -> b.apiVersion("1")));
    all.put(
        "gatewayReferenceId",
        of(s -> shown(s.gatewayReferenceId().isDefined()), b -> b.gatewayReferenceId("")));
    all.put("userAgent", of(JuspaySettings::userAgent, b -> b.userAgent("a\nb")));
    all.put("refreshForm", of(JuspaySettings::refreshForm));
    all.put(
        "refusals", of(s -> s.refusals().equals(RefusalTable.standard()) ? "standard()" : "own"));
    all.put(
        "deadline", time(s -> s.deadline(WalletOperation.LINK), JuspaySettings.Builder::deadline));
    all.put(
        "refreshDeadline",
        time(s -> s.deadline(WalletOperation.REFRESH), JuspaySettings.Builder::refreshDeadline));
    all.put(
        "connectTimeout",
        time(s -> s.transport().connectTimeout(), JuspaySettings.Builder::connectTimeout));
    all.put(
        "poolTimeout",
        time(s -> s.transport().pool().timeout(), JuspaySettings.Builder::poolTimeout));
    all.put("poolSize", of(s -> s.transport().pool().size(), b -> b.poolSize(0)));
    all.put("readConnections", of(JuspaySettings::readConnections, b -> b.readConnections(0)));
    all.put(
        "refreshConnections", of(JuspaySettings::refreshConnections, b -> b.refreshConnections(0)));
    all.put(
        "keepAlive",
        time(s -> s.transport().pool().keepAlive(), JuspaySettings.Builder::keepAlive));
    all.put(
        "timeToLive",
        time(s -> s.transport().pool().timeToLive(), JuspaySettings.Builder::timeToLive));
    all.put("maxAttempts", of(JuspaySettings::maxAttempts, b -> b.maxAttempts(0)));
    all.put("responseLimit", of(JuspaySettings::responseLimit, b -> b.responseLimit(0)));
    all.put(
        "listResponseLimit", of(JuspaySettings::listResponseLimit, b -> b.listResponseLimit(0)));
    all.put(
        "proxy",
        new Setting(
            s -> shown(s.proxy().isDefined()),
            List.of(
                b -> b.proxy(URI.create("http://proxy.example.com")),
                b -> b.baseUri(URI.create("http://localhost"))
                    .proxy(URI.create("http://proxy.example.com:3128")))));
    all.put("sslContext", of(s -> s.sslContext().isDefined() ? "set" : "the machine's"));
    all.put("expectContinue", of(s -> s.transport().expect() == Expect.NOTHING ? "off" : "on"));
    all.put(
        "allowPlainHttp",
        of(s -> shown(!catchThrowableOfType(
                IllegalArgumentException.class,
                () -> s.toBuilder().baseUri(http).build())
            .toString()
            .contains("https"))));
    return all;
  }

  private static String shown(boolean set) {
    return set ? "set" : "none";
  }

  private interface Timed {
    JuspaySettings.Builder set(JuspaySettings.Builder builder, Duration time);
  }

  private static Setting time(Function<JuspaySettings, Object> value, Timed setter) {
    return of(value, b -> setter.set(b, Duration.ofSeconds(-1)));
  }

  private static Setting of(Function<JuspaySettings, Object> value) {
    return new Setting(value, List.of());
  }

  private static Setting of(
      Function<JuspaySettings, Object> value, UnaryOperator<JuspaySettings.Builder> wrong) {
    return new Setting(value, List.of(wrong));
  }
}
