package dev.walletport.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** One page of the repository, read as GitHub reads it. */
final class MarkdownPage {

  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  private static final Set<String> NO_SOURCES = Set.of("target", ".git");
  private static final Pattern NOT_IN_AN_ANCHOR =
      Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc}\\- ]");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final Path file;
  private final String text;
  private final Contents contents;

  private MarkdownPage(Path file, String text, Contents contents) {
    this.file = file;
    this.text = text;
    this.contents = contents;
  }

  /** Reads one page by its path from the root of the repository. */
  static MarkdownPage of(String path) {
    return read(ROOT.resolve(path));
  }

  /** Reads every page but those of the build's output. */
  static List<MarkdownPage> all() {
    return files(".md").stream().map(MarkdownPage::read).toList();
  }

  /** Lists the files whose names end so, without those of the build's output. */
  static List<Path> files(String ending) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
          return NO_SOURCES.contains(folder.getFileName().toString())
              ? FileVisitResult.SKIP_SUBTREE
              : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (file.toString().endsWith(ending)) {
            files.add(file);
          }
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static MarkdownPage read(Path file) {
    try {
      String text = Files.readString(file);
      Contents contents = new Contents();
      Parser.builder().build().parse(text).accept(contents);
      return new MarkdownPage(file, text, contents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return file;
  }

  String text() {
    return text;
  }

  /** The targets of links and images, as they are written. */
  List<String> targets() {
    return contents.targets;
  }

  /** What a link to a heading of this page may have behind its hash. */
  Set<String> anchors() {
    return contents.anchors;
  }

  List<CodeBlock> codeBlocks() {
    return contents.codeBlocks;
  }

  /** Pieces of HTML that are no comment. */
  List<String> html() {
    return contents.html;
  }

  /**
   * The cells of the tables under a heading, up to the next heading, without their heads.
   *
   * @param heading the whole line
   */
  List<List<String>> rows(String heading) {
    List<String> lines = section(heading);
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      boolean delimiter = line.startsWith("|--");
      if (inside && line.startsWith("|")) {
        rows.add(cells(line));
      }
      inside = delimiter || (inside && line.startsWith("|"));
    }
    return rows;
  }

  private List<String> section(String heading) {
    List<String> lines = text.lines().toList();
    int begin = lines.indexOf(heading);
    if (begin < 0) {
      throw new IllegalArgumentException(this + " has no heading " + heading);
    }
    return lines.stream()
        .skip(begin + 1L)
        .takeWhile(line -> !line.matches("#+ .*"))
        .toList();
  }

  private static List<String> cells(String line) {
    String inner = line.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }

  /** The pieces of code in a cell, without their marks. */
  static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map((MatchResult code) -> code.group(1)).toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }

  /**
   * A fenced piece of a page.
   *
   * @param language what stands behind the fence; may be empty
   * @param code its lines
   * @param comment the comment right before it; empty if there is none
   */
  record CodeBlock(String language, String code, String comment) {}

  private static final class Contents extends AbstractVisitor {

    private final List<String> targets = new ArrayList<>();
    private final Set<String> anchors = new LinkedHashSet<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final List<CodeBlock> codeBlocks = new ArrayList<>();
    private final List<String> html = new ArrayList<>();

    @Override
    public void visit(Link link) {
      targets.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      targets.add(image.getDestination());
      visitChildren(image);
    }

    @Override
    public void visit(Heading heading) {
      String anchor = NOT_IN_AN_ANCHOR
          .matcher(words(heading).toLowerCase(Locale.ROOT))
          .replaceAll("")
          .replace(' ', '-');
      int before = times.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
      visitChildren(heading);
    }

    private static String words(Node node) {
      StringBuilder words = new StringBuilder();
      node.accept(new AbstractVisitor() {
        @Override
        public void visit(Text text) {
          words.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
          words.append(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
          words.append(' ');
        }
      });
      return words.toString();
    }

    @Override
    public void visit(FencedCodeBlock block) {
      String comment = block.getPrevious() instanceof HtmlBlock before ? before.getLiteral() : "";
      codeBlocks.add(new CodeBlock(block.getInfo(), block.getLiteral(), comment.strip()));
    }

    @Override
    public void visit(HtmlBlock block) {
      note(block.getLiteral());
    }

    @Override
    public void visit(HtmlInline piece) {
      note(piece.getLiteral());
    }

    private void note(String piece) {
      if (!piece.startsWith("<!--")) {
        html.add(piece);
      }
    }
  }
}
