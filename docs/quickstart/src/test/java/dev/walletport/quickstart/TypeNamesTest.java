package dev.walletport.quickstart;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Two types of one simple name in two packages make a reader open both. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TypeNamesTest {

  /** Each module has these of its own. */
  private static final Set<String> ONE_IN_EACH_MODULE =
      Set.of("ArchitectureTest", "CheckReturnValueTest", "module-info", "package-info");

  /** Classes that break a rule of the architecture bear the names of those that keep it. */
  private static final Pattern PLANTED = Pattern.compile("/(planted|alternatives)/");

  private static final Pattern SOURCE_ROOT =
      Pattern.compile(".*/src/[^/]+/java/|.*/src/boot[34]/java/");

  @Test
  void no_name_has_types_in_two_packages() {
    Map<String, Set<String>> packagesByName = packagesByName();

    packagesByName.values().removeIf(packages -> packages.size() == 1);

    assertThat(packagesByName).isEmpty();
  }

  @Test
  void the_types_of_every_module_are_looked_at() {
    assertThat(packagesByName())
        .containsKeys("OtpPolicy", "LinkWallet", "JuspayWalletGateway", "FakeWallets", "Probe");
  }

  private static Map<String, Set<String>> packagesByName() {
    return MarkdownPage.files(".java").stream()
        .filter(file -> !PLANTED.matcher(file.toString()).find())
        .filter(file -> !ONE_IN_EACH_MODULE.contains(name(file)))
        .collect(groupingBy(TypeNamesTest::name, mapping(TypeNamesTest::folder, toSet())));
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String folder(Path file) {
    return SOURCE_ROOT.matcher(file.getParent() + "/").replaceFirst("");
  }
}
