package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.domain.IdRejection.DotSegment;
import dev.walletport.domain.IdRejection.ForbiddenCharacter;
import dev.walletport.domain.IdRejection.Missing;
import dev.walletport.domain.IdRejection.TooLong;
import dev.walletport.domain.IdRejection.TooShort;
import io.vavr.control.Either;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an identifier and what is none, on both sides of every border. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdentifiersTest {

  private static final String VISIBLE = IntStream.rangeClosed('!', '~')
      .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
      .toString();

  @Nested
  class A_wallet_id {
    @ParameterizedTest
    @ValueSource(strings = {"a", "wlt_q23xzki3pazgtezo", "wlm-9", "AZaz09_-", "_", "-", "0"})
    void is_letters_digits_underscore_and_hyphen(String text) {
      assertThat(WalletId.parse(text).map(WalletId::value)).isEqualTo(Either.right(text));
      assertThat(WalletId.of(text)).hasToString(text);
    }

    @Test
    void has_at_most_64_characters() {
      assertThat(WalletId.parse("a".repeat(64)).isRight()).isTrue();
      assertThat(left(WalletId.parse("a".repeat(65)))).isEqualTo(new TooLong("wallet id", 65, 64));
    }

    @ParameterizedTest
    @ValueSource(
        chars = {'@', '[', '`', '{', '/', ':', '.', '%', ' ', '\n', '\r', '\0', 'é', '٣', 'Ａ'})
    void holds_no_other_character(char other) {
      assertThat(left(WalletId.parse("ab" + other)))
          .isEqualTo(new ForbiddenCharacter("wallet id", 2, other, "letters, digits, '_' and '-'"));
    }

    @Test
    void names_the_first_of_several_forbidden_characters() {
      assertThat(left(WalletId.parse("/a/b")))
          .isInstanceOfSatisfying(
              ForbiddenCharacter.class,
              rejection -> assertThat(rejection.index()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void is_no_dot_segment(String text) {
      assertThat(left(WalletId.parse(text))).isEqualTo(new DotSegment("wallet id"));
    }

    @Test
    void is_not_missing() {
      assertThat(left(WalletId.parse(null))).isEqualTo(new Missing("wallet id"));
      assertThat(left(WalletId.parse(""))).isEqualTo(new Missing("wallet id"));
    }
  }

  @Nested
  class Customer_and_routing_ids {
    @Test
    void are_any_visible_ascii_characters() {
      assertThat(CustomerId.of(VISIBLE)).hasToString(VISIBLE);
      assertThat(RoutingId.of(VISIBLE)).hasToString(VISIBLE);
      assertThat(CustomerId.parse(VISIBLE).map(CustomerId::value)).isEqualTo(Either.right(VISIBLE));
      assertThat(RoutingId.parse(VISIBLE).map(RoutingId::value)).isEqualTo(Either.right(VISIBLE));
    }

    @Test
    void have_at_most_128_characters() {
      assertThat(CustomerId.parse("a".repeat(128)).isRight()).isTrue();
      assertThat(RoutingId.parse("a".repeat(128)).isRight()).isTrue();
      assertThat(left(CustomerId.parse("a".repeat(129))))
          .isEqualTo(new TooLong("customer id", 129, 128));
      assertThat(left(RoutingId.parse("a".repeat(129))))
          .isEqualTo(new TooLong("routing id", 129, 128));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void are_no_dot_segment(String text) {
      assertThat(left(CustomerId.parse(text))).isEqualTo(new DotSegment("customer id"));
      assertThat(left(RoutingId.parse(text))).isEqualTo(new DotSegment("routing id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "..a", ".a", "a.", "-."})
    void may_hold_dots_otherwise(String text) {
      assertThat(CustomerId.of(text).value()).isEqualTo(text);
      assertThat(RoutingId.of(text).value()).isEqualTo(text);
    }
  }

  @Nested
  class A_wallet_provider {
    @Test
    void is_any_visible_code_of_at_most_64_characters() {
      assertThat(WalletProvider.of("x".repeat(64)).code()).hasSize(64);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> WalletProvider.of("x".repeat(65)))
          .withMessage("wallet provider has 65 characters: at most 64 are allowed");
    }

    @Test
    void is_an_open_set_in_which_case_counts() {
      assertThat(WalletProvider.of("PAYTM")).isEqualTo(WalletProvider.PAYTM).hasToString("PAYTM");
      assertThat(WalletProvider.of("paytm")).isNotEqualTo(WalletProvider.PAYTM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAYTM", "paytm", "TWID_V2", "x", "...", "A/B", "~!"})
    void is_read_as_it_stands(String text) {
      assertThat(WalletProvider.parse(text)).isEqualTo(Either.right(WalletProvider.of(text)));
      assertThat(WalletProvider.parse(VISIBLE.substring(0, 64)).map(WalletProvider::code))
          .isEqualTo(Either.right(VISIBLE.substring(0, 64)));
    }

    @Test
    void is_read_up_to_64_characters() {
      assertThat(WalletProvider.parse("x".repeat(64)).isRight()).isTrue();
      assertThat(left(WalletProvider.parse("x".repeat(65))))
          .isEqualTo(new TooLong("wallet provider", 65, 64));
    }

    @ParameterizedTest
    @ValueSource(chars = {' ', '\n', '\t', '\0', '\u007F', '\u00A0', 'é', 'Ａ', '\u200B'})
    void holds_no_other_character(char other) {
      assertThat(left(WalletProvider.parse("PAYTM" + other)))
          .isEqualTo(new ForbiddenCharacter(
              "wallet provider", 5, other, "visible ASCII characters without spaces"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void is_no_dot_segment(String text) {
      assertThat(left(WalletProvider.parse(text))).isEqualTo(new DotSegment("wallet provider"));
    }

    @Test
    void is_not_missing() {
      assertThat(left(WalletProvider.parse(null))).isEqualTo(new Missing("wallet provider"));
      assertThat(left(WalletProvider.parse(""))).isEqualTo(new Missing("wallet provider"));
    }

    @Test
    void has_the_codes_of_the_wire_as_constants() {
      assertThat(Stream.of(
                  WalletProvider.MOBIKWIK,
                  WalletProvider.PAYTM,
                  WalletProvider.FREECHARGE,
                  WalletProvider.OLAMONEY,
                  WalletProvider.AMAZONPAY,
                  WalletProvider.LAZYPAY,
                  WalletProvider.SIMPL,
                  WalletProvider.TWID)
              .map(WalletProvider::code))
          .containsExactly(
              "MOBIKWIK",
              "PAYTM",
              "FREECHARGE",
              "OLAMONEY",
              "AMAZONPAY",
              "LAZYPAY",
              "SIMPL",
              "TWID_V2");
    }
  }

  @Nested
  class A_mobile_number {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "123456",
          "+123456",
          "9876543210",
          "+919876543210",
          "123456789012345",
          "+123456789012345"
        })
    void is_6_to_15_digits_with_or_without_a_plus(String text) {
      assertThat(MobileNumber.of(text).reveal()).isEqualTo(text);
      assertThat(MobileNumber.parse(text)).isEqualTo(Either.right(MobileNumber.of(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "+12345"})
    void needs_6_digits(String text) {
      assertThat(left(MobileNumber.parse(text))).isEqualTo(new TooShort("mobile number", 5, 6));
    }

    @Test
    void needs_more_than_a_plus() {
      assertThat(left(MobileNumber.parse("+"))).isEqualTo(new TooShort("mobile number", 0, 6));
    }

    @Test
    void has_at_most_15_digits() {
      assertThat(left(MobileNumber.parse("1".repeat(16))))
          .isEqualTo(new TooLong("mobile number", 16, 15));
      assertThat(left(MobileNumber.parse("+" + "1".repeat(16))))
          .isEqualTo(new TooLong("mobile number", 17, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123+456", "++123456", "123456+"})
    void has_a_plus_in_front_alone(String text) {
      assertThat(left(MobileNumber.parse(text)))
          .isEqualTo(new ForbiddenCharacter(
              "mobile number", text.lastIndexOf('+'), '+', "digits, and one '+' in front,"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'/', ':', ',', '#', '_', 'a', '\0', '²'})
    void holds_no_other_character(char other) {
      assertThat(left(MobileNumber.parse("123456" + other)))
          .isEqualTo(
              new ForbiddenCharacter("mobile number", 6, other, "digits, and one '+' in front,"));
    }

    @Test
    void is_not_missing() {
      assertThat(left(MobileNumber.parse(null))).isEqualTo(new Missing("mobile number"));
      assertThat(left(MobileNumber.parse(""))).isEqualTo(new Missing("mobile number"));
    }
  }

  @Nested
  class A_mobile_number_as_typed {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "9876543210 ",
          "\t9876543210\n",
          "98765 43210",
          "98765-43210",
          "98765\u201343210",
          "98765\u00A043210",
          "98765\u200743210",
          "98765\u202F43210",
          "98765\u200B43210",
          "\uFEFF9876543210",
          "\u202A9876543210\u202C",
          "987.654.3210",
          "(98765) 43210",
          "９８７６５　４３２１０",
          "९८७६५४३२१०",
          "৯৮৭৬৫৪৩২১০",
          "٩٨٧٦٥٤٣٢١٠"
        })
    void is_read_without_what_separates_its_digits(String typed) {
      assertThat(revealed(typed)).isEqualTo(Either.right("9876543210"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+919876543210",
          "+91 98765 43210",
          "+91-98765-43210",
          "(+91) 98765-43210",
          "+(91) 98765.43210",
          "＋９１（９８７６５）４３２１０",
          "\u202A+91 98765 43210\u202C",
          "+ ९१ ९८७६५ ४३२१०"
        })
    void may_have_its_country_code_in_any_notation(String typed) {
      assertThat(revealed(typed)).isEqualTo(Either.right("+919876543210"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"00919876543210", "0091 98765 43210", "(0091) 98765-43210", "००९१९८७६५४३२१०"})
    void begins_with_a_plus_for_the_international_prefix_00(String typed) {
      assertThat(revealed(typed)).isEqualTo(Either.right("+919876543210"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+91 (0) 98765 43210",
          "(+91)(0)9876543210",
          "0091 (0) 98765 43210",
          "+91\u00A0(\u200B0)\u00A098765-43210"
        })
    void has_no_trunk_prefix_behind_a_country_code(String typed) {
      assertThat(revealed(typed)).isEqualTo(Either.right("+919876543210"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"09876543210", "0 98765 43210", "(0) 98765-43210", "0-98765-43210"})
    void keeps_a_single_zero_in_front(String typed) {
      assertThat(revealed(typed)).isEqualTo(Either.right("09876543210"));
    }

    @Test
    void keeps_a_zero_in_parentheses_elsewhere() {
      assertThat(revealed("98765(0)3210")).isEqualTo(Either.right("9876503210"));
      assertThat(revealed("+91 98(0)6543210")).isEqualTo(Either.right("+919806543210"));
      assertThat(revealed("+9198(0)6543210")).isEqualTo(Either.right("+919806543210"));
      assertThat(revealed("+1234(0)56789")).isEqualTo(Either.right("+1234056789"));
      assertThat(revealed("+123(0)56789")).isEqualTo(Either.right("+12356789"));
      assertThat(revealed("+(0)9876543210")).isNotEqualTo(Either.right("+9876543210"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\u200B\uFEFF", "()", "-", "."})
    void is_missing_if_nothing_is_left_of_it(String typed) {
      assertThat(left(MobileNumber.parse(typed))).isEqualTo(new Missing("mobile number"));
    }

    @Test
    void is_counted_as_cleaned() {
      assertThat(left(MobileNumber.parse("(12) 345")))
          .isEqualTo(new TooShort("mobile number", 5, 6));
      assertThat(left(MobileNumber.parse("00 12345")))
          .isEqualTo(new TooShort("mobile number", 5, 6));
      assertThat(left(MobileNumber.parse("1 ".repeat(16))))
          .isEqualTo(new TooLong("mobile number", 16, 15));
      assertThat(left(MobileNumber.parse("98 76x")))
          .isEqualTo(
              new ForbiddenCharacter("mobile number", 4, 'x', "digits, and one '+' in front,"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"9876543210 ", "98765 43210", "98765-43210", "(98765)43210", "९८७६५४३२१०"})
    void is_no_number_for_a_factory_that_trusts(String typed) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MobileNumber.of(typed))
          .withMessageStartingWith("mobile number has U+");
    }

    @Test
    void is_not_changed_by_a_factory_that_trusts() {
      assertThat(MobileNumber.of("00919876543210").reveal()).isEqualTo("00919876543210");
    }

    private static Either<IdRejection, String> revealed(String typed) {
      return MobileNumber.parse(typed).map(MobileNumber::reveal);
    }
  }

  @Nested
  class Any_identifier {
    static Stream<Kind> kinds() {
      return Stream.of(
          new Kind("wallet id", WalletId::parse, WalletId::of),
          new Kind("customer id", CustomerId::parse, CustomerId::of),
          new Kind("routing id", RoutingId::parse, RoutingId::of),
          new Kind("wallet provider", WalletProvider::parse, WalletProvider::of),
          new Kind("mobile number", MobileNumber::parse, MobileNumber::of));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_refused_by_of_in_the_words_of_parse(Kind kind) {
      for (String text : new String[] {"", "a b", "canary/é", "9".repeat(10_000)}) {
        IdRejection rejection = left(kind.parse.apply(text));

        assertThatIllegalArgumentException()
            .isThrownBy(() -> kind.of.apply(text))
            .withMessage(rejection.message())
            .withNoCause();
      }
    }

    /** A mobile number drops its dots. */
    @ParameterizedTest
    @MethodSource("kinds")
    void is_refused_by_of_if_it_is_a_dot_segment(Kind kind) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> kind.of.apply(".."))
          .withMessage(new DotSegment(kind.what).message());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_refused_without_repeating_the_text(Kind kind) {
      for (String text : new String[] {"canary\n", "canary\0canary", "canary".repeat(50)}) {
        IdRejection rejection = left(kind.parse.apply(text));

        assertThat(rejection.message()).startsWith(kind.what).doesNotContain("canary", "\n", "\0");
        assertThat(rejection.toString()).doesNotContain("canary", "\n", "\0");
      }
    }

    record Kind(
        String what,
        Function<@Nullable String, Either<IdRejection, ?>> parse,
        Function<String, Object> of) {
      @Override
      public String toString() {
        return what;
      }
    }
  }

  @Nested
  class A_rejection {
    @Test
    void says_what_is_wrong_and_what_is_right() {
      assertThat(new Missing("wallet id").message())
          .isEqualTo("wallet id is missing: it must not be null or empty");
      assertThat(new TooLong("wallet id", 65, 64).message())
          .isEqualTo("wallet id has 65 characters: at most 64 are allowed");
      assertThat(new TooShort("mobile number", 5, 6).message())
          .isEqualTo("mobile number has 5 characters: at least 6 are needed");
      assertThat(new DotSegment("routing id").message())
          .isEqualTo("routing id is a dot segment: '.' and '..' are not allowed");
      assertThat(left(WalletId.parse("a\nb")).message())
          .isEqualTo(
              "wallet id has U+000A at index 1: only letters, digits, '_' and '-' are allowed");
      assertThat(left(MobileNumber.parse("1+234567")).message())
          .isEqualTo("mobile number has U+002B at index 1: only digits, and one '+' in front,"
              + " are allowed");
    }

    @Test
    void names_half_a_character_by_its_code_unit() {
      assertThat(left(CustomerId.parse("a😀")).message())
          .isEqualTo("customer id has U+D83D at index 1: only visible ASCII characters without"
              + " spaces are allowed");
    }
  }

  private static IdRejection left(Either<IdRejection, ?> parsed) {
    assertThat(parsed.isLeft()).as("parsed %s", parsed).isTrue();
    return parsed.getLeft();
  }
}
