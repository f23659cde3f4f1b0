package dev.walletport.adapter.juspay.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.util.VersionUtil;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JacksonVersionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"2.15.0", "2.15.4", "2.16.0", "2.22.4", "2.100", "3.0", "3.1.0", "10.0.0"})
  void from_2_15_on_is_supported(String version) {
    assertThatCode(() -> JacksonVersion.require(parsed(version))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.14.2", "2.12.7", "2.9.10", "2.1.5", "1.15.0", "0.0.0"})
  void before_2_15_is_refused_by_name(String version) {
    assertThatThrownBy(() -> JacksonVersion.require(parsed(version)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("jackson-core " + version
            + " is on the class path: the Juspay adapter needs 2.15 or newer");
  }

  @Test
  void that_is_on_the_class_path_is_supported() {
    assertThatCode(JacksonVersion::requireSupported).doesNotThrowAnyException();
  }

  private static Version parsed(String version) {
    return VersionUtil.parseVersion(version, "com.fasterxml.jackson.core", "jackson-core");
  }
}
