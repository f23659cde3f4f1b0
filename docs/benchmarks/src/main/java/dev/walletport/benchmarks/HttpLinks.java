package dev.walletport.benchmarks;

import java.util.List;

/** Linking over http by every client, and by eight threads; reading by ours and the base. */
final class HttpLinks {

  static final String OURS = "Walletport";
  static final String BASE = "HttpClient 5, safe settings";
  static final int THREADS = 8;

  private HttpLinks() {}

  /**
   * What was measured.
   *
   * @param links all clients, one thread
   * @param finds ours and the base, one thread
   * @param parallel ours and the base, eight threads; the wall time is that of all together
   */
  record Result(Comparison links, Comparison finds, Comparison parallel) {}

  static Result measure(RunLength length, LoopbackTls tls) throws Exception {
    try (SelectorServer server = SelectorServer.start();
        WalletportClient ours = new WalletportClient(server.uri(), tls);
        HttpClient5Client base = HttpClient5Client.safe(server.uri(), tls)) {
      PairedRun run = new PairedRun(new ThreadMeter(server::owns), length);
      return new Result(
          links(run, length, server, tls),
          run.compare(List.of(
              Subject.of(BASE, length.calls(), base::find),
              Subject.of(OURS, length.calls(), ours::find))),
          parallel(run, length, ours, base));
    }
  }

  private static Comparison links(
      PairedRun run, RunLength length, SelectorServer server, LoopbackTls tls) throws Exception {
    try (WalletClient base = HttpClient5Client.safe(server.uri(), tls);
        WalletClient ours = new WalletportClient(server.uri(), tls);
        WalletClient streaming = HttpClient5Client.safeStreaming(server.uri(), tls);
        WalletClient asItComes = HttpClient5Client.asItComes(server.uri());
        WalletClient okHttp = new OkHttpWalletClient(server.uri(), tls);
        WalletClient jdk = new JdkHttpWalletClient(server.uri(), tls);
        WalletClient urlConnection = new UrlConnectionWalletClient(server.uri());
        WalletClient poolOnly = new PoolOnlyWalletClient(server.uri());
        WalletClient socket = new RawSocketWalletClient(server.uri())) {
      int calls = length.calls();
      return run.compare(List.of(
          Subject.of(BASE, calls, base::link),
          Subject.of(OURS, calls, ours::link),
          Subject.of("HttpClient 5, safe settings, read as a stream", calls, streaming::link),
          Subject.of("HttpClient 5, as it comes", calls, asItComes::link),
          Subject.of("OkHttp", calls, okHttp::link),
          Subject.of("the JDK's HttpClient", calls, jdk::link),
          Subject.of("the JDK's HttpURLConnection", calls, urlConnection::link),
          Subject.of("HttpClient's pool, without its client", calls, poolOnly::link),
          Subject.of("a raw socket", calls, socket::link)));
    }
  }

  private static Comparison parallel(
      PairedRun run, RunLength length, WalletClient ours, WalletClient base) throws Exception {
    try (ParallelCall parallel = new ParallelCall(THREADS)) {
      int calls = length.calls(2);
      return run.compare(List.of(
          parallel.subject(BASE, calls, base::link), parallel.subject(OURS, calls, ours::link)));
    }
  }
}
