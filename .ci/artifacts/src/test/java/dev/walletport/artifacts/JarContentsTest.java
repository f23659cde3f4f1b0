package dev.walletport.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in each jar. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JarContentsTest {

  private static final int JAVA_17 = 61;

  static Stream<String> modules() {
    return Artifacts.MODULES.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void the_licence_goes_along(String module) throws IOException {
    String licence = Files.readString(Path.of("../../LICENSE"));

    assertThat(Jar.of(module, ".jar").text("META-INF/LICENSE")).isEqualTo(licence);
    assertThat(Jar.of(module, "-sources.jar").text("META-INF/LICENSE")).isEqualTo(licence);
  }

  @ParameterizedTest
  @CsvSource({
    "wallet-domain, dev.walletport.domain",
    "wallet-application, dev.walletport.application",
    "wallet-adapter-juspay, dev.walletport.adapter.juspay",
    "wallet-adapter-fake, dev.walletport.adapter.fake"
  })
  void it_is_a_module_with_packages_of_its_own_alone(String module, String name)
      throws IOException {
    Jar jar = Jar.of(module, ".jar");
    byte[] descriptor = jar.bytes("module-info.class");

    assertThat(ModuleDescriptor.read(new ByteArrayInputStream(descriptor)).name())
        .isEqualTo(name);
    assertThat(classes(jar)).allMatch(file -> file.startsWith(name.replace('.', '/') + "/"));
  }

  @ParameterizedTest
  @CsvSource({
    "wallet-domain, dev.walletport.domain.testing",
    "wallet-application, dev.walletport.application.testing",
    "wallet-adapter-fake, dev.walletport.adapter.fake.testing"
  })
  void published_tests_have_a_module_name_and_packages_of_their_own_alone(
      String module, String name) {
    Jar jar = Jar.of(module, "-tests.jar");
    String declared = jar.manifest().getMainAttributes().getValue("Automatic-Module-Name");

    assertThat(declared).isEqualTo(name);
    assertThat(classes(jar))
        .isNotEmpty()
        .allMatch(file -> file.startsWith(name.replace('.', '/') + "/"));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void every_class_runs_on_java_17(String module) {
    Jar jar = Jar.of(module, ".jar");

    assertThat(classes(jar)).isNotEmpty().allMatch(file -> jar.bytes(file)[7] == JAVA_17);
  }

  @ParameterizedTest
  @CsvSource({
    "wallet-domain, .jar, -sources.jar",
    "wallet-domain, -tests.jar, -test-sources.jar",
    "wallet-application, .jar, -sources.jar",
    "wallet-application, -tests.jar, -test-sources.jar",
    "wallet-adapter-juspay, .jar, -sources.jar",
    "wallet-adapter-fake, .jar, -sources.jar",
    "wallet-adapter-fake, -tests.jar, -test-sources.jar"
  })
  void every_class_has_its_source(String module, String compiled, String sources) {
    Set<String> expected = new TreeSet<>(classes(Jar.of(module, compiled)));
    expected.removeIf(file -> file.contains("$"));
    Set<String> found = Jar.of(module, sources).names().stream()
        .filter(file -> file.endsWith(".java") && !file.equals("module-info.java"))
        .map(file -> file.replace(".java", ".class"))
        .collect(Collectors.toSet());

    assertThat(found).containsAll(expected);
  }

  /** But for the runnable jar, which keeps the times of the jars that it is packed from. */
  @ParameterizedTest
  @MethodSource("modules")
  void every_entry_has_one_and_the_same_time(String module) {
    Set<String> times = Artifacts.of(module).keySet().stream()
        .filter(kind -> kind.endsWith(".jar") && !kind.equals("-sandbox.jar"))
        .flatMap(kind -> Jar.of(module, kind).entries().stream())
        .map(ZipEntry::getTimeLocal)
        .map(Object::toString)
        .collect(Collectors.toSet());

    assertThat(times).hasSize(1);
  }

  @Test
  void the_sandbox_has_the_licences_and_notices_of_what_it_contains() {
    Jar sandbox = Jar.of("wallet-adapter-fake", "-sandbox.jar");

    assertThat(sandbox.text("META-INF/LICENSE")).contains("Apache License");
    assertThat(sandbox.text("META-INF/LICENSE.txt"))
        .contains("QOS.ch")
        .contains("Permission is hereby granted");
    assertThat(sandbox.text("META-INF/NOTICE")).contains("HttpComponents Core").contains("Jackson");
  }

  private static List<String> classes(Jar jar) {
    return jar.names().stream()
        .filter(file -> file.endsWith(".class") && !file.equals("module-info.class"))
        .toList();
  }
}
