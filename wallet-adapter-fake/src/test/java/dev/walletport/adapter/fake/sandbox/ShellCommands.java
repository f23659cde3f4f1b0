package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The programs of this machine, where it has them. */
final class ShellCommands {

  private static final Path SH = Path.of("/bin/sh");

  private ShellCommands() {}

  static boolean exists(String program) throws IOException {
    return Files.isExecutable(SH) && !output("command -v " + program).isEmpty();
  }

  static String output(String command) throws IOException {
    return output(command, Map.of());
  }

  /** What a command prints, with some variables set and without any proxy. */
  static String output(String command, Map<String, String> variables) throws IOException {
    ProcessBuilder shell =
        new ProcessBuilder(SH.toString(), "-c", command).redirectError(Redirect.DISCARD);
    shell.environment().put("no_proxy", "*");
    shell.environment().putAll(variables);
    return new String(shell.start().getInputStream().readAllBytes(), UTF_8);
  }
}
