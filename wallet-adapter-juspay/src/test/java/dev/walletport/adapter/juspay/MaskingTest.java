package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MaskingTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("Kx4~keY+b82/vTgJ");

  private static String masked(String secret, String words) {
    return new Masking(List.of(secret), KEY).mask(words);
  }

  /** Ways to write a text so that it can be read again. */
  private static Stream<UnaryOperator<String>> dresses() {
    return Stream.of(
        text -> text,
        text -> text.toUpperCase(Locale.ROOT),
        text -> text.toLowerCase(Locale.ROOT),
        text -> joined(text, " "),
        text -> joined(text, "-"),
        text -> joined(text, "."),
        text -> joined(text, "_"),
        text -> joined(text, "/"),
        text -> joined(text, ", "),
        text -> joined(text, " - "),
        text -> joined(text, "\t"),
        text -> joined(text, "\u00a0"),
        text -> joined(text, "\u200b"),
        text -> joined(text, "\u200d\u200c"),
        text -> joined(text, "\u00ad"),
        text -> joined(text, "\u2060"),
        text -> joined(text, "\ufeff"),
        text -> joined(text, "\u0336"),
        text -> joined(text, "\u3164"),
        text -> joined(text, "\u115f"),
        text -> "[\"" + joined(text, "\",\"") + "\"]",
        text -> shifted(text, 0xFEE0),
        text -> each(text, "%%%02X"),
        text -> each(text, "%%%02x"),
        text -> each(text, "%%25%02X"),
        text -> each(text, "%%2525%02X"),
        text -> each(text, "%%u%04X"),
        text -> each(text, "&#%d;"),
        text -> each(text, "&#%d"),
        text -> each(text, "&#%05d;"),
        text -> each(text, "&#x%x;"),
        text -> each(text, "&amp;#%d;"),
        text -> each(text, "\\u%04x"),
        text -> each(text, "\\\\u%04X"),
        text -> each(text, "\\u{%x}"),
        text -> each(text, "\\x%02x"),
        text -> each(text, "0x%02x "),
        text -> each(text, "0x%02X, "),
        text -> each(shifted(text, 0xFEE0), "\\u%04x"),
        text -> each(shifted(text, 0xFEE0), "&#%d;"),
        text -> URLEncoder.encode(shifted(text, 0xFEE0), UTF_8),
        text -> URLEncoder.encode(joined(text, " "), UTF_8),
        text -> URLEncoder.encode(URLEncoder.encode(text, UTF_8), UTF_8),
        text -> joined(text, "&nbsp;"),
        text -> joined(text, "&shy;"),
        text -> joined(text, "&zwj;"),
        text -> joined(text, "&zwnj;"),
        text -> joined(text, "&ensp;"),
        text -> joined(text, "&emsp;"),
        text -> joined(text, "&thinsp;"),
        text -> joined(text, "%20"),
        text -> base64("", text, ""),
        text -> base64("", text, "").replace("=", ""),
        text -> base64("", text, "").toLowerCase(Locale.ROOT),
        text -> base64("o", text, "!"),
        text -> base64("ot", text, "!?"),
        text -> base64("otp", text, ""),
        text -> base64("\u00ff\u00fe", text, "\u00ff").replace('+', '-').replace('/', '_'),
        text -> base64("", joined(text, " "), ""),
        text -> base64("", each(text, "%%%02X"), ""),
        text -> base64("", base64("", text, ""), ""),
        text -> URLEncoder.encode(base64("x", text, "x"), UTF_8),
        text -> "abc-" + base64("", text, ""),
        text -> HexFormat.of().formatHex(text.getBytes(UTF_8)),
        text -> HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8)),
        text -> HexFormat.ofDelimiter(":").formatHex(text.getBytes(UTF_8)),
        text -> "0x" + HexFormat.of().formatHex(text.getBytes(UTF_8)),
        text -> Arrays.toString(text.getBytes(UTF_8)));
  }

  private static String joined(String text, String separator) {
    return String.join(separator, text.split(""));
  }

  private static String shifted(String text, int by) {
    return text.chars()
        .mapToObj(unit -> Character.toString(unit + by))
        .collect(Collectors.joining());
  }

  private static String each(String text, String format) {
    return text.chars()
        .mapToObj(unit -> String.format(Locale.ROOT, format, unit))
        .collect(Collectors.joining());
  }

  private static String base64(String before, String text, String behind) {
    return Base64.getEncoder().encodeToString((before + text + behind).getBytes(UTF_8));
  }

  @Nested
  class A_secret_of_the_call {

    private static Stream<UnaryOperator<String>> dresses() {
      return MaskingTest.dresses();
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void is_masked_in_any_encoding(UnaryOperator<String> encoding) {
      for (String secret :
          List.of("482913", "7715", "Ab3dE9", "x7Kq2pZ", "9876543210", "Zq7+otP/x91kWv3R")) {
        String worn = encoding.apply(secret);

        String masked = masked(secret, "The OTP <" + worn + "> is wrong");

        assertThat(masked).as(worn).startsWith("The OTP ").endsWith(" is wrong").contains("****");
        assertThat(masked.length()).as(masked).isLessThanOrEqualTo(4 + left(worn));
      }
    }

    /** What may be left of any encoding: words around, and padding. */
    private static int left(String worn) {
      return "The OTP <[\"\"]> is wrong".length() + (worn.startsWith("abc-") ? 4 : 0) + 6;
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void is_masked_glued_to_words(UnaryOperator<String> encoding) {
      String worn = encoding.apply("Ab3dE9kL");

      assertThat(masked("Ab3dE9kL", "otp:" + worn + ";sent")).as(worn).contains("****");
      assertThat(masked("Ab3dE9kL", "(" + worn + ")")).as(worn).contains("****");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "٤٨٢٩١٣",
          "४८२९१३",
          "\uD835\uDFD2\uD835\uDFD6\uD835\uDFD0\uD835\uDFD7\uD835\uDFCF\uD835\uDFD1",
          "④⑧②⑨①③",
          "❹❽❷❾❶❸",
          "⁴⁸²⁹¹³",
          "4\ufe0f\u20e38\ufe0f\u20e32\ufe0f\u20e39\ufe0f\u20e31\ufe0f\u20e33\ufe0f\u20e3",
          "482 913",
          "482-913",
          "482.913",
          "482_913",
          "(482) 913"
        })
    void is_masked_in_the_digits_of_any_script(String worn) {
      String masked = masked("482913", "The OTP is " + worn + " or not");

      assertThat(masked).matches("The OTP is \\(?\\*\\*\\*\\*\\W{0,2} or not");
    }

    @Test
    void is_masked_in_circled_digits_from_zero_to_nine() {
      assertThat(masked("900609", "The OTP is ❾⓿⓿❻⓿❾ or not")).isEqualTo("The OTP is **** or not");
    }

    /** Digits of two, three and four bytes, of which the zero of N'Ko is at a border. */
    @ParameterizedTest
    @ValueSource(ints = {0x0660, 0x07C0, 0x0966, 0xFF10, 0x1D7CE})
    void is_masked_in_the_bytes_of_the_digits_of_any_script(int zero) {
      String bytes = percentEncoded("9876512340"
          .chars()
          .mapToObj(digit -> Character.toString(zero + digit - '0'))
          .collect(Collectors.joining()));

      for (String words : List.of("sent to " + bytes, "%E0" + bytes + " or not", bytes)) {
        assertThat(masked("9876512340", words))
            .contains("****")
            .doesNotContain(percentEncoded(Character.toString(zero)))
            .doesNotContain(percentEncoded(Character.toString(zero + 9)));
      }
    }

    @Test
    void is_masked_in_the_bytes_of_superscript_digits() {
      assertThat(masked(
              "132231", "The OTP is " + percentEncoded("\u00b9\u00b3\u00b2\u00b2\u00b3\u00b9")))
          .isEqualTo("The OTP is ****");
    }

    private static String percentEncoded(String text) {
      StringBuilder encoded = new StringBuilder();
      for (byte octet : text.getBytes(UTF_8)) {
        encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
      }
      return encoded.toString();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "987-651-234-0",
          "+91 98765 12340",
          "(987) 6512-340",
          "+91 (987) 651-2340",
          "0091-98765-12340",
          "tel:9876512340",
          "98765  12340",
          "9876512340 ",
          "x9876512340x"
        })
    void is_masked_as_a_mobile_number_however_it_is_grouped(String worn) {
      for (String sent : List.of("9876512340", "+919876512340", "919876512340")) {
        assertThat(masked(sent, worn).replaceAll("[^0-9]", "")).isIn("", "91");
      }
    }

    @Test
    void is_masked_by_itself_and_the_words_around_it_stay() {
      assertThat(masked("482913", "Wrong 482913, 123 times (482-913)."))
          .isEqualTo("Wrong ****, 123 times (****).");
      assertThat(masked("a+b/c=", "OTP a+b/c= or a%2Bb%2Fc%3D or a%252Bb&#47;c&equals;."))
          .isEqualTo("OTP **** or **** or ****.");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "7|7 is wrong, 17 is not, A7 is not|**** is wrong, 17 is not, A7 is not",
          "12|OTP 12 or %31%32 in 123 days|OTP **** or **** in 123 days",
          "e|The e here (E)|The **** here (****)",
          "otp|LP_INCORRECT_OTP otp|LP_INCORRECT_OTP ****",
          "1|31 of MQ|31 of MQ"
        })
    void that_is_short_is_masked_as_a_whole_word(String secret, String words, String masked) {
      assertThat(masked(secret, words)).isEqualTo(masked);
    }

    @Test
    void that_is_at_the_floor_is_masked_within_words() {
      assertThat(masked("ab1", "xab1y")).isEqualTo("xab1y");
      assertThat(masked("ab1c", "xab1cy")).isEqualTo("x****y");
    }
  }

  @Nested
  class The_key {

    @Test
    void is_masked_within_words_from_8_characters_on() {
      String code = "LP_ACCOUNT_LOCKED";

      assertThat(masked(JuspayApiKey.of("k"), code)).isEqualTo(code);
      assertThat(masked(JuspayApiKey.of("_"), code)).isEqualTo(code);
      assertThat(masked(JuspayApiKey.of("LP"), code)).isEqualTo(code);
      assertThat(masked(JuspayApiKey.of("ACCOUNT"), code)).isEqualTo(code);
      assertThat(masked(JuspayApiKey.of("ACCOUNT_"), code)).isEqualTo("LP_****LOCKED");
    }

    @Test
    void is_masked_as_a_whole_word_below() {
      assertThat(masked(JuspayApiKey.of("k"), "key k: K.")).isEqualTo("key ****: ****.");
      assertThat(masked(JuspayApiKey.of("account"), "account ACCOUNT accounts"))
          .isEqualTo("**** **** accounts");
    }

    @Test
    void is_masked_in_its_credentials() {
      String credentials = KEY.basicCredentials();

      assertThat(masked(KEY, credentials)).isIn("Basic ****", "Basic ****=", "Basic ****==");
      assertThat(masked(KEY, credentials.toLowerCase(Locale.ROOT))).startsWith("basic ****");
      assertThat(masked(KEY, "x" + credentials.substring(6))).startsWith("x****");
    }

    private static Stream<UnaryOperator<String>> dresses() {
      return MaskingTest.dresses();
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void is_masked_in_any_encoding(UnaryOperator<String> encoding) {
      String worn = encoding.apply(KEY.reveal());

      assertThat(masked(KEY, "key " + worn + " unknown"))
          .as(worn)
          .hasSizeLessThan(4 + "key [\"\"] unknown".length() + 9)
          .contains("****");
    }

    private static String masked(JuspayApiKey key, String words) {
      return new Masking(List.of(), key).mask(words);
    }
  }

  @Nested
  class What_looks_like_a_secret {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "tokentok_abc123|token****",
          "Token tok_canary-To.ken!|Token ****!",
          "TOK_ABC|****",
          "tkn_a, tk_b|****, ****",
          "xtk_a1b2|x****",
          "tok%5Fabc&#95;d|****",
          "dG9rX2FiY2RlZg|****",
          "LP_STK_PUSH_FAILED|LP_STK_PUSH_FAILED",
          "INVALID_TOKEN_FORMAT|INVALID_TOKEN_FORMAT",
          "network_error|network_error"
        })
    void is_masked_if_it_is_a_token(String words, String masked) {
      assertThat(masked("000000", words)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "1234|****",
          "X_345678|X_****",
          "1 2 3 4|****",
          "12-34|****",
          "１２３４|****",
          "%31%32%33%34|****",
          "&#49;&#50;&#51;&#52;|****",
          "123 times|123 times",
          "1 of 20, 3 left|1 of 20, 3 left",
          "12  34|12  34",
          "12a34|12a34",
          "on 2026-01-02|on ****"
        })
    void is_masked_if_it_has_four_digits_or_more(String words, String masked) {
      assertThat(masked("000000", words)).isEqualTo(masked);
    }
  }

  @Nested
  class Ordinary_words {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "LP_INCORRECT_OTP",
          "Incorrect OTP. You have 2 more attempts before we lock your account.",
          "OTP is required while linking wallet.",
          "Customer not found for given customerId. (100% sure; R&D, a\\b, é, 財布, \uD83D\uDCB8)",
          "authentication/authorization_failed-for+merchant",
          "%zz &#; &unknown; \\q 0xg &#xFFFFFF; \\u{FFFFFFFF} \uD83D"
        })
    void stay(String words) {
      assertThat(masked("482913", words)).isEqualTo(words);
    }
  }

  @Nested
  class A_hostile_message {

    @Test
    void is_cut_behind_what_was_looked_at_and_never_within_a_secret() {
      String longest = "x ".repeat(4 * 1024);

      assertThat(masked("482913", longest)).isEqualTo(longest);
      assertThat(masked("482913", longest + "y")).isEqualTo("x ".repeat(2 * 1024) + "…");
      assertThat(masked("Ab3dE9kL", "x".repeat(4 * 1024 - 4) + "Ab3dE9kL" + "y".repeat(8 * 1024)))
          .isEqualTo("x".repeat(4 * 1024 - 4) + "****…");
      assertThat(masked("Ab3dE9kL", "1".repeat(8 * 1024 - 4) + "Ab3dE9kL")).isEqualTo("****…");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1",
          "1 ",
          "a",
          "aA",
          "%",
          "%25",
          "%31",
          "\\",
          "\\u",
          "&#4",
          "&amp;",
          "tok_",
          "tk_.",
          "=",
          "\uFDFA",
          "\u0336",
          "\u200b",
          "\uD83D",
          "\u00e2\u0082",
          "0x",
          "TWFu",
          "Ab3dE9k",
          "A_",
          "dG9r"
        })
    void takes_no_longer_than_its_length(String piece) {
      String hostile = piece.repeat((1 << 20) / piece.length());

      assertThat(masked("Ab3dE9kL", hostile)).hasSizeLessThanOrEqualTo(8 * 1024 + 1);
    }
  }
}
