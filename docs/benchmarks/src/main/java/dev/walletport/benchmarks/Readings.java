package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.walletport.adapter.juspay.json.WalletReading;
import java.time.Instant;
import java.util.List;

/** Reading one wallet from bytes, without a wire. */
final class Readings {

  static final String BASE = "databind, into a record";

  private Readings() {}

  static Comparison measure(RunLength length) throws Exception {
    byte[] body = LoopbackServer.BODY.getBytes(US_ASCII);
    Instant asked = Instant.parse("2026-01-01T00:00:00Z");
    return new PairedRun(new ThreadMeter(id -> false), length)
        .compare(List.of(
            Subject.ofShort(BASE, length.calls(2), () -> WalletBody.read(body)),
            Subject.ofShort(
                HttpLinks.OURS, length.calls(2), () -> WalletReading.read(body, asked))));
  }
}
