package dev.walletport.adapter.fake.sandbox;

import java.time.Duration;

/**
 * What the clients of a server may use up.
 *
 * @param connections how many are open at once; those above get 503
 * @param idle the longest time between two requests
 * @param request the longest time from the first byte of a request to its last
 * @param response the longest time that the writes of one response may wait for its client
 * @param refusal the longest time for a client above the cap, TLS included
 */
record ConnectionLimits(
    int connections, Duration idle, Duration request, Duration response, Duration refusal) {

  /** Those of a server that has none of its own. */
  static ConnectionLimits standard() {
    return new ConnectionLimits(
        4_096,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1));
  }

  ConnectionLimits withConnections(int most) {
    return new ConnectionLimits(most, idle, request, response, refusal);
  }

  ConnectionLimits withIdle(Duration time) {
    return new ConnectionLimits(connections, time, request, response, refusal);
  }

  ConnectionLimits withRequest(Duration time) {
    return new ConnectionLimits(connections, idle, time, response, refusal);
  }

  ConnectionLimits withResponse(Duration time) {
    return new ConnectionLimits(connections, idle, request, time, refusal);
  }

  ConnectionLimits withRefusal(Duration time) {
    return new ConnectionLimits(connections, idle, request, response, time);
  }
}
