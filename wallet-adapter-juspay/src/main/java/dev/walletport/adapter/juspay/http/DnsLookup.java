package dev.walletport.adapter.juspay.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine's lookup of names, or a test's. It may block for as long as it likes. */
@FunctionalInterface
public interface DnsLookup {

  /**
   * Finds the addresses of a name.
   *
   * @param host the name
   * @return its addresses
   * @throws UnknownHostException if it has none
   */
  InetAddress[] allOf(String host) throws UnknownHostException;
}
