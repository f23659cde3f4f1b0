package dev.walletport.adapter.juspay;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.walletport.adapter.juspay.http.ServerOrigin;
import dev.walletport.adapter.juspay.http.TransportSettings;
import dev.walletport.adapter.juspay.http.TransportSettings.Expect;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Juspay, with safe defaults.
 *
 * <p>Start from {@link #sandbox} or {@link #production}, and change what has to differ:
 *
 * <pre>{@code
 * JuspaySettings.production(key).toBuilder().merchantId("testaccount").build()
 * }</pre>
 */
public final class JuspaySettings {

  private static final URI SANDBOX = URI.create("https://sandbox.juspay.in");
  private static final URI PRODUCTION = URI.create("https://api.juspay.in");

  private final Builder values;
  private final HttpAddress baseAddress;
  private final Option<HttpAddress> proxyAddress;

  /** Takes values that were checked. */
  private JuspaySettings(Builder values) {
    this.values = values;
    this.baseAddress = HttpAddress.parse(values.baseUri).get();
    this.proxyAddress = address(values.proxy);
  }

  /**
   * Juspay's sandbox, {@code https://sandbox.juspay.in}.
   *
   * @param apiKey the host's key for it
   * @return settings with every default
   */
  public static JuspaySettings sandbox(JuspayApiKey apiKey) {
    return builder(SANDBOX, apiKey).build();
  }

  /**
   * Juspay's production in India, {@code https://api.juspay.in}.
   *
   * @param apiKey the host's key for it
   * @return settings with every default
   */
  public static JuspaySettings production(JuspayApiKey apiKey) {
    return builder(PRODUCTION, apiKey).build();
  }

  /**
   * Any other address: a host with a static IP, another region, a server on this machine.
   *
   * @param baseUri scheme, host and port, and a path if the API lies below one
   * @param apiKey the host's key for it
   * @return a builder with every default
   */
  public static Builder builder(URI baseUri, JuspayApiKey apiKey) {
    return builder(baseUri).apiKey(apiKey);
  }

  /**
   * Any address, without a key: for a {@link JuspayTransport}, whose merchants have theirs.
   *
   * @param baseUri as in {@link #builder(URI, JuspayApiKey)}
   * @return a builder with every default
   */
  public static Builder builder(URI baseUri) {
    return new Builder(baseUri);
  }

  /**
   * Starts from these settings.
   *
   * @return a builder that holds them
   */
  public Builder toBuilder() {
    return values.copy();
  }

  URI baseUri() {
    return values.baseUri;
  }

  /** Where {@link #baseUri} leads. */
  HttpAddress baseAddress() {
    return baseAddress;
  }

  /**
   * The merchant that these settings name, for a host that has one.
   *
   * @throws IllegalStateException if they have no key
   */
  JuspayMerchant merchant() {
    Supplier<JuspayApiKey> apiKey = values.apiKey;
    if (apiKey == null) {
      throw new IllegalStateException("apiKey is missing: set it, or open a JuspayTransport");
    }
    JuspayMerchant named = JuspayMerchant.named(merchantId().getOrElse("default"), apiKey);
    JuspayMerchant known = merchantId().map(named::withMerchantId).getOrElse(named);
    JuspayMerchant dated = apiVersion().map(known::withApiVersion).getOrElse(known);
    return gatewayReferenceId().map(dated::withGatewayReferenceId).getOrElse(dated);
  }

  Option<String> merchantId() {
    return Option.of(values.merchantId);
  }

  Option<String> apiVersion() {
    return Option.of(values.apiVersion);
  }

  Option<String> gatewayReferenceId() {
    return Option.of(values.gatewayReferenceId);
  }

  int poolSize() {
    return values.poolSize;
  }

  int readConnections() {
    return shareOf(values.readConnections, values.poolSize / 2);
  }

  int refreshConnections() {
    return shareOf(values.refreshConnections, quarter());
  }

  private int quarter() {
    return Math.max(1, values.poolSize / 4);
  }

  private static int shareOf(@Nullable Integer set, int otherwise) {
    return set == null ? Math.max(1, otherwise) : set;
  }

  String userAgent() {
    return values.userAgent;
  }

  RefreshForm refreshForm() {
    return values.refreshForm;
  }

  RefusalTable refusals() {
    return values.refusals;
  }

  Duration deadline(WalletOperation operation) {
    return switch (operation) {
      case REFRESH, REFRESH_ALL -> values.refreshDeadline;
      default -> values.deadline;
    };
  }

  int responseLimit() {
    return values.responseLimit;
  }

  int listResponseLimit() {
    return values.listResponseLimit;
  }

  int maxAttempts() {
    return values.maxAttempts;
  }

  Option<URI> proxy() {
    return Option.of(values.proxy);
  }

  /** Where {@link #proxy} is. */
  Option<HttpAddress> proxyAddress() {
    return proxyAddress;
  }

  Option<SSLContext> sslContext() {
    return Option.of(values.sslContext);
  }

  /** How to reach the server, without the merchant that calls it. */
  TransportSettings transport() {
    return new TransportSettings(
        origin(baseAddress),
        proxyAddress.map(JuspaySettings::origin),
        sslContext(),
        values.connectTimeout,
        values.expectContinue,
        values.userAgent,
        new TransportSettings.Pool(
            values.poolSize, values.poolTimeout, values.keepAlive, values.timeToLive));
  }

  private static Option<HttpAddress> address(@Nullable URI uri) {
    return uri == null ? Option.none() : Option.some(HttpAddress.parse(uri).get());
  }

  private static ServerOrigin origin(HttpAddress address) {
    return new ServerOrigin(address.scheme(), address.host(), address.port());
  }

  /** Equal are settings of equal values; of two suppliers of keys, the same one. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JuspaySettings settings && values.all().equals(settings.values.all());
  }

  @Override
  public int hashCode() {
    return values.all().hashCode();
  }

  @Override
  public String toString() {
    return "JuspaySettings[" + values.baseUri + ", apiKey hidden]";
  }

  /** How the balance of one wallet is refreshed: Juspay's pages and its SDKs differ. */
  public enum RefreshForm {
    /** {@code POST /wallets/{id}} with {@code command=refresh}, as the API reference has it. */
    POST,
    /** {@code GET /wallets/{id}?command=refresh}, as Juspay's Java, PHP and Ruby SDKs have it. */
    GET
  }

  /** The same key for every call, and equal to another supplier of it. */
  private record FixedKey(JuspayApiKey key) implements Supplier<JuspayApiKey> {
    @Override
    public JuspayApiKey get() {
      return key;
    }
  }

  /**
   * Collects settings and refuses wrong ones when they are built: the message names the setting,
   * what it was unless it is a secret, and what is right.
   */
  @SuppressWarnings(
      "exports") // Compilers alone read the annotation, so no host requires its module.
  public static final class Builder {

    private URI baseUri;
    private @Nullable Supplier<JuspayApiKey> apiKey;
    private @Nullable String merchantId;
    private @Nullable String apiVersion;
    private @Nullable String gatewayReferenceId;
    private String userAgent = "walletport";
    private PlainHttp plainHttp = PlainHttp.LOOPBACK_ONLY;
    private RefreshForm refreshForm = RefreshForm.POST;
    private RefusalTable refusals = RefusalTable.standard();
    private Duration deadline = Duration.ofSeconds(10);
    private Duration refreshDeadline = Duration.ofSeconds(30);
    private Duration connectTimeout = Duration.ofSeconds(3);
    private Duration poolTimeout = Duration.ofSeconds(2);
    private int poolSize = 20;
    private @Nullable Integer readConnections;
    private @Nullable Integer refreshConnections;
    private Duration keepAlive = Duration.ofSeconds(20);
    private Duration timeToLive = Duration.ofMinutes(5);
    private int responseLimit = 64 * 1024;
    private int listResponseLimit = 256 * 1024;
    private int maxAttempts = 3;
    private @Nullable URI proxy;
    private @Nullable SSLContext sslContext;
    private Expect expectContinue = Expect.NOTHING;

    /** All values, in the order of the fields. */
    List<@Nullable Object> all() {
      return Arrays.asList(
          baseUri,
          apiKey,
          merchantId,
          apiVersion,
          gatewayReferenceId,
          userAgent,
          plainHttp,
          refreshForm,
          refusals,
          deadline,
          refreshDeadline,
          connectTimeout,
          poolTimeout,
          poolSize,
          readConnections,
          refreshConnections,
          keepAlive,
          timeToLive,
          responseLimit,
          listResponseLimit,
          maxAttempts,
          proxy,
          sslContext,
          expectContinue);
    }

    private Builder(URI baseUri) {
      this.baseUri = Objects.requireNonNull(baseUri, "baseUri");
    }

    private Builder copy() {
      Builder copy = new Builder(baseUri);
      copy.apiKey = apiKey;
      copy.merchantId = merchantId;
      copy.apiVersion = apiVersion;
      copy.gatewayReferenceId = gatewayReferenceId;
      copy.userAgent = userAgent;
      copy.plainHttp = plainHttp;
      copy.refreshForm = refreshForm;
      copy.refusals = refusals;
      copy.deadline = deadline;
      copy.refreshDeadline = refreshDeadline;
      copy.connectTimeout = connectTimeout;
      copy.poolTimeout = poolTimeout;
      copy.poolSize = poolSize;
      copy.readConnections = readConnections;
      copy.refreshConnections = refreshConnections;
      copy.keepAlive = keepAlive;
      copy.timeToLive = timeToLive;
      copy.responseLimit = responseLimit;
      copy.listResponseLimit = listResponseLimit;
      copy.maxAttempts = maxAttempts;
      copy.proxy = proxy;
      copy.sslContext = sslContext;
      copy.expectContinue = expectContinue;
      return copy;
    }

    /**
     * Sets where Juspay is. The name of a host may have an underscore, as those of containers do.
     *
     * @param baseUri scheme, host and port, and a path if the API lies below one
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder baseUri(URI baseUri) {
      this.baseUri = Objects.requireNonNull(baseUri, "baseUri");
      return this;
    }

    /**
     * Sets the key.
     *
     * @param apiKey the host's key
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder apiKey(JuspayApiKey apiKey) {
      return apiKey(new FixedKey(Objects.requireNonNull(apiKey, "apiKey")));
    }

    /**
     * Sets where the key is asked for, once for each call, so that it can change while the host
     * runs. If it throws or answers null, the call is {@code Unavailable} and nothing is sent.
     *
     * @param apiKey answers the host's key, to many threads at once
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder apiKey(Supplier<JuspayApiKey> apiKey) {
      this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
      return this;
    }

    /**
     * Sends {@code x-merchantid} with every call; not sent by default.
     *
     * @param merchantId 1 to 128 visible ASCII characters; case counts
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder merchantId(String merchantId) {
      this.merchantId = Objects.requireNonNull(merchantId, "merchantId");
      return this;
    }

    /**
     * Sends {@code version} with every call; not sent by default. It decides which keys come back:
     * metadata needs 2019-09-17 or later.
     *
     * @param apiVersion a date, {@code YYYY-MM-DD}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder apiVersion(String apiVersion) {
      this.apiVersion = Objects.requireNonNull(apiVersion, "apiVersion");
      return this;
    }

    /**
     * Sends {@code gateway_reference_id} when a wallet is created and when a one-time password is
     * requested; not sent by default. A host with several accounts at one provider needs it.
     *
     * @param gatewayReferenceId 1 to 128 visible ASCII characters
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder gatewayReferenceId(String gatewayReferenceId) {
      this.gatewayReferenceId = Objects.requireNonNull(gatewayReferenceId, "gatewayReferenceId");
      return this;
    }

    /**
     * Sets what is sent as {@code User-Agent}; {@code walletport} by default.
     *
     * @param userAgent 1 to 128 visible ASCII characters
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder userAgent(String userAgent) {
      this.userAgent = Objects.requireNonNull(userAgent, "userAgent");
      return this;
    }

    /**
     * Allows {@code http} to a host other than loopback, where every machine on the way can read
     * the key and the one-time passwords. For a closed test network.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder allowPlainHttp() {
      this.plainHttp = PlainHttp.ANYWHERE;
      return this;
    }

    /**
     * Sets how the balance of one wallet is refreshed; {@link RefreshForm#POST} by default.
     *
     * @param refreshForm one of the two forms
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder refreshForm(RefreshForm refreshForm) {
      this.refreshForm = Objects.requireNonNull(refreshForm, "refreshForm");
      return this;
    }

    /**
     * Sets what refusals mean; {@link RefusalTable#standard} by default.
     *
     * @param refusals the table, as a rule the standard one with rows of the host before it
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder refusals(RefusalTable refusals) {
      this.refusals = Objects.requireNonNull(refusals, "refusals");
      return this;
    }

    /**
     * Bounds a whole call, retries and pauses included; 10 seconds by default.
     *
     * @param deadline longer than zero, at most a day
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder deadline(Duration deadline) {
      this.deadline = Objects.requireNonNull(deadline, "deadline");
      return this;
    }

    /**
     * Bounds a whole call that refreshes balances, which is slow because the providers are asked;
     * 30 seconds by default.
     *
     * @param refreshDeadline longer than zero, at most a day
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder refreshDeadline(Duration refreshDeadline) {
      this.refreshDeadline = Objects.requireNonNull(refreshDeadline, "refreshDeadline");
      return this;
    }

    /**
     * Bounds the connect to each address; 3 seconds by default.
     *
     * @param connectTimeout longer than zero, at most a day
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder connectTimeout(Duration connectTimeout) {
      this.connectTimeout = Objects.requireNonNull(connectTimeout, "connectTimeout");
      return this;
    }

    /**
     * Bounds the wait for a free connection; 2 seconds by default.
     *
     * @param poolTimeout longer than zero, at most a day
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder poolTimeout(Duration poolTimeout) {
      this.poolTimeout = Objects.requireNonNull(poolTimeout, "poolTimeout");
      return this;
    }

    /**
     * Sets how many connections there may be at once; 20 by default.
     *
     * @param poolSize 1 to 10,000
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder poolSize(int poolSize) {
      this.poolSize = poolSize;
      return this;
    }

    /**
     * Sets how many of the connections find and list may use at once; half of them by default, and
     * one at least. A call that finds them in use is refused at once as {@code Unavailable("pool
     * share full")}.
     *
     * @param readConnections 1 to 10,000
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder readConnections(int readConnections) {
      this.readConnections = readConnections;
      return this;
    }

    /**
     * Sets how many of the connections refreshes of balances may use at once; a quarter of them by
     * default, and one at least. A call that finds them in use is refused at once as
     * {@code Unavailable("pool share full")}, so that a provider that hangs does not hold up
     * others.
     *
     * @param refreshConnections 1 to 10,000
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder refreshConnections(int refreshConnections) {
      this.refreshConnections = refreshConnections;
      return this;
    }

    /**
     * Sets how long an idle connection is kept, if the server does not say less; 20 seconds by
     * default.
     *
     * @param keepAlive longer than zero, at most a day
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder keepAlive(Duration keepAlive) {
      this.keepAlive = Objects.requireNonNull(keepAlive, "keepAlive");
      return this;
    }

    /**
     * Sets how long a connection is used at most, so that a changed address is noticed; 5 minutes
     * by default.
     *
     * @param timeToLive longer than zero, at most a day
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder timeToLive(Duration timeToLive) {
      this.timeToLive = Objects.requireNonNull(timeToLive, "timeToLive");
      return this;
    }

    /**
     * Bounds the response about one wallet; 64 KiB by default.
     *
     * @param bytes 1,024 to 16 Mi
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder responseLimit(int bytes) {
      this.responseLimit = bytes;
      return this;
    }

    /**
     * Bounds the response about all wallets of a customer; 256 KiB by default.
     *
     * @param bytes 1,024 to 16 Mi
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder listResponseLimit(int bytes) {
      this.listResponseLimit = bytes;
      return this;
    }

    /**
     * Sets how often a read, or a command that never left, is attempted within its deadline; 3
     * times by default, and 1 turns retries off. A command that may have left is never sent again.
     *
     * <p>Before the next attempt there is a random pause from zero up to 0.1, 0.2, 0.4 … seconds,
     * at most 2, or the longer one that the server asks for. A pause that would outlast the
     * deadline is not begun.
     *
     * @param maxAttempts 1 to 10
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder maxAttempts(int maxAttempts) {
      this.maxAttempts = maxAttempts;
      return this;
    }

    /**
     * Sends every call through a proxy; none by default, not even one that the machine's own
     * settings name. An {@code https} call goes through a tunnel, so that the proxy sees its host
     * and port only. A proxy that asks for credentials is not supported.
     *
     * @param proxy {@code http}, host and port, as in {@code http://proxy.example.com:3128}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder proxy(URI proxy) {
      this.proxy = Objects.requireNonNull(proxy, "proxy");
      return this;
    }

    /**
     * Sets which servers to trust in TLS and which client certificate to show; by default the
     * machine's trust store and no client certificate. The host's name is checked in any case.
     *
     * @param sslContext a context that has been initialised
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder sslContext(SSLContext sslContext) {
      this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
      return this;
    }

    /**
     * Sends the head of a POST first, and its form, the one-time password in it, when the server
     * says that it may come, or after a second without a word. Off by default: it costs a round
     * trip.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder expectContinue() {
      this.expectContinue = Expect.CONTINUE;
      return this;
    }

    /**
     * Checks everything.
     *
     * @return the settings
     * @throws IllegalArgumentException for a wrong one; the message names it, what it was unless it
     *     is a secret, and what is right
     */
    public JuspaySettings build() {
      Builder checked = copy();
      checked.baseUri = SettingRules.baseUri(baseUri, plainHttp);
      SettingRules.proxy(proxy, checked.baseUri, plainHttp);
      checked.apiVersion = SettingRules.date("apiVersion", apiVersion);
      SettingRules.text("merchantId", merchantId);
      SettingRules.text("gatewayReferenceId", gatewayReferenceId);
      SettingRules.text("userAgent", userAgent);
      SettingRules.time("deadline", deadline);
      SettingRules.time("refreshDeadline", refreshDeadline);
      SettingRules.time("connectTimeout", connectTimeout);
      SettingRules.time("poolTimeout", poolTimeout);
      SettingRules.time("keepAlive", keepAlive);
      SettingRules.time("timeToLive", timeToLive);
      SettingRules.count("poolSize", poolSize, 1, 10_000);
      SettingRules.share("readConnections", readConnections);
      SettingRules.share("refreshConnections", refreshConnections);
      SettingRules.count("responseLimit", responseLimit, 1024, 16 << 20);
      SettingRules.count("listResponseLimit", listResponseLimit, 1024, 16 << 20);
      SettingRules.count("maxAttempts", maxAttempts, 1, 10);
      return new JuspaySettings(checked);
    }
  }

  /** Where {@code http} may be spoken. */
  enum PlainHttp {
    LOOPBACK_ONLY,
    ANYWHERE
  }
}
