package dev.walletport.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of a run. Each is moved into place complete, so that Ctrl-C leaves no half of one. */
final class FactsFiles {

  private final Path directory;

  FactsFiles(Path directory) {
    this.directory = directory;
  }

  void write(String name, String text) throws IOException {
    Files.createDirectories(directory);
    Path complete = directory.resolve(name + ".tmp");
    Files.writeString(complete, text);
    Files.move(complete, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
