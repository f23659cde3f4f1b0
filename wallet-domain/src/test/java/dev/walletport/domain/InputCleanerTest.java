package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InputCleanerTest {

  /** Every space, format character and variation selector that this JDK knows. */
  static IntStream unseen() {
    return IntStream.concat(
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(InputCleanerTest::isUnseen),
        IntStream.of(
            '\t', '\n', 0x0B, '\f', '\r', 0x85, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B,
            0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0, 0xFE00, 0xFE0F, 0xE0100, 0xE01EF));
  }

  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT -> true;
      default -> false;
    };
  }

  /** The property Dash of Unicode 17, without the tilde, and two more signs for minus. */
  static IntStream dashes() {
    return IntStream.of(
        0x2D, 0x2D7, 0x58A, 0x5BE, 0x1400, 0x1806, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015,
        0x2043, 0x2053, 0x207B, 0x208B, 0x2212, 0x2796, 0x2E17, 0x2E1A, 0x2E3A, 0x2E3B, 0x2E40,
        0x2E5D, 0x301C, 0x3030, 0x30A0, 0xFE31, 0xFE32, 0xFE58, 0xFE63, 0xFF0D, 0x10D6E, 0x10EAD);
  }

  /** The zero of every script that this JDK knows; its other digits follow it. */
  static IntStream zeros() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(character -> Character.isDigit(character) && Character.digit(character, 10) == 0);
  }

  @Test
  void knows_the_characters_of_these_tests() {
    assertThat(unseen().boxed()).contains(0xA0, 0x2007, 0x202F, 0x200B, 0xFEFF, 0x202A, 0xAD);
    assertThat(zeros().boxed())
        .contains(0x660, 0x966, 0x9E6, 0xFF10, 0x1D7CE)
        .hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("unseen")
  void drops_what_is_not_seen_at_both_ends_of_any_text(int character) {
    String unseen = Character.toString(character);

    assertThat(InputCleaner.trimmed(unseen)).isEmpty();
    assertThat(InputCleaner.trimmed(unseen + unseen + "a" + unseen + "-b" + unseen))
        .isEqualTo("a" + unseen + "-b");
  }

  @ParameterizedTest
  @MethodSource({"unseen", "dashes"})
  void drops_what_is_not_seen_and_dashes_anywhere_among_digits(int character) {
    String dropped = Character.toString(character);

    assertThat(InputCleaner.digits(dropped)).isEmpty();
    assertThat(InputCleaner.digits(dropped + "12" + dropped + dropped + "34" + dropped))
        .isEqualTo("1234");
  }

  @ParameterizedTest
  @MethodSource("zeros")
  void reads_the_digits_of_every_script(int zero) {
    StringBuilder typed = new StringBuilder();
    IntStream.range(0, 10).forEach(digit -> typed.appendCodePoint(zero + digit));

    assertThat(InputCleaner.digits(typed.toString())).isEqualTo("0123456789");
  }

  /** From U+FF01 to U+FF5E; the characters beside these two have no other width. */
  @ParameterizedTest
  @CsvSource({"\uFF01, !", "\uFF0B, +", "\uFF21, A", "\uFF5E, ~", "\uFF00, \uFF00", "\uFF5F, \uFF5F"
  })
  void reads_full_width_forms_as_ascii(String typed, String read) {
    assertThat(InputCleaner.digits("1" + typed)).isEqualTo("1" + read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"~", "a", "+", "_", "\0", "²", "½", "Ⅷ", "①", "\uD83D", "😀", "ー", "/", ","})
  void keeps_everything_else(String other) {
    assertThat(InputCleaner.digits("1" + other + "2")).isEqualTo("1" + other + "2");
    assertThat(InputCleaner.trimmed(other + "1" + other)).isEqualTo(other + "1" + other);
  }

  @Test
  void reads_full_width_forms_among_digits_alone() {
    assertThat(InputCleaner.digits("＋９１（９８）．")).isEqualTo("+91(98).");
    assertThat(InputCleaner.trimmed("＋９１")).isEqualTo("＋９１");
  }

  @Test
  void leaves_nothing_of_an_empty_text() {
    assertThat(InputCleaner.digits("")).isEmpty();
    assertThat(InputCleaner.trimmed("")).isEmpty();
  }
}
