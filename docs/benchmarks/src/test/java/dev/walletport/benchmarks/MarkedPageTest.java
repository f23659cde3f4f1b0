package dev.walletport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MarkedPageTest {

  private final MarkedPage page = MarkedPage.of("""
      Words.
      <!-- measured: find -->
      old
      <!-- end of find -->
      More words.
      """);

  @Test
  void replaces_what_is_between_the_marks_and_nothing_else() {
    assertThat(page.with("find", "new\n").with("find", "newer\n").text()).isEqualTo("""
        Words.
        <!-- measured: find -->

        newer

        <!-- end of find -->
        More words.
        """);
  }

  @Test
  void refuses_a_part_that_it_does_not_have() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page.with("link", "new"))
        .withMessage("the page has no part named link");
  }
}
