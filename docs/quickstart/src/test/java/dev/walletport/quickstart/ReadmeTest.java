package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what a newcomer reads to the code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern QUOTE =
      Pattern.compile("<!-- source: (\\S+) -->\\R```\\w+\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("<!-- command: (\\S+) -->\\R```sh\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern FAILURE_ROW =
      Pattern.compile("^\\| (`.+?`) \\| .+ \\| `([A-Z_]+)` \\|$", Pattern.MULTILINE);
  private static final Pattern METHOD_ROW =
      Pattern.compile("^\\| `(\\w+)` \\| (?:`(\\w+)` )?\\| .+ \\|$", Pattern.MULTILINE);
  private static final Pattern REASON_ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| [^|]+ \\|$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 4)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("target"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_quoted_piece_of_code_stands_so_in_a_compiled_source(Path page) throws IOException {
    for (MatchResult quote : QUOTE.matcher(Files.readString(page)).results().toList()) {
      assertThat(quote.group(2)).as("%s", quote.group(1)).isEqualTo(marked(quote.group(1)));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_somewhere(Path page) throws IOException {
    List<String> links = LINK.matcher(Files.readString(page))
        .results()
        .map(link -> link.group(1))
        .toList();

    assertThat(links).allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_command_is_the_same_on_every_page(Path page) throws IOException {
    Map<String, String> ours = commands(ROOT.resolve("README.md"));

    assertThat(ours)
        .containsOnlyKeys("quickstart", "test", "sandbox")
        .containsAllEntriesOf(commands(page));
  }

  private static Map<String, String> commands(Path page) throws IOException {
    return COMMAND
        .matcher(Files.readString(page))
        .results()
        .collect(Collectors.toMap(command -> command.group(1), command -> command.group(2)));
  }

  @Test
  void the_readme_quotes_code() throws IOException {
    assertThat(QUOTE.matcher(readme()).results()).hasSizeGreaterThanOrEqualTo(11);
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

  /** What stands between the two lines that mark it, moved to the margin: {@code file#mark}. */
  private static String marked(String source) throws IOException {
    int hash = source.indexOf('#');
    String file = hash < 0 ? source : source.substring(0, hash);
    List<String> lines = Files.readAllLines(ROOT.resolve(file));
    List<String> trimmed = lines.stream().map(String::strip).toList();
    String marker = marker(file, hash < 0 ? "" : " " + source.substring(hash + 1));
    int first = trimmed.indexOf(marker);
    int last = trimmed.lastIndexOf(marker);
    assertThat(last).as("two markers in %s", source).isGreaterThan(first);
    return String.join("\n", lines.subList(first + 1, last)).stripIndent() + "\n";
  }

  private static String marker(String file, String mark) {
    if (file.endsWith(".xml")) {
      return "<!-- README" + mark + " -->";
    }
    return (file.endsWith(".py") ? "# README" : "// README") + mark;
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
    List<WalletFailure> samples = samples();
    assertThat(samples.stream().map(Object::getClass).distinct())
        .as("a sample of every failure")
        .hasSameSizeAs(WalletFailure.class.getPermittedSubclasses());
    return samples.stream()
        .collect(Collectors.toMap(
            WalletFailure::kind,
            failure -> failure.remedy().name(),
            (one, other) -> one,
            TreeMap::new));
  }

  private static List<WalletFailure> samples() {
    Stream<WalletFailure> rejected = rejections().map(WalletFailure.OtpRejected::new);
    Stream<WalletFailure> others = Stream.of(
        new WalletFailure.AccountLocked(Option.none()),
        new WalletFailure.NotInThisState(SampleWallets.unlinked()),
        new WalletFailure.WalletNotFound(SampleWallets.ID),
        new WalletFailure.CustomerNotFound(CustomerId.of("customer_1122")),
        new WalletFailure.CredentialsRefused("", ""),
        new WalletFailure.Throttled(Option.none()),
        new WalletFailure.Refused("", ""),
        new WalletFailure.Unavailable(""),
        new WalletFailure.OutcomeUnknown(WalletOperation.LINK, Instant.EPOCH, Option.none()),
        new WalletFailure.ProtocolViolation(""));
    return Stream.of(rejected, others, heldBack()).flatMap(each -> each).toList();
  }

  private static Stream<WalletFailure> heldBack() {
    return Arrays.stream(WalletFailure.HeldBack.Reason.values())
        .map(reason -> new WalletFailure.HeldBack(reason, Option.none()));
  }

  private static Stream<OtpRejection> rejections() {
    List<OtpRejection> all = List.of(
        new OtpRejection.Missing(),
        new OtpRejection.Malformed(OtpForm.digits(6)),
        new OtpRejection.NotRequested(),
        new OtpRejection.Wrong(Option.none()),
        new OtpRejection.Expired(),
        new OtpRejection.GuessesExhausted(),
        new OtpRejection.TooSoon(Instant.EPOCH));
    assertThat(all).hasSameSizeAs(OtpRejection.class.getPermittedSubclasses());
    return all.stream();
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
