package dev.walletport.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The links from one module's Javadoc to another's, each followed into the other's jar. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JavadocLinksTest {

  private static final String ADDRESS = System.getProperty("javadoc.address");
  private static final Pattern LINK = Pattern.compile(
      "href=\"" + Pattern.quote(ADDRESS) + "/([^/]+)/([^/]+)/([^\"#]*)(?:#([^\"]*))?\"");

  private static final Map<String, Set<String>> PAGES = Artifacts.MODULES.stream()
      .collect(Collectors.toMap(
          module -> module, module -> Set.copyOf(Jar.of(module, "-javadoc.jar").names())));

  @Nested
  class Of_a_module {

    @ParameterizedTest
    @CsvSource({
      "wallet-application, -javadoc.jar, wallet-domain",
      "wallet-application, -test-javadoc.jar, wallet-domain",
      "wallet-application, -test-javadoc.jar, wallet-application",
      "wallet-domain, -test-javadoc.jar, wallet-domain",
      "wallet-adapter-juspay, -javadoc.jar, wallet-domain",
      "wallet-adapter-juspay, -javadoc.jar, wallet-application",
      "wallet-adapter-fake, -javadoc.jar, wallet-domain",
      "wallet-adapter-fake, -javadoc.jar, wallet-application",
      "wallet-adapter-fake, -test-javadoc.jar, wallet-adapter-fake"
    })
    void it_links_to_the_other_and_every_link_leads_somewhere(
        String module, String kind, String other) {
      List<MatchResult> links = links(Jar.of(module, kind), other);

      assertThat(links).isNotEmpty().allSatisfy(JavadocLinksTest::leadsSomewhere);
    }
  }

  @Test
  void no_page_of_the_domain_links_to_what_stands_on_it() {
    Jar domain = Jar.of("wallet-domain", "-javadoc.jar");

    assertThat(links(domain, "wallet-application")).isEmpty();
  }

  private static List<MatchResult> links(Jar javadoc, String module) {
    return javadoc.names().stream()
        .filter(name -> name.endsWith(".html"))
        .flatMap(name -> links(javadoc.text(name)))
        .filter(link -> link.group(1).equals(module))
        .toList();
  }

  private static Stream<MatchResult> links(String page) {
    return LINK.matcher(page).results();
  }

  private static void leadsSomewhere(MatchResult link) {
    assertThat(link.group(2)).isEqualTo(Artifacts.VERSION);
    assertThat(PAGES.get(link.group(1))).contains(link.group(3));
  }
}
