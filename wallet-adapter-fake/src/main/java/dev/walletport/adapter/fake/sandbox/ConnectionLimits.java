package dev.walletport.adapter.fake.sandbox;

import java.time.Duration;

/**
 * What the clients of a server may use up.
 *
 * @param connections how many are open at once; those above get 503
 * @param idle the longest time between two requests
 * @param request the longest time from the first byte of a request to its last
 * @param response the longest time that the writes of one response may wait for its client
 */
record ConnectionLimits(int connections, Duration idle, Duration request, Duration response) {

  /** Those of a server that has none of its own. */
  static ConnectionLimits standard() {
    return new ConnectionLimits(
        4_096, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  ConnectionLimits withConnections(int most) {
    return new ConnectionLimits(most, idle, request, response);
  }

  ConnectionLimits withIdle(Duration time) {
    return new ConnectionLimits(connections, time, request, response);
  }

  ConnectionLimits withRequest(Duration time) {
    return new ConnectionLimits(connections, idle, time, response);
  }

  ConnectionLimits withResponse(Duration time) {
    return new ConnectionLimits(connections, idle, request, time);
  }
}
