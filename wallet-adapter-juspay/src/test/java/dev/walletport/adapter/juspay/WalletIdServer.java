package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.domain.WalletId;
import java.io.IOException;
import java.time.Duration;

/** A server that answers well, or in a way that the wallet's id in the request asks for. */
final class WalletIdServer {

  /** A wallet of which the answer never comes. */
  static final WalletId SILENT = WalletId.of("wlt_silent");

  /** A wallet of which the answer comes a byte each 20 ms, without an end. */
  static final WalletId DRIPPING = WalletId.of("wlt_dripping");

  /** A wallet of which the answer is a refusal. */
  static final WalletId REFUSED = WalletId.of("wlt_refused");

  /** A wallet of which the answer is a closed connection. */
  static final WalletId CUT = WalletId.of("wlt_cut");

  private static final Duration DRIP = Duration.ofMillis(20);

  private WalletIdServer() {}

  static ScriptedServer start(Security security) throws IOException {
    return ScriptedServer.playing(security, WalletIdServer::serve);
  }

  private static void serve(ServerConnection connection) throws IOException {
    for (String head = connection.request(); isWhole(head); head = connection.request()) {
      answer(connection, head);
    }
  }

  private static boolean isWhole(String request) {
    return !request.isEmpty() && !request.contains(CUT.value());
  }

  private static void answer(ServerConnection connection, String request) throws IOException {
    if (request.contains(SILENT.value())) {
      String ignored = connection.rest();
    } else if (request.contains(DRIPPING.value())) {
      drip(connection);
    } else if (request.contains(REFUSED.value())) {
      connection.send(RawServer.json(400, "{\"error_code\":\"INVALID\",\"error_message\":\"No\"}"));
    } else {
      connection.send(GatewayCall.LINK.yes());
    }
  }

  /** Until the client has had enough. */
  private static void drip(ServerConnection connection) throws IOException {
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n");
    while (true) {
      connection.send(" ");
      connection.pause(DRIP);
    }
  }
}
