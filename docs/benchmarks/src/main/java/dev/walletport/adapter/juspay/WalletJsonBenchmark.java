package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.adapter.juspay.json.UnreadableReply;
import dev.walletport.adapter.juspay.json.WalletJsonReader;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading one wallet, of the sample on Juspay's page "Link Wallet", without the wire. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WalletJsonBenchmark {

  private final Instant asked = Instant.parse("2026-01-01T00:00:00Z");
  private final byte[] body = ("{\"id\":\"wlt_q23xzki3pazgtezo\",\"object\":\"wallet_account\","
          + "\"wallet\":\"MOBIKWIK\",\"token\":\"tok_winysteev9eftrwcv6me\","
          + "\"current_balance\":250,\"linked\":true,"
          + "\"last_refreshed\":\"2016-08-01T08:07:52+0000\"}")
      .getBytes(UTF_8);

  /** Strictly, into the domain's own types. */
  @Benchmark
  public Object read() throws UnreadableReply {
    return WalletJsonReader.wallet(body, asked);
  }
}
