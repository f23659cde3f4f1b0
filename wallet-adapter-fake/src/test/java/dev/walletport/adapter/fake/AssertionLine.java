package dev.walletport.adapter.fake;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the contract's source that can fail a test.
 *
 * @param file its file
 * @param number counted from 1
 */
record AssertionLine(String file, int number) implements Comparable<AssertionLine> {

  private static final Path SOURCES =
      Path.of("../wallet-application/src/test/java/dev/walletport/application/testing");
  private static final List<String> OF_GATEWAYS = List.of(
      "GatewayContractFixture.java", "ReliabilityContract.java", "WalletGatewayContract.java");
  private static final List<String> OF_STORES = List.of("CommandStoreContract.java");
  private static final Pattern ASSERTION =
      Pattern.compile("\\.(is[A-Z]\\w*|has[A-Z]\\w*|contains\\w*|noneMatch|allSatisfy)\\(.*\\);?$"
          + "|\\bassert(Ordered|Rejected|Shows\\w*|Unknown)\\(");
  private static final Pattern DECLARATION = Pattern.compile("\\bvoid \\w+\\(");

  /** Answers what it is given or fails, wherever it is called. */
  private static final Set<String> GUARDS = Set.of("right", "left");

  /** Reads all lines with an assertion in the contract of gateways. */
  static Set<AssertionLine> ofGateways() {
    return in(OF_GATEWAYS);
  }

  /** Reads all lines with an assertion in the contract of stores. */
  static Set<AssertionLine> ofStores() {
    return in(OF_STORES);
  }

  private static Set<AssertionLine> in(List<String> files) {
    Set<AssertionLine> all = new TreeSet<>();
    files.forEach(file -> all.addAll(in(file)));
    return all;
  }

  private static List<AssertionLine> in(String file) {
    List<String> lines = lines(file);
    return IntStream.range(0, lines.size())
        .filter(index -> isAssertion(lines.get(index)))
        .mapToObj(index -> new AssertionLine(file, index + 1))
        .toList();
  }

  private static boolean isAssertion(String line) {
    boolean asserts = line.contains("assert") || line.matches(" +\\..*");
    return asserts
        && ASSERTION.matcher(line).find()
        && !DECLARATION.matcher(line).find();
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(SOURCES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lines of the contract that a failure has passed, from the test down to the assertion. A
   * guard that fails hides what its line would have asserted, so its callers do not count.
   */
  static List<AssertionLine> passedBy(Throwable failure) {
    List<StackTraceElement> frames = Arrays.stream(failure.getStackTrace())
        .filter(frame -> isOfContract(frame.getFileName()))
        .toList();
    boolean guarded = !frames.isEmpty() && GUARDS.contains(frames.get(0).getMethodName());
    return (guarded ? frames.stream().limit(1) : frames.stream())
        .flatMap(AssertionLine::of)
        .toList();
  }

  private static boolean isOfContract(@Nullable String file) {
    return OF_GATEWAYS.contains(file) || OF_STORES.contains(file);
  }

  private static Stream<AssertionLine> of(StackTraceElement frame) {
    return Stream.ofNullable(frame.getFileName())
        .map(file -> new AssertionLine(file, frame.getLineNumber()));
  }

  @Override
  public int compareTo(AssertionLine other) {
    return comparing(AssertionLine::file).thenComparing(AssertionLine::number).compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + number + " " + lines(file).get(number - 1).trim();
  }
}
