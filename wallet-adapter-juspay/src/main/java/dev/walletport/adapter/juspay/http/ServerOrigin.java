package dev.walletport.adapter.juspay.http;

import org.apache.hc.core5.http.HttpHost;

/**
 * Scheme, host and port of a server or a proxy.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address, IPv6 without brackets
 * @param port 1 to 65535
 */
public record ServerOrigin(String scheme, String host, int port) {

  boolean isSecure() {
    return scheme.equals("https");
  }

  HttpHost toHttpHost() {
    return new HttpHost(scheme, host, port);
  }

  /** Host and port as a CONNECT request has them. */
  String hostAndPort() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /** The value of a {@code Host} header: the port of the scheme is left out. */
  String authority() {
    String full = hostAndPort();
    boolean usual = port == (isSecure() ? 443 : 80);
    return usual ? full.substring(0, full.lastIndexOf(':')) : full;
  }
}
