package dev.walletport.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bills of materials, and the page that shows what is in them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BillOfMaterialsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonNode> BILLS = new ConcurrentHashMap<>();

  /** Those that ask for no more than their text and notice to go along. */
  private static final Set<String> ALLOWED =
      Set.of("Apache-2.0", "MIT", "EPL-2.0", "Public Domain");

  static Stream<String> modules() {
    return Artifacts.MODULES.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void it_is_of_this_module_and_this_version(String module) {
    JsonNode described = bill(module).at("/metadata/component");

    assertThat(described.path("name").asText()).isEqualTo(module);
    assertThat(described.path("version").asText()).isEqualTo(Artifacts.VERSION);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void every_component_has_an_address_a_checksum_and_a_licence(String module) {
    assertThat(components(module)).isNotEmpty().allSatisfy(component -> {
      assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
      assertThat(component.path("hashes")).isNotEmpty();
      assertThat(ALLOWED).containsAnyOf(licences(component).toArray(String[]::new));
    });
  }

  @Test
  void the_page_of_third_parties_has_every_library_and_no_other() throws IOException {
    List<String> shown = Files.readAllLines(Path.of("../../THIRD-PARTY.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .toList();

    assertThat(shown).containsExactlyElementsOf(rows());
  }

  private static List<String> rows() {
    Map<String, String> rows = new TreeMap<>();
    Artifacts.MODULES.stream()
        .flatMap(BillOfMaterialsTest::components)
        .filter(component -> !component.path("group").asText().equals("dev.walletport"))
        .forEach(component -> rows.put(library(component), row(component)));
    return List.copyOf(rows.values());
  }

  private static String row(JsonNode component) {
    String library = library(component);
    String modules = Artifacts.MODULES.stream()
        .flatMap(module -> components(module)
            .filter(other -> library(other).equals(library))
            .map(other -> module + (isRequired(module, other) ? "" : " (optional)")))
        .collect(Collectors.joining(", "));
    String licences = licences(component).sorted().collect(Collectors.joining(" or "));
    return "| `" + library + "` | " + licences + " | " + modules + " |";
  }

  /** Whether it comes by itself: on some way to it, nothing is optional. */
  private static boolean isRequired(String module, JsonNode component) {
    Set<String> required = new HashSet<>();
    collect(module, bill(module).at("/metadata/component/bom-ref").asText(), required);
    return required.contains(component.path("bom-ref").asText());
  }

  private static void collect(String module, String from, Set<String> required) {
    elements(bill(module).path("dependencies"))
        .filter(node -> node.path("ref").asText().equals(from))
        .flatMap(node -> elements(node.path("dependsOn")))
        .map(JsonNode::asText)
        .filter(to -> !isOptional(module, to) && required.add(to))
        .toList()
        .forEach(to -> collect(module, to, required));
  }

  private static boolean isOptional(String module, String reference) {
    return components(module)
        .filter(component -> component.path("bom-ref").asText().equals(reference))
        .anyMatch(component -> component.path("scope").asText().equals("optional"));
  }

  private static String library(JsonNode component) {
    return component.path("group").asText() + ":" + component.path("name").asText();
  }

  private static Stream<String> licences(JsonNode component) {
    return elements(component.path("licenses")).map(licence -> {
      JsonNode one = licence.path("license");
      return one.path("id")
          .asText(one.path("name").asText(licence.path("expression").asText()));
    });
  }

  private static Stream<JsonNode> components(String module) {
    return elements(bill(module).path("components"));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode bill(String module) {
    return BILLS.computeIfAbsent(module, BillOfMaterialsTest::read);
  }

  private static JsonNode read(String module) {
    try {
      return JSON.readTree(Artifacts.file(module, "-cyclonedx.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
