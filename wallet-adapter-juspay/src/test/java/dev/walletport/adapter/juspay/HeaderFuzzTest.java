package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.walletport.domain.testing.ByteMutator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code -Dfuzz.seed} draws other texts, {@code -Dfuzz.inputs} more of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeaderFuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 10_000);

  private static final List<String> SAMPLES = List.of(
      "30",
      "Sun, 06 Nov 1994 08:49:37 GMT",
      "Sunday, 06-Nov-94 08:49:37 GMT",
      "Sun Nov  6 08:49:37 1994",
      "Sat, 31 Dec 9999 23:59:60 GMT",
      "You have 2 more attempts before we lock your account.",
      "Attempts left: 3. Try again in 30 seconds.",
      "OTP Zq7otPx91kWv3R of Basic S3g0a2VZYjgydlRnSjo= is wrong",
      "%5A%71%37\\u006ftP &#x78;91 tok_Tw5uZ0pYd73qHnL");

  @Test
  @Timeout(120)
  void whatever_a_header_or_a_message_says_is_read_in_bounds_and_masked() {
    ByteMutator mutator = ByteMutator.of(SEED, SAMPLES);

    assertThatCode(() -> mutator.draw(INPUTS).forEach(HeaderFuzzTarget::fuzzerTestOneInput))
        .doesNotThrowAnyException();
  }
}
