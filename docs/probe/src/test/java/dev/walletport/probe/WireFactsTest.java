package dev.walletport.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import dev.walletport.adapter.juspay.RefusalSource;
import dev.walletport.adapter.juspay.RefusalTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/wire-facts.tsv to the pages, to the tests that it names, and to the questions. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireFactsTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final List<String> PAGES = List.of("wire-contract.md", "fake.md");
  private static final String REFUSALS = "juspay.md";
  private static final Pattern ROW = Pattern.compile("(?m)^\\|(.*)\\| `([a-z]+\\.[a-z-]+)` \\|$");
  private static final Pattern PROVENANCE =
      Pattern.compile("PAGE|SAMPLE|SDK|CHOSEN|SEEN [0-9]{4}-[0-9]{2}-[0-9]{2} [a-z0-9.-]+");
  private static final Pattern TABLE = Pattern.compile("(?m)^(\\|.*\\|)\n\\|[-|]+\\|$");
  private static final Map<String, String> LETTERS =
      Map.of("P", "PAGE", "D", "SAMPLE", "K", "SDK", "–", "CHOSEN");

  private static final List<WireFact> FACTS = WireFacts.standard().all();

  static Stream<WireFact> facts() {
    return FACTS.stream();
  }

  static Stream<WireFact> facts_with_a_test() {
    return facts().filter(fact -> !fact.test().isEmpty());
  }

  @Test
  void each_row_of_a_page_is_a_fact_and_each_fact_a_row() throws IOException {
    for (String page : PAGES) {
      List<String> rows = rows(page).map(row -> row.group(2)).toList();

      List<String> facts =
          facts().filter(fact -> fact.page().equals(page)).map(WireFact::id).toList();

      assertThat(rows).containsExactlyElementsOf(facts);
    }
    assertThat(facts()).extracting(WireFact::id).doesNotHaveDuplicates();
    assertThat(facts().map(WireFact::page).filter(page -> !page.equals(REFUSALS)))
        .containsOnly(PAGES.toArray(String[]::new));
  }

  @Test
  void each_row_of_the_adapter_s_table_of_refusals_is_a_fact_and_of_the_same_provenance() {
    List<String> rows = RefusalTable.standard().rows().stream()
        .map(row -> "refusal." + row.id() + " " + List.of(provenance(row.source())))
        .toList();

    assertThat(facts()
            .filter(fact -> fact.page().equals(REFUSALS))
            .map(fact -> fact.id() + " " + fact.provenance()))
        .containsExactlyElementsOf(rows);
  }

  /** What the sandbox here sends, and what a host adds, is chosen. */
  private static String provenance(RefusalSource source) {
    return switch (source) {
      case PAGE, SAMPLE, SDK -> source.name();
      case SANDBOX, CHOSEN, HOST -> "CHOSEN";
    };
  }

  @Test
  void no_table_of_the_wire_contract_is_without_ids() throws IOException {
    List<String> heads = TABLE
        .matcher(page("wire-contract.md"))
        .results()
        .map(table -> table.group(1))
        .toList();

    assertThat(heads).hasSize(7).allMatch(head -> head.endsWith("| id |"));
  }

  @Test
  void the_wire_contract_says_the_provenance_of_each_row() throws IOException {
    List<MatchResult> rows = rows("wire-contract.md").toList();

    assertThat(rows).hasSizeGreaterThan(60).allSatisfy(row -> {
      String[] cells = row.group(1).split("\\|", -1);
      WireFact fact = WireFacts.standard().fact(row.group(2));
      assertThat(Stream.of(cells).map(String::strip).map(WireFactsTest::provenance))
          .as(fact.id())
          .contains(fact.provenance());
    });
  }

  /** {@code S} is followed by the date and the host. */
  private static List<String> provenance(String cell) {
    return Arrays.stream(cell.split(", ", -1))
        .map(part -> part.startsWith("S ") ? "SEEN" + part.substring(1) : part)
        .map(part -> LETTERS.getOrDefault(part, part))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void each_provenance_is_one_of_five(WireFact fact) {
    assertThat(fact.provenance()).isNotEmpty().allMatch(PROVENANCE.asMatchPredicate());
  }

  @Test
  void the_choices_of_the_fake_are_chosen_until_they_are_seen() {
    assertThat(facts().filter(fact -> fact.page().equals("fake.md")))
        .hasSizeGreaterThan(20)
        .allMatch(fact -> fact.provenance().stream()
            .allMatch(one -> one.equals("CHOSEN") || one.startsWith("SEEN")));
  }

  @ParameterizedTest
  @MethodSource("facts_with_a_test")
  void each_test_that_is_named_exists(WireFact fact) throws IOException {
    String[] name = fact.test().split("#", -1);

    List<Path> files = files(name[0] + ".java");

    assertThat(files).as(fact.test()).hasSize(1);
    if (name.length == 2) {
      assertThat(Files.readString(files.get(0))).contains("void " + name[1] + "(");
    }
  }

  private static List<Path> files(String name) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.endsWith(name))
          .filter(file -> file.toString().contains("/src/test/java/"))
          .toList();
    }
  }

  @Test
  void each_fact_that_is_asked_has_a_question_and_each_question_a_fact() {
    assertThat(Questions.all())
        .extracting(Question::id)
        .containsExactlyInAnyOrderElementsOf(
            facts().filter(WireFact::isAsked).map(WireFact::id).toList());
  }

  @Test
  void the_page_shows_each_outcome_that_is_assumed() throws IOException {
    Map<String, String> rows = rows("wire-contract.md")
        .collect(Collectors.toMap(row -> row.group(2), row -> row.group(1)));

    assertThat(facts().filter(WireFact::isAsked))
        .allSatisfy(fact -> assertThat(fact.assumed())
            .allSatisfy(outcome -> assertThat(rows.get(fact.id())).contains("`" + outcome + "`")));
  }

  @ParameterizedTest
  @EnumSource
  void each_departure_of_a_fake_is_from_a_fact_that_is_asked(Departure departure) {
    WireFact fact = WireFacts.standard().fact(departure.fact());

    assertThat(fact.assumed()).isNotEmpty().doesNotContain(departure.outcome());
  }

  @ParameterizedTest
  @EnumSource
  void each_departure_is_on_the_page_of_the_fake(Departure departure) throws IOException {
    assertThat(page("fake.md").lines())
        .anyMatch(line -> line.startsWith("| `" + departure.name() + "` |")
            && line.endsWith("| `" + departure.fact() + "` | " + departure.outcome() + " |"));
  }

  private static Stream<MatchResult> rows(String page) throws IOException {
    return ROW.matcher(page(page)).results();
  }

  private static String page(String name) throws IOException {
    return Files.readString(ROOT.resolve("docs").resolve(name));
  }
}
