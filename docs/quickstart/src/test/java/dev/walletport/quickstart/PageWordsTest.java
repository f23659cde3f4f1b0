package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the pages to one word for one thing: a host embeds the library, an exchange ends with a
 * response, and what has a name is called by it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageWordsTest {

  private static final Pattern CODE_OR_LINK =
      Pattern.compile("(?s)```.*?```|`[^`]*`|\\]\\([^)]*\\)|<!--.*?-->");
  private static final Pattern OTHER_WORDS =
      Pattern.compile("(?i)\\b(platforms?|repl(?:y|ies|ied)|whoever|somebody|nobody)\\b");

  static List<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_page_has_one_word_for_one_thing(MarkdownPage page) {
    assertThat(otherWords(page.text())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a platform that stops", "The reply is read.", "Nobody knows."})
  void another_word_is_found(String sentence) {
    assertThat(otherWords(sentence)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"the class `Reply`", "[a host](../.ci/platform/pom.xml)"})
  void code_and_targets_of_links_are_not_words(String sentence) {
    assertThat(otherWords(sentence)).isEmpty();
  }

  private static List<String> otherWords(String text) {
    return OTHER_WORDS
        .matcher(CODE_OR_LINK.matcher(text).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .toList();
  }
}
