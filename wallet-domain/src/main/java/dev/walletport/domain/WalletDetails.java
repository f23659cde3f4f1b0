package dev.walletport.domain;

import io.vavr.control.Option;
import java.util.Map;
import java.util.Objects;

/**
 * What a provider says of a wallet besides its state.
 *
 * @param gatewayReferenceId which of the host's accounts at the provider the wallet belongs to, if
 *     known
 * @param bankCode the code under which payments name this wallet, if known
 * @param metadata free facts such as the mobile number: personal data, so {@code toString} shows
 *     the keys alone, and none of it can forge a log line
 */
public record WalletDetails(
    Option<String> gatewayReferenceId, Option<String> bankCode, Map<String, String> metadata) {

  private static final WalletDetails NONE =
      new WalletDetails(Option.none(), Option.none(), Map.of());

  /** Copies the map and refuses null. */
  public WalletDetails {
    Objects.requireNonNull(gatewayReferenceId, "gatewayReferenceId");
    Objects.requireNonNull(bankCode, "bankCode");
    metadata = Map.copyOf(Objects.requireNonNull(metadata, "metadata"));
  }

  /**
   * A wallet of which nothing more is known.
   *
   * @return no reference, no code, no metadata
   */
  public static WalletDetails none() {
    return NONE;
  }

  @Override
  public String toString() {
    return ProviderText.line("WalletDetails[gatewayReferenceId=" + gatewayReferenceId
        + ", bankCode=" + bankCode + ", metadata=" + metadata.keySet() + " (values hidden)]");
  }
}
