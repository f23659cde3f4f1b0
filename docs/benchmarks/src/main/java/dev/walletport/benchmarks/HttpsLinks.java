package dev.walletport.benchmarks;

import java.util.List;

/** Linking over https, Juspay's own SDK among the clients. */
final class HttpsLinks {

  static final String SDK = "Juspay's SDK";

  private HttpsLinks() {}

  static Comparison measure(RunLength length, LoopbackTls tls) throws Exception {
    try (LoopbackServer server = LoopbackServer.https(tls);
        WalletClient base = HttpClient5Client.safe(server.uri(), tls);
        WalletClient ours = new WalletportClient(server.uri(), tls);
        WalletClient okHttp = new OkHttpWalletClient(server.uri(), tls);
        WalletClient jdk = new JdkHttpWalletClient(server.uri(), tls);
        WalletClient sdk = new JuspaySdkClient(server.uri(), tls)) {
      int calls = length.calls();
      return new PairedRun(new ThreadMeter(server::owns), length)
          .compare(List.of(
              Subject.of(HttpLinks.BASE, calls, base::link),
              Subject.of(HttpLinks.OURS, calls, ours::link),
              Subject.of("OkHttp", calls, okHttp::link),
              Subject.of("the JDK's HttpClient", calls, jdk::link),
              Subject.of(SDK, length.calls(20), sdk::link)));
    }
  }
}
