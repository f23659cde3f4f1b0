package dev.walletport.recipes.springboot;

import dev.walletport.adapter.juspay.JuspayHealth;
import dev.walletport.adapter.juspay.JuspayHealth.Share;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the health endpoint shows of the transport. */
final class JuspayHealthDetails {

  private JuspayHealthDetails() {}

  /** Figures and instants; no id and nothing that was sent or received. */
  static Map<String, Object> of(JuspayHealth health) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("state", health.state().name());
    details.put("callsInFlight", health.callsInFlight());
    details.put(
        "connectionsInUse",
        share(health.connections().inUse(), health.connections().most()));
    details.put("commands", share(health.shares().commands()));
    details.put("reads", share(health.shares().reads()));
    details.put("refreshes", share(health.shares().refreshes()));
    health.lastAnswer().forEach(began -> details.put("lastAnswer", began.toString()));
    health
        .lastFailure()
        .forEach(failure -> details.put("lastFailure", failure.began() + " " + failure.reason()));
    return details;
  }

  private static String share(Share share) {
    return share(share.inUse(), share.most());
  }

  private static String share(int inUse, int most) {
    return inUse + " of " + most;
  }
}
