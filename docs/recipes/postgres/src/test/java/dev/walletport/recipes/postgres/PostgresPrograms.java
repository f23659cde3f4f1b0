package dev.walletport.recipes.postgres;

import static java.util.stream.Collectors.joining;

import io.vavr.control.Option;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The server programs of a PostgreSQL that is installed on this machine, on the path or where
 * Debian's packages put them. PostgreSQL does not run as root; where the tests do, its programs run
 * as the user {@value #USER}, whom the package has made.
 */
final class PostgresPrograms {

  static final String USER = "postgres";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final int SECONDS = 60;

  private final Path folder;

  private PostgresPrograms(Path folder) {
    this.folder = folder;
  }

  /** The newest one of this machine, if there is any. */
  static Option<PostgresPrograms> installed() throws IOException {
    return Option.ofOptional(Stream.concat(ofDebian().stream(), onThePath())
            .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
            .findFirst())
        .map(PostgresPrograms::new);
  }

  private static List<Path> ofDebian() throws IOException {
    if (!Files.isDirectory(DEBIAN)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .sorted(Comparator.comparing(PostgresPrograms::version).reversed())
          .map(version -> version.resolve("bin"))
          .toList();
    }
  }

  private static int version(Path folder) {
    String digits = folder.getFileName().toString().replaceAll("\\D.*", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static Stream<Path> onThePath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of);
  }

  static boolean asRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Runs one of the programs to its end, and fails with what it printed if it failed. */
  void run(Path workingFolder, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (asRoot()) {
      command.addAll(List.of("runuser", "-u", USER, "--"));
    }
    command.add(folder.resolve(program).toString());
    command.addAll(List.of(arguments));
    runToEnd(workingFolder, command);
  }

  /** The output goes to a file: a server that was started keeps a pipe open. */
  static void runToEnd(Path workingFolder, List<String> command) throws IOException {
    Path output = Files.createTempFile("postgres", ".out");
    try {
      Process process = new ProcessBuilder(command)
          .directory(workingFolder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
      if (!ended(process)) {
        throw failed(command, "did not end within " + SECONDS + " s", output);
      }
      if (process.exitValue() != 0) {
        throw failed(command, "ended with " + process.exitValue(), output);
      }
    } finally {
      Files.delete(output);
    }
  }

  private static boolean ended(Process process) throws InterruptedIOException {
    try {
      return process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a program of PostgreSQL ran");
    } finally {
      process.destroyForcibly();
    }
  }

  private static IOException failed(List<String> command, String how, Path output)
      throws IOException {
    try (Stream<String> lines = Files.lines(output)) {
      return new IOException(command + " " + how + ": " + lines.collect(joining(" / ")));
    }
  }
}
