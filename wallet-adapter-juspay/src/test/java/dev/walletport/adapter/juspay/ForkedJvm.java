package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own on the class path of the tests, for what would harm the one that runs them.
 *
 * @param status 0 if its main method returned
 * @param output all that it printed, errors included
 */
record ForkedJvm(int status, String output) {

  private static final long PATIENCE_SECONDS = 60;

  /**
   * Runs a main method to its end, a minute at most.
   *
   * @param options of the JVM
   */
  static ForkedJvm run(Class<?> main, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("walletport-jvm", ".log");
    try {
      return run(command(main, options, arguments), output);
    } finally {
      Files.delete(output);
    }
  }

  private static ForkedJvm run(List<String> command, Path output)
      throws IOException, InterruptedException {
    Process jvm = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    try {
      boolean ended = jvm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new ForkedJvm(ended ? jvm.exitValue() : -1, Files.readString(output, UTF_8));
    } finally {
      jvm.destroyForcibly().waitFor();
    }
  }

  private static List<String> command(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
