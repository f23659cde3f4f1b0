package dev.walletport.adapter.juspay.http;

import io.vavr.control.Option;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * How to reach one server.
 *
 * @param server where it is
 * @param proxy through which proxy, if any; its scheme is {@code http}
 * @param sslContext trust and identity in TLS; none for the machine's own
 * @param connectTimeout bounds the connect to each address, and each read of a TLS handshake
 * @param expect whether a form waits for a 100 (Continue)
 * @param userAgent what is sent in the header of that name
 * @param pool the connections
 */
public record TransportSettings(
    ServerOrigin server,
    Option<ServerOrigin> proxy,
    Option<SSLContext> sslContext,
    Duration connectTimeout,
    Expect expect,
    String userAgent,
    Pool pool) {

  /** Whether a form waits until the server has said that it may come. */
  public enum Expect {
    /** It follows the head at once. */
    NOTHING,
    /** It is kept back until the server answers 100, for a second at most. */
    CONTINUE
  }

  /**
   * The connections.
   *
   * @param size how many there may be
   * @param timeout bounds the wait for one
   * @param keepAlive how long an idle one is kept, if the server does not say less
   * @param timeToLive how long one is used at most
   */
  public record Pool(int size, Duration timeout, Duration keepAlive, Duration timeToLive) {}
}
