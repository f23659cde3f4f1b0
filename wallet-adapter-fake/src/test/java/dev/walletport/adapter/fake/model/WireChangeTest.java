package dev.walletport.adapter.fake.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table "What the wire changes" of the page on the fake has no row too few or too many. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WireChangeTest {

  private static final String HEADING = "### What the wire changes";
  private static SandboxSubjects subjects;

  @BeforeAll
  static void open() throws IOException {
    subjects = SandboxSubjects.http(2);
  }

  @AfterAll
  static void close() {
    subjects.close();
  }

  @Test
  void is_the_table_of_the_page() throws IOException {
    List<String> rows = Arrays.stream(WireChange.values()).map(WireChange::row).toList();

    assertThat(firstColumn()).containsExactlyElementsOf(rows);
  }

  private static List<String> firstColumn() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "fake.md"), UTF_8);
    String section = page.substring(page.indexOf(HEADING) + HEADING.length());
    return section
        .substring(0, section.indexOf("\n#"))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
        .map(line -> line.substring(2, line.indexOf(" | ")))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void without_a_row_the_model_and_the_adapter_differ(WireChange change) {
    SequenceRunner runner = subjects.runner(subjects.client().without(change));

    assertThat(new SequenceSearch(runner).findsAny(300)).isTrue();
  }
}
