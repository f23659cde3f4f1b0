package dev.walletport.adapter.juspay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonKeyTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OTHER")
  void is_found_by_its_text(JsonKey key) {
    String text = key.name().toLowerCase(Locale.ROOT);

    assertThat(JsonKey.named(text)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "i", "ID", "idx", "id ", "linked\u0000", "l\u00efnked", "other", "auth_params"
      })
  void of_any_other_text_is_other(String text) {
    assertThat(JsonKey.named(text)).isEqualTo(JsonKey.OTHER);
  }

  /** Of the hash code of {@code id} or {@code token}. */
  @ParameterizedTest
  @ValueSource(strings = {"jE", "h\u0083", "uPken"})
  void of_another_text_with_the_same_hash_code_is_other(String text) {
    assertThat(JsonKey.named(text)).isEqualTo(JsonKey.OTHER);
  }

  @Test
  void has_a_bit_that_no_other_has() {
    long all = Arrays.stream(JsonKey.values()).mapToLong(JsonKey::bit).reduce(0, (a, b) -> a | b);

    assertThat(Long.bitCount(all)).isEqualTo(JsonKey.values().length);
  }
}
