package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.walletport.application.testing.architecture.ReleasedClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Holds the pictures and the tables of docs/architecture.md and of the README to the code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitecturePageTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern NODE =
      Pattern.compile("(?m)^ +(\\w+)\\[(dev\\.walletport\\.[a-z.]+)]$");
  private static final Pattern ARROW = Pattern.compile("(?m)^ +([\\w-]+) --> ([\\w-]+)$");
  private static final Pattern PACKAGE_ROW =
      Pattern.compile("(?m)^\\| `(dev\\.walletport\\.[a-z.]+)` \\| .+ \\| `([\\w-]+)` \\|$");
  private static final Pattern STEP = Pattern.compile(
      "(?m)^\\| (\\d+) \\| \\[(\\w+)]\\(\\.\\./[\\w-]+/src/main/java/(\\S+)\\.java\\) \\| `(\\w+)` \\| .+ \\|$");
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)[.\\w]*`");
  private static final Pattern ASKED_FOR_BY_THE_COMPILER = Pattern.compile(
      "\\bimplements WalletGateway\\b|\\bcase [A-Z_,\\s]*\\bCHANGE_MOBILE_NUMBER\\b");
  private static final Pattern WORD_OF_THE_PAGE = Pattern.compile("[A-Z_]+");

  @Test
  void the_arrows_are_the_dependencies_between_the_packages() throws IOException {
    Map<String, String> packages = packages();

    Set<String> drawn = arrows(page())
        .map(arrow -> packages.get(arrow.group(1)) + " --> " + packages.get(arrow.group(2)))
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(drawn).isEqualTo(dependencies(packages.values()));
  }

  @Test
  void the_table_has_each_package_in_its_module() throws IOException {
    List<MatchResult> rows = PACKAGE_ROW.matcher(page()).results().toList();

    assertThat(rows)
        .extracting(row -> row.group(1))
        .containsExactlyInAnyOrderElementsOf(packages().values());
    assertThat(rows)
        .allSatisfy(row -> assertThat(
                ROOT.resolve(row.group(2)).resolve("src/main/java").resolve(folder(row.group(1))))
            .isDirectory());
  }

  @Test
  void each_step_of_a_link_names_a_class_and_its_method() throws IOException {
    List<MatchResult> steps = STEP.matcher(page()).results().toList();

    assertThat(steps).hasSizeGreaterThan(20);
    assertThat(steps).allSatisfy(step -> {
      assertThat(type(step.group(3)).getSimpleName()).isEqualTo(step.group(2));
      assertThat(methods(type(step.group(3)))).contains(step.group(4));
    });
  }

  @Test
  void the_steps_are_counted() throws IOException {
    List<Integer> numbers = STEP.matcher(page())
        .results()
        .map(step -> Integer.valueOf(step.group(1)))
        .toList();

    assertThat(numbers)
        .isEqualTo(Stream.iterate(1, number -> number + 1).limit(numbers.size()).toList());
  }

  @Test
  void each_type_that_is_named_is_a_type_of_the_build() throws IOException {
    Set<String> sources = sources();

    List<String> named = TYPE.matcher(page())
        .results()
        .map(match -> match.group(1))
        .filter(name -> !WORD_OF_THE_PAGE.matcher(name).matches())
        .distinct()
        .toList();

    assertThat(named).isNotEmpty().isSubsetOf(sources);
  }

  @Test
  void each_gateway_and_each_switch_over_operations_is_in_the_list_of_a_new_one()
      throws IOException {
    String list = page().substring(page().indexOf("## Add an operation"));

    List<String> asked = MarkdownPage.files(".java").stream()
        .filter(ArchitecturePageTest::isAskedForByTheCompiler)
        .map(file -> ROOT.resolve("docs").relativize(file).toString())
        .toList();

    assertThat(asked).hasSizeGreaterThan(15);
    assertThat(asked).allSatisfy(file -> assertThat(list).contains("](" + file + ")"));
  }

  private static boolean isAskedForByTheCompiler(Path file) {
    return ASKED_FOR_BY_THE_COMPILER.matcher(read(file)).find();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_picture_of_the_readme_is_that_of_the_poms() throws Exception {
    Set<String> drawn = arrows(Files.readString(ROOT.resolve("README.md")))
        .filter(arrow -> arrow.group(1).startsWith("wallet-"))
        .map(arrow -> arrow.group(1) + " --> " + arrow.group(2))
        .collect(Collectors.toCollection(TreeSet::new));

    Set<String> built = new TreeSet<>();
    for (String module : modules()) {
      required(module).forEach(other -> built.add(module + " --> " + other));
    }

    assertThat(drawn).isEqualTo(built);
  }

  private static Stream<MatchResult> arrows(String page) {
    return ARROW.matcher(page).results();
  }

  /** By the short name in the picture. */
  private static Map<String, String> packages() throws IOException {
    return NODE.matcher(page())
        .results()
        .collect(Collectors.toMap(node -> node.group(1), node -> node.group(2)));
  }

  private static Set<String> dependencies(Collection<String> all) {
    JavaClasses classes =
        new ClassFileImporter().withImportOption(new ReleasedClasses()).importPackages(all);
    return classes.stream()
        .filter(type -> !type.getName().endsWith("Module"))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> leaves(dependency, all))
        .map(dependency -> dependency.getOriginClass().getPackageName()
            + " --> "
            + dependency.getTargetClass().getPackageName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean leaves(Dependency dependency, Collection<String> all) {
    JavaClass target = dependency.getTargetClass();
    return all.contains(target.getPackageName())
        && !target.getPackageName().equals(dependency.getOriginClass().getPackageName());
  }

  private static Class<?> type(String file) throws ClassNotFoundException {
    return Class.forName(file.replace('/', '.'));
  }

  private static List<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods()).map(Method::getName).toList();
  }

  private static Set<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".java"))
          .map(file -> file.substring(0, file.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  private static List<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.startsWith("wallet-"))
          .toList();
    }
  }

  /** The modules that this one needs to compile. */
  private static Set<String> required(String module) throws Exception {
    NodeList names = (NodeList) XPathFactory.newInstance()
        .newXPath()
        .evaluate(
            "/project/dependencies/dependency[groupId='dev.walletport' and not(type) and"
                + " not(scope)]/artifactId",
            pom(module),
            XPathConstants.NODESET);
    Set<String> required = new TreeSet<>();
    for (int at = 0; at < names.getLength(); at++) {
      required.add(names.item(at).getTextContent());
    }
    return required;
  }

  private static Document pom(String module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
  }

  private static String folder(String packageName) {
    return packageName.replace('.', '/');
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/architecture.md"));
  }
}
