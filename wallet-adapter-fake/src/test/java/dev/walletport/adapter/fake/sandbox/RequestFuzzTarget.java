package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.sandbox.RawResponse.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Sends any bytes to a sandbox in place of a request: it answers or closes in time, never with a
 * failure of its own, and serves the next client.
 */
public final class RequestFuzzTarget {

  /** What a request can bring and no log line may show. */
  static final List<String> SECRETS = List.of(
      RawRequest.KEY,
      RawRequest.basic(RawRequest.KEY + ":").substring("Basic ".length()),
      "Zq7otPx91kWv3R",
      "983475610293847");

  private static final SandboxFixture FIXTURE = start();

  private RequestFuzzTarget() {}

  private static SandboxFixture start() {
    try {
      return SandboxFixture.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Good requests of every kind; those of the page set no fault, so each failure is a defect. */
  static List<RawRequest> samples() {
    String wallet = FIXTURE.path();
    return List.of(
        RawRequest.get(wallet),
        RawRequest.get(wallet + "?command=refresh"),
        RawRequest.get(FIXTURE.walletsPath()),
        RawRequest.get(FIXTURE.walletsPath() + "/refresh-balances"),
        RawRequest.get("/sandbox/state").with("Origin", FIXTURE.sandbox().uri().toString()),
        RawRequest.get("/").with("Sec-Fetch-Site", "none"),
        RawRequest.post(wallet, "command=link&otp=Zq7otPx91kWv3R"),
        RawRequest.post(wallet, "command=update&mobile_number=983475610293847"),
        RawRequest.post(wallet, "command=delink").with("Expect", "100-continue"),
        RawRequest.post(FIXTURE.walletsPath(), "gateway=PAYTM&command=authenticate"),
        RawRequest.post("/customers", "object_reference_id=customer_1123"),
        RawRequest.post("/sandbox/clock", "seconds=1"),
        RawRequest.post("/sandbox/balance", "wallet=" + FIXTURE.wallet() + "&amount=12.50"));
  }

  /** What a client of this sandbox names as its host. */
  static String host() {
    return FIXTURE.sandbox().uri().getAuthority();
  }

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] request) {
    RawResponse response = FIXTURE.client().sendAndHalfClose(new String(request, ISO_8859_1));

    assertThat(response.end()).isNotEqualTo(End.TIMED_OUT);
    assertThat(response.text())
        .doesNotContain("sandbox_defect", "HTTP/1.1 500", "HTTP/1.1 502", "HTTP/1.1 503");
    if (response.end() == End.RESET || response.text().isEmpty()) {
      assertThat(FIXTURE.get("/customers").status()).isEqualTo(405);
    }
  }
}
