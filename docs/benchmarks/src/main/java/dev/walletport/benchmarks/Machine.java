package dev.walletport.benchmarks;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this JVM runs on, in words that name no host. */
final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private Machine() {}

  static List<String> describe() throws IOException {
    return List.of(
        Runtime.getRuntime().availableProcessors() + " cores, " + cpu() + ", " + load(),
        System.getProperty("os.name") + " " + firstTwo(System.getProperty("os.version")),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version") + ", "
            + collectors() + ", heap of "
            + Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MiB",
        "loopback");
  }

  private static String cpu() throws IOException {
    if (!Files.isReadable(CPU_INFO)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  /** Of the last minute, this run's own part included. */
  private static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0
        ? "load unknown"
        : String.format(Locale.ROOT, "load of %.1f at the end of the run", load);
  }

  /** Of a kernel's version, the part that matters. */
  private static String firstTwo(String version) {
    return Stream.of(version.split("[.-]", -1)).limit(2).collect(Collectors.joining("."));
  }

  private static String collectors() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map(GarbageCollectorMXBean::getName)
        .collect(Collectors.joining(" and "));
  }
}
