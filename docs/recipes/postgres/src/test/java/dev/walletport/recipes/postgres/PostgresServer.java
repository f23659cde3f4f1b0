package dev.walletport.recipes.postgres;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.fail;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of its own in a temporary folder, on a free port of the loopback interface. A
 * machine without PostgreSQL skips what needs one, with a line that says so; CI has one, and fails
 * without.
 */
final class PostgresServer implements AutoCloseable {

  private static final int STARTS = 5;

  private final PostgresPrograms programs;
  private final Path folder;
  private int port;

  private PostgresServer(PostgresPrograms programs, Path folder) {
    this.programs = programs;
    this.folder = folder;
  }

  /** Starts one, or skips the test that asks. */
  static PostgresServer start() throws IOException {
    Option<PostgresPrograms> programs = PostgresPrograms.installed();
    if (programs.isEmpty()) {
      return absent();
    }
    PostgresServer server = new PostgresServer(programs.get(), folder());
    try {
      server.init();
      server.startOnFreePort();
      return server;
    } catch (IOException | RuntimeException e) {
      server.deleteFolder();
      throw e;
    }
  }

  private static PostgresServer absent() {
    String line = "no PostgreSQL is installed here: apt-get install postgresql";
    if ("true".equals(System.getenv("CI"))) {
      return fail(line);
    }
    return Assumptions.<PostgresServer>abort(line);
  }

  private static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("walletport-postgres");
    if (PostgresPrograms.asRoot()) {
      PostgresPrograms.runToEnd(
          folder, List.of("chown", PostgresPrograms.USER + ":", folder.toString()));
    }
    return folder;
  }

  private void init() throws IOException {
    programs.run(
        folder,
        "initdb",
        "--pgdata=" + data(),
        "--username=" + PostgresPrograms.USER,
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Another process can take a port between the look for a free one and the start. */
  private void startOnFreePort() throws IOException {
    for (int left = STARTS; port == 0; left--) {
      port = freePort();
      try {
        startAgain();
      } catch (IOException e) {
        port = 0;
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it again with the data that it had, on the same port; returns when it is ready. */
  void startAgain() throws IOException {
    programs.run(
        folder,
        "pg_ctl",
        "start",
        "--wait",
        "--pgdata=" + data(),
        "--log=" + folder.resolve("log"),
        "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
            + " -c fsync=off -c max_connections=60");
  }

  /** Stops it as a crash of the machine would: no transaction in progress is finished. */
  void stopAtOnce() throws IOException {
    programs.run(folder, "pg_ctl", "stop", "--wait", "--mode=immediate", "--pgdata=" + data());
  }

  /** Freezes all of its processes: connections are still accepted, and nothing is answered. */
  void freeze() throws IOException {
    signal("STOP");
  }

  /** Lets its processes go on. */
  void goOn() throws IOException {
    signal("CONT");
  }

  private void signal(String name) throws IOException {
    Path pidFile = folder.resolve("data").resolve("postmaster.pid");
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0))).orElseThrow();
    String pids = Stream.concat(Stream.of(postmaster), postmaster.descendants())
        .map(process -> String.valueOf(process.pid()))
        .collect(joining(" "));
    PostgresPrograms.runToEnd(folder, List.of("sh", "-c", "kill -" + name + " " + pids));
  }

  /** A new connection for each use; a host has a pool. */
  DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url());
    source.setUser(PostgresPrograms.USER);
    source.setConnectTimeout(5);
    source.setSocketTimeout(5);
    return source;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public void close() throws IOException {
    try {
      if (Files.exists(folder.resolve("data").resolve("postmaster.pid"))) {
        stopAtOnce();
      }
    } finally {
      deleteFolder();
    }
  }

  private void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
