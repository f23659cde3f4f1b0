package dev.walletport.adapter.fake.sandbox.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Deque's axe-core, run in the page that a browser shows. */
final class AxeCore {

  private static final String SOURCE = source();

  /** WCAG 2.2 to level AA, and axe's own best practices. */
  private static final String RUN = """
      const done = arguments[arguments.length - 1];
      axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations, passes }) => done([passes.length, ...violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))]))
        .catch((problem) => done([0, String(problem)]));
      """;

  private AxeCore() {}

  /** Finds what violates a rule, each with its rule and its element. */
  static List<String> violations(Browser browser) {
    browser.ask(SOURCE);
    List<?> found = (List<?>) Objects.requireNonNull(browser.await(RUN));
    requireRulesApplied(found);
    return found.stream().skip(1).map(String::valueOf).toList();
  }

  /** An axe that checks nothing finds nothing. */
  private static void requireRulesApplied(List<?> found) {
    if ((long) found.get(0) < 10) {
      throw new AssertionError("axe-core has applied few rules or none: " + found);
    }
  }

  private static String source() {
    try (InputStream in = AxeCore.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
