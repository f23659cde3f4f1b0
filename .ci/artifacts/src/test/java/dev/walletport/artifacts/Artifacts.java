package dev.walletport.artifacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was deployed, by module and kind, from the repository that {@code -Dartifacts} names. */
final class Artifacts {

  static final List<String> MODULES = List.of(
      "wallet-domain", "wallet-application", "wallet-adapter-juspay", "wallet-adapter-fake");

  static final String VERSION = System.getProperty("version");

  private static final Path FOLDER =
      Path.of(System.getProperty("artifacts")).resolve("dev/walletport");

  private Artifacts() {}

  /** Lists what has a folder of its own. */
  static List<String> names() {
    return list(FOLDER).map(folder -> folder.getFileName().toString()).sorted().toList();
  }

  /**
   * The files of a module without checksums, signatures and metadata, each under what follows its
   * name and version: {@code .jar}, {@code -sources.jar}. Of a snapshot that was deployed twice,
   * the last.
   */
  static Map<String, Path> of(String module) {
    Map<String, Path> files = new TreeMap<>();
    list(FOLDER.resolve(module).resolve(VERSION)).sorted().forEach(file -> {
      Matcher name = name(module).matcher(file.getFileName().toString());
      if (name.matches()) {
        files.put(name.group(1), file);
      }
    });
    return files;
  }

  /** One file of a module. */
  static Path file(String module, String kind) {
    Path file = of(module).get(kind);
    if (file == null) {
      throw new IllegalArgumentException(module + " has no " + kind);
    }
    return file;
  }

  private static Pattern name(String module) {
    String release = VERSION.replace("-SNAPSHOT", "");
    String built = VERSION.equals(release) ? "" : "-[0-9.]+-[0-9]+";
    return Pattern.compile(
        Pattern.quote(module + "-" + release) + built + "((?:-[a-z-]+)?\\.(?:jar|pom|json))");
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
