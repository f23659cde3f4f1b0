package dev.walletport.planted.adapter.two;

import org.apache.hc.client5.http.classic.HttpClient;

/** May show Guice, and shows something else. */
public final class TwoModule {
  public String use(HttpClient client) {
    return "by " + client;
  }
}
