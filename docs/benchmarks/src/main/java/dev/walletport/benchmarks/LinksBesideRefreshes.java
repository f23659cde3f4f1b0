package dev.walletport.benchmarks;

import dev.walletport.benchmarks.SelectorServer.Gets;
import java.util.List;

/** Linking while all refreshes that may be hang, against linking alone; two clients of ours. */
final class LinksBesideRefreshes {

  static final String ALONE = "link, nothing beside it";
  static final String BESIDE = "link, every refresh hanging";

  private LinksBesideRefreshes() {}

  static Comparison measure(RunLength length, LoopbackTls tls) throws Exception {
    try (SelectorServer server = SelectorServer.start(Gets.LEFT_HANGING);
        WalletportClient alone = new WalletportClient(server.uri(), tls);
        WalletportClient beside = new WalletportClient(server.uri(), tls)) {
      beside.keepRefreshing();
      return new PairedRun(new ThreadMeter(server::owns), length)
          .compare(List.of(
              Subject.of(ALONE, length.calls(), alone::link),
              Subject.of(BESIDE, length.calls(), beside::link)));
    }
  }
}
