package dev.walletport.benchmarks;

import static dev.walletport.benchmarks.HttpLinks.BASE;
import static dev.walletport.benchmarks.HttpLinks.OURS;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * All that one run has measured, and where it stands on the page.
 *
 * @param length how much was measured
 * @param http calls over http
 * @param https calls over https
 * @param guarded links with a command guard
 * @param besideRefreshes links beside hanging refreshes
 * @param readings of one wallet
 * @param fake calls on the fake
 * @param overshoots calls past their deadline
 */
record Report(
    RunLength length,
    HttpLinks.Result http,
    Comparison https,
    Comparison guarded,
    Comparison besideRefreshes,
    Comparison readings,
    Comparison fake,
    List<DeadlineOvershoot.Result> overshoots) {

  static Report measure(RunLength length) throws Exception {
    LoopbackTls tls = LoopbackTls.create();
    return new Report(
        length,
        announced("calls over http", () -> HttpLinks.measure(length, tls)),
        announced("calls over https", () -> HttpsLinks.measure(length, tls)),
        announced("guarded links", () -> GuardedLinks.measure(length, tls)),
        announced("links beside refreshes", () -> LinksBesideRefreshes.measure(length, tls)),
        announced("readings", () -> Readings.measure(length)),
        announced("the fake", () -> FakeCalls.measure(length)),
        announced("deadlines", () -> DeadlineOvershoot.measure(length)));
  }

  private interface Part<T> {
    T measure() throws Exception;
  }

  private static <T> T announced(String name, Part<T> part) throws Exception {
    long began = System.nanoTime();
    T result = part.measure();
    System.out.println(
        "Measured " + name + " in " + (System.nanoTime() - began) / 1_000_000_000 + " s");
    return result;
  }

  /** The table of goals. */
  String goals() {
    Comparison links = http.links();
    return Tables.goals(List.of(
        Goal.atMost(0.45, "link: bytes", links.ratio(OURS, BASE, Block::bytes)),
        Goal.atMost(0.80, "link: CPU time", links.ratio(OURS, BASE, Block::cpuNanos)),
        Goal.atMost(0.85, "link: p50", links.ratio(OURS, BASE, Block::p50Nanos)),
        Goal.atMost(1.00, "link: p99", links.ratio(OURS, BASE, Block::p99Nanos)),
        Goal.atLeast(
            1.15,
            "link on " + HttpLinks.THREADS + " threads: calls per second",
            http.parallel().ratio(OURS, BASE, Block::perSecond)),
        Goal.atLeast(
            45,
            "link over https: calls per second against " + HttpsLinks.SDK,
            https.ratio(OURS, HttpsLinks.SDK, Block::perSecond)),
        Goal.atMost(
            1.05,
            "link with a command guard: p50, against link without",
            guarded.ratio(GuardedLinks.GUARDED, GuardedLinks.UNGUARDED, Block::p50Nanos)),
        Goal.atMost(
            1.10,
            "link beside hanging refreshes: p99, against link alone",
            besideRefreshes.ratio(
                LinksBesideRefreshes.BESIDE, LinksBesideRefreshes.ALONE, Block::p99Nanos)),
        Goal.atMost(
            0.80, "read a wallet: time", readings.ratio(OURS, Readings.BASE, Block::wallNanos)),
        Goal.atMost(
            0.75, "read a wallet: bytes", readings.ratio(OURS, Readings.BASE, Block::bytes))));
  }

  /** The page with every figure of this run. */
  MarkedPage on(MarkedPage page, LocalDate today) throws IOException {
    return page.with("run", run(today))
        .with("goals", goals())
        .with("link", Tables.calls(http.links(), BASE))
        .with("find", Tables.calls(http.finds(), BASE))
        .with("threads", Tables.throughput(http.parallel(), BASE))
        .with("https", Tables.calls(https, BASE))
        .with("https-throughput", Tables.throughput(https, HttpsLinks.SDK))
        .with("guarded", Tables.calls(guarded, GuardedLinks.UNGUARDED))
        .with("beside-refreshes", Tables.calls(besideRefreshes, LinksBesideRefreshes.ALONE))
        .with("reading", Tables.shortCalls(readings, Readings.BASE))
        .with("fake", Tables.shortCalls(fake, FakeCalls.BASE))
        .with("deadlines", Tables.overshoots(overshoots));
  }

  private String run(LocalDate today) throws IOException {
    return "Measured on " + today + ": " + length.rounds() + " rounds after at least "
        + length.warmUps()
        + " that were thrown away, until the JVM's compilers were idle; blocks of " + length.calls()
        + " calls; "
        + length.overshoots() + " calls of each kind past their deadline.\n\n- "
        + String.join("\n- ", Machine.describe())
        + "\n- " + String.join(", ", PeerVersions.describe()) + "\n";
  }
}
