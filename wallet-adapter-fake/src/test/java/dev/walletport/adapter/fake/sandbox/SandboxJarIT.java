package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar, after it was packaged, in a process of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class SandboxJarIT {

  private static final Path JAR = Path.of(System.getProperty("sandbox.jar", "missing.jar"));
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(2);
  private static final int STARTS = 3;
  private static final int IDLE_CONNECTIONS = 2_000;

  /** Enough for classes and the heap to be as they stay. */
  private static final int WARM_UP = 300;

  private static final String READY = "The sandbox is open: ";

  @TempDir
  private Path folder;

  @Test
  void prints_its_help_and_exits_with_0() throws Exception {
    Ended help = ended("--help");

    assertThat(help.out).startsWith("Usage: java -jar ").contains("--port-file FILE");
    assertThat(help.err).isEmpty();
    assertThat(help.status).isZero();
  }

  @Test
  void prints_what_is_wrong_to_standard_error_and_exits_with_2() throws Exception {
    Ended wrong = ended("--prot", "8080");

    assertThat(wrong.out).isEmpty();
    assertThat(wrong.err.strip()).isEqualTo("\"--prot\" is not an option; --help lists them");
    assertThat(wrong.status).isEqualTo(Main.NOT_STARTED);
  }

  @Test
  void prints_one_line_of_a_port_that_is_taken_and_exits_with_2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended refused = ended("--port", String.valueOf(taken.getLocalPort()));

      assertThat(refused.out).isEmpty();
      assertThat(refused.err.lines())
          .singleElement()
          .asString()
          .startsWith("cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ");
      assertThat(refused.status).isEqualTo(Main.NOT_STARTED);
    }
  }

  /** What a process that ended by itself had written. */
  private record Ended(int status, String out, String err) {}

  private Ended ended(String... arguments) throws Exception {
    Path err = folder.resolve("err");
    Process process = builder(inJar(arguments)).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(err));
  }

  /** By the time of the processor: on a busy machine the wall clock measures the others. */
  @Test
  void answers_its_first_request_within_two_seconds() throws Exception {
    List<Duration> starts = new ArrayList<>();

    for (int i = 0; i < STARTS; i++) {
      starts.add(firstAnswer(folder.resolve("port-" + i)));
    }

    assertThat(Collections.min(starts)).as("%s", starts).isLessThan(FIRST_ANSWER);
  }

  /** The readiness line comes after the port file. */
  private static Duration firstAnswer(Path portFile) throws Exception {
    Process sandbox = java("--port", "0", "--port-file", portFile.toString());
    try {
      String line = String.valueOf(sandbox.inputReader().readLine());
      assertThat(line).isEqualTo(READY + "http://127.0.0.1:" + Files.readString(portFile));
      assertThat(get(URI.create(line.substring(READY.length()) + "/sandbox/state")))
          .contains("customer_1122");
      return sandbox.info().totalCpuDuration().orElseThrow();
    } finally {
      sandbox.destroy();
      sandbox.waitFor();
    }
  }

  @Test
  void grows_by_at_most_60_megabytes_by_two_thousand_idle_connections() throws Exception {
    assumeTrue(
        Files.exists(Path.of("/proc/self/status")), "only Linux tells the size of a process");
    Process sandbox = startedWithSmallHeap();
    List<Socket> connections = new ArrayList<>();
    try {
      URI uri = URI.create(
          "http://127.0.0.1:" + Files.readString(folder.resolve("port")) + "/sandbox/customers");
      for (int i = 0; i < WARM_UP; i++) {
        connected(uri).close();
      }
      long before = megabytes(sandbox);

      for (int i = 0; i < IDLE_CONNECTIONS; i++) {
        connections.add(connected(uri));
      }

      assertThat(megabytes(sandbox) - before).isLessThanOrEqualTo(60);
    } finally {
      for (Socket connection : connections) {
        connection.close();
      }
      sandbox.destroy();
      sandbox.waitFor();
    }
  }

  private Process startedWithSmallHeap() throws IOException {
    Path file = folder.resolve("port");
    Process sandbox =
        start("-Xmx64m", "-jar", JAR.toString(), "--port-file", file.toString(), "--port", "0");
    assertThat(sandbox.inputReader().readLine()).startsWith(READY);
    return sandbox;
  }

  /** A connection that has had a response, and is kept. */
  private static Socket connected(URI uri) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
    socket.setSoTimeout(30_000);
    RawHttpClient.write(socket, "GET " + uri.getPath() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    assertThat(RawHttpClient.readUntil(socket, text -> text.indexOf("}]}") > 0).status())
        .isEqualTo(200);
    return socket;
  }

  private static long megabytes(Process process) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
        .sum();
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  @Test
  void has_the_page_the_libraries_and_no_second_copy_of_a_file() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();

      assertThat(names)
          .contains(
              "dev/walletport/adapter/fake/sandbox/page.html",
              "dev/walletport/domain/Otp.class",
              "org/apache/hc/core5/http/HttpRequest.class",
              "com/fasterxml/jackson/core/JsonFactory.class",
              "org/slf4j/simple/SimpleLogger.class",
              "simplelogger.properties")
          .doesNotHaveDuplicates()
          .noneMatch(name -> name.endsWith("module-info.class"))
          .noneMatch(name -> name.startsWith("com/google/") || name.startsWith("org/junit/"));
    }
  }

  private static Process java(String... arguments) throws IOException {
    return start(inJar(arguments));
  }

  private static String[] inJar(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-jar", JAR.toString()));
    all.addAll(Arrays.asList(arguments));
    return all.toArray(String[]::new);
  }

  private static Process start(String... arguments) throws IOException {
    return builder(arguments).redirectErrorStream(true).start();
  }

  private static ProcessBuilder builder(String... arguments) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command);
  }
}
