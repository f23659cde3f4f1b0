package dev.walletport.adapter.juspay.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({"httpclient5, client5, 5.3.1, 5.4", "httpcore5, core5, 5.2.5, 5.3"})
  void an_older_one_on_the_class_path_is_refused(
      String library, String name, String release, String needed) throws Exception {
    ClassLoader host = new OlderLibrary("org/apache/hc/" + name + "/version.properties", release);
    Method check = host.loadClass(HttpVersions.class.getName()).getMethod("requireSupported");

    assertThatExceptionOfType(InvocationTargetException.class)
        .isThrownBy(() -> check.invoke(null))
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage(library + " " + release + " is on the class path: the Juspay adapter needs "
            + needed + " or newer");
  }

  /** A class path on which one library says that it is older. */
  private static final class OlderLibrary extends ClassLoader {

    private final String versionFile;
    private final String release;

    private OlderLibrary(String versionFile, String release) {
      super(HttpVersionsTest.class.getClassLoader());
      this.versionFile = versionFile;
      this.release = release;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.equals(HttpVersions.class.getName())
          ? checkItself()
          : super.loadClass(name, resolve);
    }

    private Class<?> checkItself() throws ClassNotFoundException {
      try (InputStream file = HttpVersions.class.getResourceAsStream("HttpVersions.class")) {
        byte[] bytes = requireNonNull(file).readAllBytes();
        return defineClass(HttpVersions.class.getName(), bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException("HttpVersions", e);
      }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      return name.equals(versionFile)
          ? new ByteArrayInputStream(("info.release = " + release).getBytes(US_ASCII))
          : super.getResourceAsStream(name);
    }
  }
}
