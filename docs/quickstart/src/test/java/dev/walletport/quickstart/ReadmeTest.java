package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Holds what a newcomer reads to the code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern FAILURE_ROW =
      Pattern.compile("^\\| (`.+?`) \\| .+ \\| `([A-Z_]+)` \\|$", Pattern.MULTILINE);
  private static final Pattern METHOD_ROW =
      Pattern.compile("^\\| `(\\w+)` \\| (?:`(\\w+)` )?\\| .+ \\|$", Pattern.MULTILINE);
  private static final Pattern REASON_ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| [^|]+ \\|$", Pattern.MULTILINE);

  @Test
  void the_readme_quotes_code() throws IOException {
    assertThat(MarkdownPage.of("README.md").codeBlocks().stream()
            .filter(block -> block.comment().startsWith("<!-- source: ")))
        .hasSizeGreaterThanOrEqualTo(11);
  }

  @Test
  void the_table_of_failures_is_that_of_the_domain() throws IOException {
    assertThat(tableOfFailures()).isEqualTo(remedies());
  }

  @Test
  void the_table_of_methods_is_that_of_wallets() throws IOException {
    String section = section("### What `Wallets` offers");
    Map<String, String> rows = METHOD_ROW
        .matcher(section)
        .results()
        .collect(
            Collectors.toMap(row -> row.group(1), row -> row.group(2) == null ? "" : row.group(2)));

    assertThat(rows).isEqualTo(methods());
  }

  /** From a heading to the next one of the second level. */
  private static String section(String heading) throws IOException {
    String page = readme();
    int begin = page.indexOf(heading);
    return page.substring(begin, page.indexOf("\n## ", begin));
  }

  /** Each public method, with the type on the right of its answer. */
  private static Map<String, String> methods() {
    return Arrays.stream(Wallets.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .collect(Collectors.toMap(Method::getName, ReadmeTest::onTheRight, (one, same) -> one));
  }

  private static String onTheRight(Method method) {
    return method.getGenericReturnType() instanceof ParameterizedType answer
            && answer.getRawType() == Either.class
        ? ((Class<?>) answer.getActualTypeArguments()[1]).getSimpleName()
        : "";
  }

  @Test
  void the_table_of_reasons_is_that_of_the_port() throws IOException {
    List<String> rows = REASON_ROW
        .matcher(Files.readString(ROOT.resolve("docs/recipes/README.md")))
        .results()
        .map(row -> row.group(1))
        .toList();

    assertThat(rows).isEqualTo(Arrays.stream(Reason.values()).map(Reason::name).toList());
  }

  private static Map<String, String> tableOfFailures() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    FAILURE_ROW
        .matcher(readme())
        .results()
        .forEach(row -> kinds(row.group(1)).forEach(kind -> rows.put(kind, row.group(2))));
    return rows;
  }

  private static Stream<String> kinds(String cell) {
    return Arrays.stream(cell.split(", ")).map(kind -> kind.replace("`", ""));
  }

  private static Map<String, String> remedies() {
    return FailureSamples.all().stream()
        .collect(Collectors.toMap(
            WalletFailure::kind,
            failure -> failure.remedy().name(),
            (one, other) -> one,
            TreeMap::new));
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
