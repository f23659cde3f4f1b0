package dev.walletport.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The contents of one jar. */
final class Jar {

  private final Path file;

  private Jar(Path file) {
    this.file = file;
  }

  static Jar of(String module, String kind) {
    return new Jar(Artifacts.file(module, kind));
  }

  /** Names of all files, without folders, in the order of the jar. */
  List<String> names() {
    return entries().stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .toList();
  }

  List<ZipEntry> entries() {
    return read(jar -> jar.stream().map(ZipEntry.class::cast).toList());
  }

  String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  byte[] bytes(String name) {
    return read(jar -> {
      ZipEntry entry = jar.getEntry(name);
      if (entry == null) {
        throw new IllegalArgumentException(file.getFileName() + " has no " + name);
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return in.readAllBytes();
      }
    });
  }

  Manifest manifest() {
    return read(JarFile::getManifest);
  }

  private <T> T read(Reading<T> reading) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return reading.of(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Reading<T> {

    T of(JarFile jar) throws IOException;
  }
}
