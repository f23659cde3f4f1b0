package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** A piece of a compiled source that a page quotes: {@code file} or {@code file#mark}. */
record QuotedSource(String file, String mark) {

  static QuotedSource of(String name) {
    int hash = name.indexOf('#');
    return hash < 0
        ? new QuotedSource(name, "")
        : new QuotedSource(name.substring(0, hash), " " + name.substring(hash + 1));
  }

  /** What stands between the two lines that mark it, moved to the margin. */
  String text() throws IOException {
    List<String> lines = Files.readAllLines(MarkdownPage.ROOT.resolve(file));
    List<String> trimmed = lines.stream().map(String::strip).toList();
    int first = trimmed.indexOf(marker());
    int last = trimmed.lastIndexOf(marker());
    assertThat(last).as("two markers %s in %s", marker(), file).isGreaterThan(first);
    return String.join("\n", lines.subList(first + 1, last)).stripIndent() + "\n";
  }

  private String marker() {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "xml" -> "<!-- README" + mark + " -->";
      case "py", "sh", "yml", "properties" -> "# README" + mark;
      case "sql" -> "-- README" + mark;
      default -> "// README" + mark;
    };
  }
}
