package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AsciiSetTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 62, 63, 64, 65, 126, 127})
  void contains_one_character_and_no_other(int only) {
    assertHolds(unit -> unit == only);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void contains_what_the_predicate_allows(int divisor) {
    assertHolds(unit -> unit % divisor == 0);
  }

  private static void assertHolds(IntPredicate allowed) {
    AsciiSet set = AsciiSet.of(allowed);

    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      assertThat(set.contains((char) unit)).isEqualTo(unit < 128 && allowed.test(unit));
    }
  }
}
