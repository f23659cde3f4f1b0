package dev.walletport.adapter.fake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.application.testing.architecture.ReleasedClasses;
import dev.walletport.domain.CustomerId;
import io.vavr.control.Option;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A host that uses the fake alone loads no class of the server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxDependenciesTest {

  private static final String FAKE = "dev.walletport.adapter.fake";
  private static final String SANDBOX = FAKE + ".sandbox";

  private final JavaClasses classes =
      new ClassFileImporter().withImportOption(new ReleasedClasses()).importPackages(FAKE);

  @Test
  void the_fake_depends_on_neither_the_sandbox_nor_its_libraries() {
    serverless(FAKE, FAKE + ".junit").check(classes);
  }

  @Test
  void the_rule_detects_a_violation() {
    assertThat(serverless(SANDBOX).evaluate(classes).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("org.apache.hc.core5"))
        .anyMatch(detail -> detail.contains("com.fasterxml.jackson"))
        .anyMatch(detail -> detail.contains("org.slf4j"));
  }

  @Test
  void the_fake_runs_without_the_libraries_of_the_sandbox() throws Exception {
    try (URLClassLoader host = new URLClassLoader(
        places(FakeWallets.class, WalletGateway.class, CustomerId.class, Option.class),
        ClassLoader.getPlatformClassLoader())) {
      Class<?> fakeWallets = host.loadClass(FakeWallets.class.getName());

      Object fake = fakeWallets.getMethod("create").invoke(null);

      assertThat(fakeWallets.getMethod("gateway").invoke(fake)).isNotNull();
      assertThat(fakeWallets.getMethod("providers").invoke(fake).toString()).contains("PAYTM");
      assertThatThrownBy(() -> host.loadClass("org.slf4j.Logger"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  private static URL[] places(Class<?>... types) {
    return Stream.of(types)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .toArray(URL[]::new);
  }

  private static ArchRule serverless(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.hc..", "com.fasterxml..", "org.slf4j..", SANDBOX)
        .because("the sandbox and its libraries are for those who start one");
  }
}
