package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpVersionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"4.5.14", "5.0", "5.1.4", "5.2.3", "5.3", "5.3.1", "5.3-alpha1"})
  void an_older_one_is_refused_by_name(String release) {
    assertThatIllegalStateException()
        .isThrownBy(() -> HttpVersions.require("httpclient5", release, 4))
        .withMessage("httpclient5 " + release
            + " is on the class path: the Juspay adapter needs 5.4 or newer");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"5.4", "5.4.4", "5.5", "5.5.1", "5.6.5", "5.7-alpha1", "5.10", "6.0", "UNAVAILABLE"
      })
  void a_newer_one_and_an_unknown_one_are_taken(String release) {
    assertThatCode(() -> HttpVersions.require("httpclient5", release, 4))
        .doesNotThrowAnyException();
  }

  @Test
  void those_of_this_build_are_supported() {
    assertThatCode(HttpVersions::requireSupported).doesNotThrowAnyException();
  }
}
