package dev.walletport.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an ahead-of-time compiler cannot see from the calls alone: reflection, proxies,
 * serialization, services and resources. Each place is named here, with what makes it work in a
 * native image.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NativeImageTest {

  private static final Pattern CONFIGURED = Pattern.compile("\\\\Q(.*)\\\\E");

  private static final List<String> REFLECTIVE_PACKAGES = List.of(
      "java.lang.reflect.",
      "java.lang.invoke.MethodHandles",
      "java.lang.invoke.VarHandle",
      "java.io.Object",
      "java.util.ServiceLoader",
      "java.util.ResourceBundle",
      "org.junit.platform.commons.support.ReflectionSupport",
      "org.apache.hc.core5.util.VersionInfo");

  private static final Set<String> REFLECTIVE_METHODS = Set.of(
      "forName",
      "newInstance",
      "getResource",
      "getResources",
      "getResourceAsStream",
      "getSystemResource",
      "getSystemResourceAsStream",
      "loadClass",
      "getMethod",
      "getMethods",
      "getDeclaredMethod",
      "getDeclaredMethods",
      "getField",
      "getFields",
      "getDeclaredField",
      "getDeclaredFields",
      "getConstructor",
      "getConstructors",
      "getDeclaredConstructor",
      "getDeclaredConstructors",
      "getRecordComponents");

  static Stream<String> modules() {
    return Artifacts.MODULES.stream();
  }

  @Nested
  class The_calls_that_need_metadata {

    @ParameterizedTest
    @CsvSource({"wallet-domain", "wallet-application"})
    void there_is_none_in_the_rings(String module) throws IOException {
      assertThat(reflection(module)).isEmpty();
    }

    @Test
    void the_juspay_adapter_reads_the_versions_of_its_http_libraries() throws IOException {
      assertThat(reflection("wallet-adapter-juspay"))
          .containsExactlyInAnyOrder(
              "HttpVersions: VersionInfo.loadVersionInfo", "HttpVersions: VersionInfo.getRelease");
    }

    /** The others look at the parameters that JUnit hands over. */
    @Test
    void the_fake_reads_its_page_asks_for_virtual_threads_and_makes_the_listener_of_a_test()
        throws IOException {
      assertThat(reflection("wallet-adapter-fake"))
          .containsExactlyInAnyOrder(
              "PageFile: Class.getResourceAsStream",
              "ConnectionThreads: Class.forName",
              "ConnectionThreads: Class.getMethod",
              "ConnectionThreads: Method.invoke",
              "InjectableParameters: ReflectionSupport.newInstance",
              "ParameterizedArguments: ReflectionSupport.tryToLoadClass",
              "FakeWalletsExtension: Executable.getName",
              "FakeWalletsExtension: Parameter.getAnnotations",
              "FakeWalletsExtension: Parameter.getType");
    }
  }

  @Nested
  class The_resources_that_are_named {

    @ParameterizedTest
    @MethodSource("dev.walletport.artifacts.NativeImageTest#modules")
    void every_file_of_the_jar_that_is_no_class_is_named(String module) throws IOException {
      List<String> files = Jar.of(module, ".jar").names().stream()
          .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/"))
          .toList();

      assertThat(named(module)).containsAll(files);
    }

    @Test
    void those_of_the_fake_are_in_its_jar() throws IOException {
      assertThat(Jar.of("wallet-adapter-fake", ".jar").names())
          .containsAll(named("wallet-adapter-fake"));
      assertThat(Jar.of("wallet-adapter-fake", "-sandbox.jar").names())
          .containsAll(named("wallet-adapter-fake"));
    }

    @Test
    void those_of_the_juspay_adapter_are_the_versions_of_its_http_libraries() throws IOException {
      assertThat(named("wallet-adapter-juspay"))
          .containsExactly(
              "org/apache/hc/client5/version.properties", "org/apache/hc/core5/version.properties");
    }
  }

  private static List<String> named(String module) throws IOException {
    String file = "META-INF/native-image/dev.walletport/" + module + "/resource-config.json";
    Jar jar = Jar.of(module, ".jar");
    if (!jar.names().contains(file)) {
      return List.of();
    }
    return StreamSupport.stream(
            new ObjectMapper()
                .readTree(jar.bytes(file))
                .at("/resources/includes")
                .spliterator(),
            false)
        .map(include -> CONFIGURED.matcher(include.path("pattern").asText()).replaceAll("$1"))
        .toList();
  }

  private static List<String> reflection(String module) throws IOException {
    JavaClasses classes = classes(module);
    assertThat(classes).isNotEmpty();
    return classes.stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(NativeImageTest::isReflective)
        .map(NativeImageTest::shown)
        .distinct()
        .toList();
  }

  private static JavaClasses classes(String module) throws IOException {
    try (JarFile jar = new JarFile(Artifacts.file(module, ".jar").toFile())) {
      return new ClassFileImporter().importJar(jar);
    }
  }

  private static boolean isReflective(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return REFLECTIVE_PACKAGES.stream().anyMatch(owner.getName()::startsWith)
        || (isLoader(owner) && REFLECTIVE_METHODS.contains(access.getName()));
  }

  private static boolean isLoader(JavaClass owner) {
    return owner.isEquivalentTo(Class.class)
        || owner.isEquivalentTo(Module.class)
        || owner.isAssignableTo(ClassLoader.class);
  }

  private static String shown(JavaAccess<?> access) {
    return access.getOriginOwner().getSimpleName() + ": "
        + access.getTargetOwner().getSimpleName() + "." + access.getName();
  }
}
