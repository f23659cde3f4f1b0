package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docs/on-call.md to what the sources log. Its meters are held by a test of the recipes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OnCallPageTest {

  private static final MarkdownPage PAGE = MarkdownPage.of("docs/on-call.md");
  private static final Pattern LOGGED =
      Pattern.compile("\\bLOG\\.(warn|error|info|debug)\\(\\s*(?:\"([^\"]+)\"|(\\w+))");
  private static final Pattern DROPPED =
      Pattern.compile("\\b(?:contain|drop)\\(\\s*\"([^\"]+)\"|_FAILED = \"([^\"]+)\"");

  @Test
  void has_every_line_that_the_adapter_logs() throws IOException {
    List<String> rows = PAGE.rows("## Lines of the adapter").stream()
        .map(row -> String.join(" ", code(row.get(0)), row.get(1), code(row.get(2))))
        .toList();

    List<String> logged = sources("wallet-adapter-juspay")
        .flatMap(OnCallPageTest::logged)
        .distinct()
        .toList();

    assertThat(rows).containsExactlyInAnyOrderElementsOf(logged);
  }

  @Test
  void has_every_line_about_the_host_s_own_code() throws IOException {
    List<String> rows = PAGE.rows("## Lines about the host's own code").stream()
        .map(row -> row.get(0).replace("`", ""))
        .toList();

    List<String> dropped = sources("wallet-application")
        .flatMap(file -> DROPPED.matcher(text(file)).results())
        .map(match -> Objects.requireNonNullElse(match.group(1), match.group(2)).strip())
        .distinct()
        .toList();

    assertThat(rows).map(String::strip).containsExactlyInAnyOrderElementsOf(dropped);
  }

  @ParameterizedTest
  @EnumSource
  void says_where_to_look_for_each_reason_of_an_attempt_without_an_answer(
      WalletAttempt.Reason reason) {
    assertThat(PAGE.text())
        .containsAnyOf(
            "`" + reason.name().toLowerCase(Locale.ROOT) + "`",
            "reason=\"" + reason.name().toLowerCase(Locale.ROOT) + "\"");
  }

  @Test
  void names_methods_of_the_listener_that_there_are() {
    List<String> named = Pattern.compile("`WalletEvents\\.(\\w+)`")
        .matcher(PAGE.text())
        .results()
        .map(match -> match.group(1))
        .toList();

    assertThat(named).isNotEmpty();
    assertThat(Arrays.stream(WalletEvents.class.getMethods()).map(Method::getName))
        .containsAll(named);
  }

  private static Stream<String> logged(Path file) {
    return LOGGED
        .matcher(text(file))
        .results()
        .filter(match -> match.group(2) != null)
        .map(match -> String.join(" ", logger(file), level(match), match.group(2)));
  }

  private static String level(MatchResult match) {
    return match.group(1).toUpperCase(Locale.ROOT);
  }

  /** Each class that logs here has the logger of its own name. */
  private static String logger(Path file) {
    String path = file.toString();
    int begin = path.indexOf("/src/main/java/") + "/src/main/java/".length();
    String name = path.substring(begin, path.length() - ".java".length()).replace('/', '.');
    String ofClass = "(" + name.substring(name.lastIndexOf('.') + 1) + ".class)";
    assertThat(text(file))
        .containsAnyOf("LoggerFactory.getLogger" + ofClass, "FailureLog.of" + ofClass);
    return name;
  }

  private static Stream<Path> sources(String module) throws IOException {
    try (Stream<Path> files = Files.walk(MarkdownPage.ROOT.resolve(module + "/src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String code(String cell) {
    return MarkdownPage.codes(cell).get(0);
  }
}
