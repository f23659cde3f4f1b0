package dev.walletport.adapter.fake.sandbox.clients;

import io.vavr.control.Option;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The programs of this machine, as its environment leads to them. */
final class InstalledPrograms {

  private final Map<String, String> environment;

  private InstalledPrograms(Map<String, String> environment) {
    this.environment = environment;
  }

  static InstalledPrograms ofThisMachine() {
    return of(System.getenv());
  }

  static InstalledPrograms of(Map<String, String> environment) {
    return new InstalledPrograms(environment);
  }

  /** In CI nothing may be missing: a test that is skipped there shows nothing. */
  boolean mustBeComplete() {
    return environment.getOrDefault("CI", "").equals("true");
  }

  /**
   * The one that a variable leads to; where that is not set, the first on the path that has one of
   * these names; none if there is nothing to run.
   */
  Option<Path> find(String variable, List<String> names) {
    Stream<Path> named = Option.of(environment.get(variable))
        .filter(Predicate.not(String::isBlank))
        .fold(() -> onPath(names), text -> Stream.of(Path.of(text)));
    return Option.ofOptional(named.filter(InstalledPrograms::isProgram).findFirst());
  }

  private Stream<Path> onPath(List<String> names) {
    String[] folders = environment.getOrDefault("PATH", "").split(File.pathSeparator);
    return names.stream()
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)));
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
