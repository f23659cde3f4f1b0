package dev.walletport.adapter.fake.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples of docs/clients.md against the runnable jar, each where its program is installed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientSamplesIT {

  private static final Path JAR =
      Path.of(System.getProperty("sandbox.jar", "missing.jar")).toAbsolutePath();
  private static final Path SAMPLES =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("docs/clients");
  private static final String TOLD = "linked, delinked, and sent the delink 1 time";

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "python3, link_a_wallet.py",
    "node, link_a_wallet.mjs",
    "go run, link_a_wallet.go",
    "bash, link_a_wallet.sh"
  })
  void links_a_wallet_and_settles_a_lost_answer(String program, String sample) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.split(" ")));
    Option<Path> installed = InstalledPrograms.ofThisMachine().find("", List.of(command.get(0)));
    assumeTrue(installed.isDefined(), () -> "skipped: there is no " + program);
    command.add(SAMPLES.resolve(sample).toString());
    command.add(JAR.toString());
    Path told = folder.resolve("told.txt");

    int exit = run(command, told);

    assertThat(exit).as(() -> read(told)).isZero();
    assertThat(read(told).strip()).isEqualTo(TOLD);
  }

  /** With the java of this test in front of any other. */
  private int run(List<String> command, Path told) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile());
    Map<String, String> environment = builder.environment();
    environment.merge(
        "PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
    environment.put("GOCACHE", folder.resolve("go").toString());
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void are_all_on_the_page() throws IOException {
    String page = Files.readString(SAMPLES.resolveSibling("clients.md"));

    try (Stream<Path> samples = Files.list(SAMPLES)) {
      assertThat(samples)
          .hasSize(4)
          .allSatisfy(sample -> assertThat(page)
              .contains("<!-- source: docs/clients/" + sample.getFileName() + " -->"));
    }
  }
}
