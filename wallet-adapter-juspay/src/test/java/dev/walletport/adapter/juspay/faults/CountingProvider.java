package dev.walletport.adapter.juspay.faults;

import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;

/** What is true at the provider: one wallet, its state, and how many commands were applied. */
final class CountingProvider {

  private static final String WALLET = """
      {"id":"%s","object":"wallet_account","wallet":"PAYTM","linked":%s,%s,\
      "metadata":{"mobile_number":"%s","email":"%s"}}""";
  private static final String FUNDS = """
      "token":"%s","current_balance":250.50,"last_refreshed":"2016-08-01T08:07:52Z\"""".formatted(Canaries.TOKEN);
  private static final String NO_FUNDS = """
      "token":null,"current_balance":null,"last_refreshed":null""";

  private boolean exists = true;
  private boolean linked;
  private int applied;

  /** Puts the wallet into the state from which an operation starts. */
  synchronized void expect(WalletOperation operation) {
    applied = 0;
    exists = operation != WalletOperation.CREATE;
    linked = switch (operation) {
      case CREATE, REQUEST_OTP, LINK, CHANGE_MOBILE_NUMBER -> false;
      case DELINK, FIND, LIST, REFRESH, REFRESH_ALL -> true;
    };
  }

  synchronized boolean isLinked() {
    return linked;
  }

  /** How many commands were applied since the last {@link #expect}. */
  synchronized int applied() {
    return applied;
  }

  /** Does what a request asks, and answers with the body of the response. */
  synchronized String apply(String request) {
    if (isCommand(request)) {
      applied++;
      linked = stateAfter(request);
      exists = true;
    }
    return body(request, linked);
  }

  /** Does nothing, and answers with the body that would follow if it did. */
  synchronized String pretend(String request) {
    return body(request, isCommand(request) ? stateAfter(request) : linked);
  }

  static boolean isCommand(String request) {
    return request.startsWith("POST ") && !request.contains("command=refresh");
  }

  private static boolean stateAfter(String request) {
    return request.contains("command=link");
  }

  private String body(String request, boolean linked) {
    boolean isList = request.startsWith("GET /customers/");
    return isList ? list(exists ? wallet(linked) : "") : wallet(linked);
  }

  private static String list(String wallets) {
    return "{\"object\":\"list\",\"list\":[" + wallets + "]}";
  }

  static String wallet(boolean linked) {
    return WALLET.formatted(
        SampleWallets.ID, linked, linked ? FUNDS : NO_FUNDS, Canaries.MOBILE, Canaries.EMAIL);
  }
}
