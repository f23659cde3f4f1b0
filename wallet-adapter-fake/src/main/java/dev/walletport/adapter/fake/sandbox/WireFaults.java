package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.sandbox.SandboxResponse.Ending;
import io.vavr.control.Option;

/** The faults that are no response of Juspay: aborted connections and a proxy's error page. */
final class WireFaults {

  /** Ends before the state of the wallet. */
  private static final String TRUNCATED_BODY = "{\"object\":\"wallet_account\",\"linked\":";

  private static final String BAD_GATEWAY = """
      <html>
      <head><title>502 Bad Gateway</title></head>
      <body>
      <center><h1>502 Bad Gateway</h1></center>
      </body>
      </html>
      """;

  private WireFaults() {}

  static Option<SandboxResponse> responseTo(Fault.Kind kind) {
    return switch (kind) {
      case ANSWER_LOST, REQUEST_LOST -> Option.some(SandboxResponse.none(Ending.HANG_UP));
      case ANSWER_RESET -> Option.some(SandboxResponse.none(Ending.RESET));
      case ANSWER_CUT -> Option.some(truncatedBody().ending(Ending.CUT));
      case ANSWER_DRIPS -> Option.some(SandboxResponse.none(Ending.DRIP));
      case BAD_GATEWAY ->
        Option.some(
            SandboxResponse.of(502, "text/html; charset=UTF-8", BAD_GATEWAY.getBytes(UTF_8)));
      case UNAVAILABLE, SLOW, THROTTLED, REFUSED, WRONG_OTP, SMS_FAILED, PROVIDER_DOWN ->
        Option.none();
    };
  }

  private static SandboxResponse truncatedBody() {
    return SandboxResponse.of(200, SandboxResponse.JSON, TRUNCATED_BODY.getBytes(UTF_8));
  }
}
