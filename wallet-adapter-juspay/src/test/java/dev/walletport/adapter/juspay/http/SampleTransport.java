package dev.walletport.adapter.juspay.http;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import io.vavr.control.Option;
import java.time.Duration;

/** Settings for tests of single parts of a transport. */
final class SampleTransport {

  private SampleTransport() {}

  static TransportSettings settings(Expect expect) {
    return settings(expect, new ServerOrigin("http", "localhost", 80));
  }

  static TransportSettings settings(Expect expect, ServerOrigin server) {
    Duration second = Duration.ofSeconds(1);
    return new TransportSettings(
        server,
        Option.none(),
        Option.none(),
        second,
        expect,
        "walletport",
        new TransportSettings.Pool(1, second, second, second));
  }
}
