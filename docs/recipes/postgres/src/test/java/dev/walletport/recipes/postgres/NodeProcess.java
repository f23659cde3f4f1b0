package dev.walletport.recipes.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A {@link NodeMain} in a JVM of its own, on the class path of the tests. */
final class NodeProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final Process jvm;
  private final BufferedReader out;
  private final Writer in;
  private final List<String> heard = new ArrayList<>();

  private NodeProcess(Process jvm) {
    this.jvm = jvm;
    this.out = jvm.inputReader(UTF_8);
    this.in = jvm.outputWriter(UTF_8);
  }

  /** Starts one; it says when it is ready. */
  static NodeProcess start(PostgresServer server, URI provider, Map<String, String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.add("-Dnode.jdbc=" + server.url());
    command.add("-Dnode.provider=" + provider);
    options.forEach((name, value) -> command.add("-Dnode." + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), NodeMain.class.getName()));
    return new NodeProcess(new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
  }

  void say(String line) throws IOException {
    in.write(line + "\n");
    in.flush();
  }

  /** Lets it come to its end once it has done what was said. */
  void sayNoMore() throws IOException {
    in.close();
  }

  /**
   * Reads on to a line that begins so, and answers the rest of it. It fails if there is none before
   * the end or the next answer, and ends a node that is silent for a minute.
   */
  String hear(String begin) throws IOException {
    CompletableFuture<Void> end = CompletableFuture.runAsync(
        jvm::destroyForcibly,
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        heard.add(line);
        if (line.startsWith(begin)) {
          return line.substring(begin.length()).trim();
        }
        if (line.startsWith("answer")) {
          throw new AssertionError("an answer in place of \"" + begin + "\": " + heard);
        }
      }
      throw new AssertionError("the node ended without \"" + begin + "\": " + heard);
    } finally {
      end.cancel(false);
    }
  }

  /** All that it has printed and that was read. */
  List<String> heard() {
    return heard;
  }

  /** Reads to the end of its output; answers its status. */
  int awaitEnd() throws IOException, InterruptedException {
    out.lines().forEach(heard::add);
    assertThat(jvm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return jvm.exitValue();
  }

  /** Freezes it for as long as told: nothing in it runs, not even its timers. */
  void freezeFor(Duration time) throws IOException, InterruptedException {
    signal("STOP");
    assertThat(jvm.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    signal("CONT");
  }

  private void signal(String name) throws IOException {
    PostgresPrograms.runToEnd(Path.of("."), List.of("sh", "-c", "kill -" + name + " " + jvm.pid()));
  }

  @Override
  public void close() {
    jvm.destroyForcibly().onExit().join();
  }
}
