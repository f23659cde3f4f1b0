package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Measures everything and writes the page, from the folder of this module. */
public final class Benchmarks {

  private static final Path PAGE = Path.of("..", "benchmarks.md");
  private static final Path QUICK_PAGE = Path.of("target", "benchmarks.md");
  private static final String QUICK = "-quick";

  private Benchmarks() {}

  /**
   * Measures.
   *
   * @param arguments nothing, for {@code docs/benchmarks.md}; or {@code -quick} for a short run
   *     that writes {@code target/benchmarks.md} in its place
   * @throws Exception if a call went wrong, or the page could not be written
   */
  public static void main(String[] arguments) throws Exception {
    List<String> wanted = List.of(arguments);
    if (!wanted.isEmpty() && !wanted.equals(List.of(QUICK))) {
      throw new IllegalArgumentException("the only argument is " + QUICK + ", not " + wanted);
    }
    boolean quick = wanted.contains(QUICK);
    Report report = Report.measure(quick ? RunLength.QUICK : RunLength.FULL);
    write(report, quick ? QUICK_PAGE : PAGE);
  }

  private static void write(Report report, Path target) throws IOException {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    MarkedPage page = report.on(MarkedPage.of(Files.readString(PAGE, UTF_8)), today);
    Files.createDirectories(target.toAbsolutePath().normalize().getParent());
    Files.writeString(target, page.text(), UTF_8);
    System.out.println(report.goals());
    System.out.println("Written to " + target.toAbsolutePath().normalize());
  }
}
