package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the decision records to one form, and their index to them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionRecordsTest {

  static List<MarkdownPage> records() {
    return MarkdownPage.all().stream()
        .filter(page -> page.toString().startsWith("docs/adr/0"))
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("records")
  void each_begins_with_its_number_and_has_a_decision_and_a_reason(MarkdownPage record) {
    String name = record.file().getFileName().toString();

    assertThat(record.text()).startsWith("# " + name.substring(0, 4) + " ");
    assertThat(record.text())
        .contains("\n\n**Decision.** ")
        .containsPattern("\n\n\\*\\*Why[^*]*\\.\\*\\* ");
    assertThat(record.text().lines().filter(line -> line.startsWith("#"))).hasSize(1);
  }

  @Test
  void the_index_has_each_with_its_title() {
    List<String> rows = MarkdownPage.of("docs/adr/README.md").rows("# Decision records").stream()
        .map(row -> row.get(0) + " " + row.get(1))
        .toList();

    Stream<String> titles = records().stream()
        .map(record -> record
            .text()
            .lines()
            .findFirst()
            .orElseThrow()
            .substring("# ".length())
            .replaceFirst("^(\\d+)", "[$1](" + record.file().getFileName() + ")"));

    assertThat(rows).hasSizeGreaterThan(10).containsExactlyElementsOf(titles.toList());
  }
}
