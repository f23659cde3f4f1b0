package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.quickstart.MarkdownPage.CodeBlock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every page of the repository to its files: links, quoted code, commands. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesTest {

  private static final List<MarkdownPage> PAGES = MarkdownPage.all();
  private static final Pattern SCHEME = Pattern.compile("[a-z]+:.*");
  private static final Pattern SOURCE = Pattern.compile("<!-- source: (\\S+) -->");
  private static final Pattern COMMAND = Pattern.compile("<!-- command: (\\S+) -->");
  private static final Pattern MAVEN = Pattern.compile("\\bmvn [^`\n]+");
  private static final Pattern MODULES = Pattern.compile(" (?:-pl|-f) ?(\\S+)");
  private static final Pattern PROFILE = Pattern.compile(" -P ?(\\S+)");
  private static final Set<String> WITHOUT_A_SOURCE = Set.of("", "sh", "text", "mermaid");

  static List<MarkdownPage> pages() {
    return PAGES;
  }

  /** Every page that has Maven commands. */
  static Stream<MarkdownPage> pages_with_commands() {
    return PAGES.stream().filter(page -> page.text().contains("mvn "));
  }

  @Nested
  class Links {

    @ParameterizedTest
    @MethodSource("dev.walletport.quickstart.PagesTest#pages")
    void lead_to_a_file_and_where_they_say_so_to_a_heading_of_it(MarkdownPage page) {
      List<String> dangling = page.targets().stream()
          .filter(target -> !SCHEME.matcher(target).matches())
          .filter(target -> !leadsSomewhere(page, target))
          .toList();

      assertThat(dangling).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.quickstart.PagesTest#pages")
    void to_other_sites_are_https(MarkdownPage page) {
      List<String> others = page.targets().stream()
          .filter(target -> SCHEME.matcher(target).matches())
          .toList();

      assertThat(others).allSatisfy(target -> {
        assertThat(URI.create(target)).hasScheme("https");
        assertThat(URI.create(target).getHost()).contains(".");
      });
    }

    @Test
    void reach_every_page_from_the_readme() {
      Map<Path, MarkdownPage> byFile =
          PAGES.stream().collect(Collectors.toMap(MarkdownPage::file, Function.identity()));

      Set<Path> reached = reached(byFile, MarkdownPage.ROOT.resolve("README.md"));

      assertThat(reached).containsExactlyInAnyOrderElementsOf(byFile.keySet());
    }

    @Test
    void reach_every_page_of_the_docs_from_their_index() {
      Map<Path, MarkdownPage> byFile = PAGES.stream()
          .filter(page -> page.file().startsWith(MarkdownPage.ROOT.resolve("docs")))
          .collect(Collectors.toMap(MarkdownPage::file, Function.identity()));

      Set<Path> reached = reached(byFile, MarkdownPage.ROOT.resolve("docs/README.md"));

      assertThat(reached).containsExactlyInAnyOrderElementsOf(byFile.keySet());
    }

    @ParameterizedTest
    @CsvSource({
      "README.md, no-such-file.md",
      "README.md, docs/fake.md#no-such-heading",
      "docs/fake.md, #no-such-heading",
      "docs/fake.md, ../../outside.md",
      "docs/fake.md, README.MD"
    })
    void that_dangle_are_found(String page, String target) {
      assertThat(leadsSomewhere(MarkdownPage.of(page), target)).isFalse();
    }

    private static Set<Path> reached(Map<Path, MarkdownPage> pages, Path start) {
      Set<Path> reached = new HashSet<>(Set.of(start));
      Deque<Path> open = new ArrayDeque<>(reached);
      while (!open.isEmpty()) {
        MarkdownPage page = pages.get(open.remove());
        linked(page).filter(pages::containsKey).filter(reached::add).forEach(open::add);
      }
      return reached;
    }

    /** A link to a folder shows its README. */
    private static Stream<Path> linked(MarkdownPage page) {
      return page.targets().stream()
          .filter(target -> !SCHEME.matcher(target).matches())
          .map(target -> file(page, target))
          .map(file -> Files.isDirectory(file) ? file.resolve("README.md") : file);
    }

    private static boolean leadsSomewhere(MarkdownPage page, String target) {
      Path file = file(page, target);
      String anchor = target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
      return isThere(file)
          && (anchor.isEmpty() || (isPage(file) && page(file).anchors().contains(anchor)));
    }

    private static boolean isPage(Path file) {
      return file.toString().endsWith(".md");
    }

    private static MarkdownPage page(Path file) {
      return MarkdownPage.of(MarkdownPage.ROOT.relativize(file).toString());
    }

    /** In the repository, and spelled as it is there on a file system that does not care. */
    private static boolean isThere(Path file) {
      try {
        return Files.exists(file)
            && file.startsWith(MarkdownPage.ROOT)
            && file.toRealPath().endsWith(MarkdownPage.ROOT.relativize(file));
      } catch (IOException e) {
        return false;
      }
    }

    private static Path file(MarkdownPage page, String target) {
      String path = target.replaceFirst("#.*", "");
      return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    }
  }

  @Nested
  class Code {

    @ParameterizedTest
    @MethodSource("dev.walletport.quickstart.PagesTest#pages")
    void stands_so_in_a_compiled_source(MarkdownPage page) throws IOException {
      for (CodeBlock block : page.codeBlocks()) {
        for (MatchResult source : SOURCE.matcher(block.comment()).results().toList()) {
          assertThat(block.code())
              .as("%s", source.group(1))
              .isEqualTo(QuotedSource.of(source.group(1)).text());
        }
      }
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.quickstart.PagesTest#pages")
    void of_a_programming_language_has_a_source(MarkdownPage page) {
      assertThat(page.codeBlocks())
          .allSatisfy(block -> assertThat(WITHOUT_A_SOURCE.contains(block.language())
                  || SOURCE.matcher(block.comment()).matches())
              .as("%s: %s", block.language(), block.code())
              .isTrue());
    }

    @Test
    void of_every_source_comment_is_a_block() {
      assertThat(PAGES)
          .allSatisfy(page -> assertThat(page.codeBlocks().stream()
                  .filter(block -> SOURCE.matcher(block.comment()).matches()))
              .hasSameSizeAs(SOURCE.matcher(page.text()).results().toList()));
    }

    @Test
    void is_on_the_pages_at_all() {
      assertThat(PAGES.stream().flatMap(page -> page.codeBlocks().stream())).hasSizeGreaterThan(60);
    }
  }

  @Nested
  class Commands {

    @ParameterizedTest
    @MethodSource("dev.walletport.quickstart.PagesTest#pages")
    void of_one_name_are_the_same_on_every_page(MarkdownPage page) {
      assertThat(commands(MarkdownPage.of("README.md")))
          .containsOnlyKeys("quickstart", "test", "install", "sandbox")
          .containsAllEntriesOf(commands(page));
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.quickstart.PagesTest#pages_with_commands")
    void of_maven_name_modules_that_exist(MarkdownPage page) {
      assertThat(named(page, MODULES))
          .allSatisfy(module -> assertThat(pom(module)).isRegularFile());
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.quickstart.PagesTest#pages_with_commands")
    void of_maven_name_profiles_that_exist(MarkdownPage page) throws IOException {
      Set<String> profiles = profiles();

      assertThat(profiles).isNotEmpty().containsAll(named(page, PROFILE).toList());
    }

    private static Map<String, String> commands(MarkdownPage page) {
      return page.codeBlocks().stream()
          .filter(block -> COMMAND.matcher(block.comment()).matches())
          .collect(Collectors.toMap(
              block -> COMMAND.matcher(block.comment()).replaceAll("$1"), CodeBlock::code));
    }

    private static Stream<String> named(MarkdownPage page, Pattern option) {
      return MAVEN
          .matcher(page.text())
          .results()
          .flatMap(command -> option.matcher(command.group()).results())
          .flatMap(names -> Arrays.stream(names.group(1).split(",")));
    }

    private static Path pom(String module) {
      Path named = MarkdownPage.ROOT.resolve(module);
      return Files.isDirectory(named) ? named.resolve("pom.xml") : named;
    }

    private static Set<String> profiles() throws IOException {
      Pattern profile =
          Pattern.compile("<profile>\\s*(?:<!--.*?-->\\s*)?<id>(.+?)</id>", Pattern.DOTALL);
      Set<String> found = new HashSet<>();
      for (Path pom : MarkdownPage.files("pom.xml")) {
        profile.matcher(Files.readString(pom)).results().forEach(id -> found.add(id.group(1)));
      }
      return found;
    }
  }
}
