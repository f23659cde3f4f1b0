package dev.walletport.probe;

import io.vavr.control.Option;
import java.net.URI;

/**
 * The host, and on whose behalf it is asked.
 *
 * @param baseUri scheme, host and port
 * @param merchantId sent as {@code x-merchantid}, if any
 * @param version sent as {@code version}, if any
 * @param customer the customer, whose id is the routing id
 * @param provider at which wallets are opened
 */
record Target(
    URI baseUri,
    Option<String> merchantId,
    Option<String> version,
    String customer,
    String provider) {

  String host() {
    return baseUri.getHost();
  }
}
