package dev.walletport.adapter.juspay;

import io.vavr.control.Option;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of the merchants that a host calls Juspay for: its name, its key, and what its calls carry
 * besides. It is a cheap value: a transport serves any number of them.
 */
public final class JuspayMerchant {

  private final String name;
  private final Supplier<JuspayApiKey> apiKey;
  private final @Nullable String merchantId;
  private final @Nullable String apiVersion;
  private final @Nullable String gatewayReferenceId;

  private JuspayMerchant(String name, Supplier<JuspayApiKey> apiKey, Headers headers) {
    this.name = name;
    this.apiKey = apiKey;
    this.merchantId = headers.merchantId;
    this.apiVersion = headers.apiVersion;
    this.gatewayReferenceId = headers.gatewayReferenceId;
  }

  /**
   * A merchant whose key may change while the host runs.
   *
   * @param name shows in events, attempts and log lines; 1 to 128 visible ASCII characters
   * @param apiKey asked once for each call, by many threads at once; nothing is sent again with
   *     another key than the call began with. If it throws or answers null, the call is
   *     {@code Unavailable} and nothing is sent
   * @return the merchant
   * @throws IllegalArgumentException for a wrong name
   */
  public static JuspayMerchant named(String name, Supplier<JuspayApiKey> apiKey) {
    SettingRules.text("name", Objects.requireNonNull(name, "name"));
    return new JuspayMerchant(
        name, Objects.requireNonNull(apiKey, "apiKey"), new Headers(null, null, null));
  }

  /**
   * A merchant whose key stays the same.
   *
   * @param name as in {@link #named(String, Supplier)}
   * @param apiKey its key
   * @return the merchant
   * @throws IllegalArgumentException for a wrong name
   */
  public static JuspayMerchant named(String name, JuspayApiKey apiKey) {
    Objects.requireNonNull(apiKey, "apiKey");
    return named(name, () -> apiKey);
  }

  /**
   * Sends {@code x-merchantid} with every call.
   *
   * @param id 1 to 128 visible ASCII characters
   * @return such a merchant
   * @throws IllegalArgumentException for a wrong one
   */
  public JuspayMerchant withMerchantId(String id) {
    SettingRules.text("merchantId", Objects.requireNonNull(id, "id"));
    return new JuspayMerchant(name, apiKey, new Headers(id, apiVersion, gatewayReferenceId));
  }

  /**
   * Sends {@code version} with every call.
   *
   * @param version a date, {@code YYYY-MM-DD}
   * @return such a merchant
   * @throws IllegalArgumentException for a wrong one
   */
  public JuspayMerchant withApiVersion(String version) {
    String date = SettingRules.date("apiVersion", Objects.requireNonNull(version, "version"));
    return new JuspayMerchant(name, apiKey, new Headers(merchantId, date, gatewayReferenceId));
  }

  /**
   * Sends {@code gateway_reference_id} when a wallet is created and when a one-time password is
   * requested.
   *
   * @param id 1 to 128 visible ASCII characters
   * @return such a merchant
   * @throws IllegalArgumentException for a wrong one
   */
  public JuspayMerchant withGatewayReferenceId(String id) {
    SettingRules.text("gatewayReferenceId", Objects.requireNonNull(id, "id"));
    return new JuspayMerchant(name, apiKey, new Headers(merchantId, apiVersion, id));
  }

  /**
   * The name by which the host knows the merchant.
   *
   * @return as it was given
   */
  public String name() {
    return name;
  }

  /** Asks for the key; null if the host has none. */
  @Nullable
  JuspayApiKey currentKey() {
    return apiKey.get();
  }

  Option<String> merchantId() {
    return Option.of(merchantId);
  }

  Option<String> apiVersion() {
    return Option.of(apiVersion);
  }

  Option<String> gatewayReferenceId() {
    return Option.of(gatewayReferenceId);
  }

  @Override
  public String toString() {
    return "JuspayMerchant[" + name + ", apiKey hidden]";
  }

  /** What is sent if it is set. */
  private record Headers(
      @Nullable String merchantId,
      @Nullable String apiVersion,
      @Nullable String gatewayReferenceId) {}
}
