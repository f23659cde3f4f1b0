package dev.walletport.domain;

import io.vavr.control.Option;
import java.util.Objects;

/**
 * The provider's own code and its id of a request, by which its support can look a response up.
 *
 * <p>A text that is empty, too long, or holds anything but visible ASCII is dropped, so that what
 * is kept can be searched for as it stands and forges no log line. It is not masked: an adapter
 * keeps out what it has sent.
 *
 * @param code the provider's error code, if it gave one; at most 64 characters
 * @param requestId the provider's id of the request, if it gave one; at most 128 characters
 */
public record ProviderTrace(Option<String> code, Option<String> requestId) {

  private static final IdRule CODE = IdRule.visible("code", 64);
  private static final IdRule REQUEST_ID = IdRule.visible("request id", 128);
  private static final ProviderTrace NONE = new ProviderTrace(Option.none(), Option.none());

  /** Drops what is no code and no request id, and refuses null. */
  public ProviderTrace {
    code = kept(Objects.requireNonNull(code, "code"), CODE);
    requestId = kept(Objects.requireNonNull(requestId, "requestId"), REQUEST_ID);
  }

  private static Option<String> kept(Option<String> text, IdRule rule) {
    return text.filter(given -> rule.check(given).isRight());
  }

  /**
   * Without code and request id: no answer came, our own rules answered, or it had neither.
   *
   * @return the trace of a failure that the provider has no part in
   */
  public static ProviderTrace none() {
    return NONE;
  }
}
