package dev.walletport.adapter.fake.sandbox;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.RoutingRule;
import dev.walletport.adapter.fake.sandbox.Router.Apis;
import dev.walletport.adapter.fake.sandbox.SandboxServer.Endpoint;
import dev.walletport.adapter.fake.sandbox.StateJson.Access;
import dev.walletport.adapter.fake.sandbox.StateJson.Records;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * A server that speaks Juspay's HTTP contract over {@link FakeWallets}; by default on loopback, on
 * a port that the system chooses.
 *
 * <pre>{@code
 * JuspaySandbox sandbox = JuspaySandbox.start(FakeWallets.create());
 * URI baseUri = sandbox.uri(); // where sandbox.juspay.in would stand
 * }</pre>
 *
 * <p>All operations of the wallet API are there, with Basic credentials (any key, unless one is
 * set), with error bodies as Juspay's pages show them, and with every
 * {@linkplain dev.walletport.adapter.fake.Fault fault} on the wire. A browser shows a page with
 * controls at the {@link #uri}; tests in other languages find the same controls under
 * {@code /sandbox}. The page <em>Fake</em> in the project's documentation lists them.
 *
 * <p>The sandbox shows its invented one-time passwords and numbers in clear, so it is for tests and
 * demos. Pages of other sites can neither read from it nor send it commands (DNS rebinding, CSRF).
 *
 * <p>HttpCore, Jackson and SLF4J are optional: a host that starts a sandbox declares them, and as a
 * module requires {@code org.apache.httpcomponents.core5.httpcore5},
 * {@code com.fasterxml.jackson.core} and {@code org.slf4j}; the Juspay adapter brings all three.
 *
 * <p>Safe to share between threads. A connection has a thread while it has a request.
 */
public final class JuspaySandbox implements AutoCloseable {

  private final FakeWallets fake;
  private final SandboxServer server;
  private final URI uri;
  private final Option<Certificates> certificates;

  private JuspaySandbox(
      FakeWallets fake, SandboxServer server, URI uri, Option<Certificates> certificates) {
    this.fake = fake;
    this.server = server;
    this.uri = uri;
    this.certificates = certificates;
  }

  /**
   * Starts a sandbox over HTTP, on loopback and a free port.
   *
   * @param fake the fake that it serves
   * @return the running sandbox; close it when done
   * @throws IOException if it cannot listen
   */
  public static JuspaySandbox start(FakeWallets fake) throws IOException {
    return builder(fake).start();
  }

  /**
   * Builds a sandbox with other settings.
   *
   * @param fake the fake that it serves
   * @return the settings, as {@link #start} has them
   */
  public static Builder builder(FakeWallets fake) {
    return new Builder(fake);
  }

  /**
   * Its base URI.
   *
   * @return scheme, host and port, to be given to a client of Juspay as the base URI; the same when
   *     it is closed
   */
  public URI uri() {
    return uri;
  }

  /**
   * The fake that it serves.
   *
   * @return the fake that it was started with
   */
  public FakeWallets fake() {
    return fake;
  }

  /**
   * TLS for a client that trusts this sandbox alone.
   *
   * @return the context
   * @throws IllegalStateException if the sandbox speaks plain HTTP
   */
  public SSLContext clientSslContext() {
    return certificates
        .getOrElseThrow(() -> new IllegalStateException("this sandbox speaks plain HTTP"))
        .client();
  }

  /** Closes all connections and frees the port. Closing again does nothing. */
  @Override
  public void close() {
    server.close();
  }

  /** Settings of a sandbox; each is checked when it is set. */
  public static final class Builder {

    private static final int LAST_PORT = 65_535;

    private final FakeWallets fake;
    private final InstantSource machine = FakeClock.running();
    private final Set<HostName> hostNames = new HashSet<>();
    private final Set<String> publicOrigins = new LinkedHashSet<>();
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port;
    private boolean https;
    private ConnectionLimits limits = ConnectionLimits.standard();
    private Option<String> apiKey = Option.none();
    private RoutingRule routing = RoutingRule.NOTE_CHANGES;

    private Builder(FakeWallets fake) {
      this.fake = Objects.requireNonNull(fake, "fake");
    }

    /**
     * Sets the port; by default a free one.
     *
     * @param port 0 to 65535; 0 stands for a free one
     * @return this
     * @throws IllegalArgumentException if there is no such port
     */
    public Builder port(int port) {
      if (port < 0 || port > LAST_PORT) {
        throw new IllegalArgumentException("a port is 0 to " + LAST_PORT + ", not " + port);
      }
      this.port = port;
      return this;
    }

    /**
     * Sets the address to listen on, for clients on other machines or in containers; by default
     * loopback. Every client that reaches the sandbox can read every one-time password.
     *
     * @param address of this machine
     * @return this
     */
    public Builder address(InetAddress address) {
      this.address = Objects.requireNonNull(address, "address");
      return this;
    }

    /**
     * Adds a host name besides {@code localhost}, {@code 127.0.0.1}, {@code [::1]} and the
     * {@link #address}. A request for another host is rejected, which prevents DNS rebinding.
     *
     * @param hostName a name or an address, without a port
     * @return this
     * @throws IllegalArgumentException if it is not valid, or has a port
     */
    public Builder hostName(String hostName) {
      hostNames.add(HostName.of(hostName));
      return this;
    }

    /**
     * Adds the URL of a server in front of the sandbox, such as a tunnel or an ingress, which may
     * end TLS: its host is accepted in {@code Host}, and its pages in {@code Origin}.
     *
     * @param url scheme, host and, unless it is the usual one, port
     * @return this
     * @throws IllegalArgumentException if it is not valid, or has more
     */
    public Builder publicUrl(URI url) {
      PublicUrl front = PublicUrl.of(url);
      hostNames.add(front.host());
      publicOrigins.add(front.origin());
      return this;
    }

    /**
     * Serves HTTPS, with a certificate that is made at the start. Its authority is at
     * {@code /sandbox/ca.pem} and, as a trust store with the password {@code changeit}, at
     * {@code /sandbox/truststore.p12}.
     *
     * @return this
     */
    public Builder https() {
      this.https = true;
      return this;
    }

    /**
     * Accepts one API key alone; by default every key that is not blank. The page and the state
     * show it, so that a line for a shell works as it is copied; the log does not.
     *
     * @param key the key, without the colon that Basic credentials put behind it
     * @return this
     * @throws IllegalArgumentException if it is blank or has a colon
     */
    public Builder apiKey(String key) {
      if (key.isBlank() || key.indexOf(':') >= 0) {
        throw new IllegalArgumentException("an API key is not blank and has no colon");
      }
      this.apiKey = Option.some(key);
      return this;
    }

    /**
     * Refuses a call that has no {@code x-routing-id}, or another one than the customer's first
     * call; by default a change is only marked in the journal.
     *
     * @return this
     */
    public Builder strictRouting() {
      this.routing = RoutingRule.REFUSE_CHANGES;
      return this;
    }

    /**
     * Caps the connections that are open at once; by default 4,096. Those above are answered with
     * 503 and closed.
     *
     * @param most at least 1
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public Builder mostConnections(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("at least one connection is needed, not " + most);
      }
      this.limits = limits.withConnections(most);
      return this;
    }

    /** Sets the longest time from the first byte of a request to its last. */
    Builder requestTime(Duration time) {
      this.limits = limits.withRequest(time);
      return this;
    }

    /** Sets the longest time that the writes of one response may wait for its client. */
    Builder responseTime(Duration time) {
      this.limits = limits.withResponse(time);
      return this;
    }

    /** Sets the longest time between two requests of a connection. */
    Builder idleTime(Duration time) {
      this.limits = limits.withIdle(time);
      return this;
    }

    /** Sets the longest time for a client above the cap, TLS included. */
    Builder refusalTime(Duration time) {
      this.limits = limits.withRefusal(time);
      return this;
    }

    /**
     * Starts the sandbox.
     *
     * @return the running sandbox; close it when done
     * @throws IOException if the port is taken, which the message names, or no certificate can be
     *     made
     */
    public JuspaySandbox start() throws IOException {
      Set<HostName> names = new HashSet<>(HostName.LOOPBACK);
      names.addAll(hostNames);
      names.add(HostName.of(address));
      Option<Certificates> certificates =
          https ? Option.some(Certificates.make(names, machine.instant())) : Option.none();
      Tls tls = new Tls(certificates.map(Certificates::server));
      SandboxServer server = new SandboxServer(endpoint(), tls, router(names, certificates));
      return new JuspaySandbox(fake, server, server.start(), certificates);
    }

    Endpoint endpoint() {
      return new Endpoint(address, port, limits);
    }

    Router router(Set<HostName> names, Option<Certificates> certificates) {
      RequestLog requests = new RequestLog(fake, machine);
      IssuedTokens tokens = new IssuedTokens();
      WireDelays delays = new WireDelays();
      GatewayCalls calls = new GatewayCalls(fake, routing, tokens, delays);
      Access access = new Access(routing, apiKey, List.copyOf(publicOrigins));
      StateJson state = new StateJson(fake, access, new Records(requests, tokens, delays));
      Credentials credentials = apiKey.map(Credentials::only).getOrElse(Credentials::any);
      return new Router(
          requests,
          new OriginCheck(https ? "https" : "http", names, Set.copyOf(publicOrigins)),
          new Apis(
              new WalletApi(fake, credentials, calls),
              new ControlApi(new Controls(fake, calls, state, delays))),
          certificates);
    }
  }
}
