package dev.walletport.application.port;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Objects;

/**
 * Which call it is, since when, and for which merchant.
 *
 * @param id the call's id
 * @param began when the call of the use case began, or in a {@link WalletAttempt} the attempt; by
 *     the host's clock
 * @param merchant the name that the gateway goes by, if it serves one merchant of several
 */
public record CallStamp(CallId id, Instant began, Option<String> merchant) {

  /** Refuses null. */
  public CallStamp {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(began, "began");
    Objects.requireNonNull(merchant, "merchant");
  }
}
