package dev.walletport.recipes.springboot;

import dev.walletport.adapter.juspay.JuspayHealth.State;
import dev.walletport.adapter.juspay.JuspayTransport;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The transport's health, told without a call, under Spring Boot 3.
 *
 * <p>A provider that fails leaves it up, with the failure in its details: no other node of the host
 * would reach that provider any better.
 */
@Component
@Profile("!fake")
final class JuspayHealthIndicator implements HealthIndicator {

  private final JuspayTransport transport;

  JuspayHealthIndicator(JuspayTransport transport) {
    this.transport = transport;
  }

  @Override
  public Health health() {
    var health = transport.health();
    Health.Builder builder = health.state() == State.OPEN ? Health.up() : Health.outOfService();
    return builder.withDetails(JuspayHealthDetails.of(health)).build();
  }
}
