package dev.walletport.adapter.juspay.http;

import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import io.vavr.control.Option;
import java.time.Duration;

/** Settings for tests of single parts of a transport. */
final class SampleTransport {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private SampleTransport() {}

  static TransportSettings settings(Expect expect) {
    return settings(expect, new ServerOrigin("http", "localhost", 80));
  }

  static TransportSettings settings(Expect expect, ServerOrigin server) {
    return settings(expect, server, new TransportSettings.Pool(1, SECOND, SECOND, SECOND));
  }

  static TransportSettings settings(
      Expect expect, ServerOrigin server, TransportSettings.Pool pool) {
    return new TransportSettings(
        server, Option.none(), Option.none(), SECOND, expect, "walletport", pool);
  }
}
