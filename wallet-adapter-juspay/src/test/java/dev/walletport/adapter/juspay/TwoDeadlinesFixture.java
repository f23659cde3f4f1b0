package dev.walletport.adapter.juspay;

import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Two gateways over one pool of connections, each with deadlines of its own: a test can end one
 * call early, and give the next one on the same connections all the time it needs.
 */
public final class TwoDeadlinesFixture implements AutoCloseable {

  private final JuspayTransport transport;
  private final WalletGateway hurried;
  private final WalletGateway patient;

  private TwoDeadlinesFixture(
      JuspayTransport transport, JuspaySettings hurried, JuspaySettings patient) {
    this.transport = transport;
    this.hurried = transport.gateway(hurried.merchant(), hurried);
    this.patient = transport.gateway(patient.merchant(), patient);
  }

  /** Opens one pool, by the settings of the hurried one. */
  public static TwoDeadlinesFixture open(
      JuspaySettings hurried, JuspaySettings patient, InstantSource clock) {
    return new TwoDeadlinesFixture(
        JuspayTransport.open(hurried, clock, WalletEvents.none()), hurried, patient);
  }

  /** The gateway whose calls end early. */
  public WalletGateway withShortDeadline() {
    return hurried;
  }

  /** The gateway whose calls have time. */
  public WalletGateway withLongDeadline() {
    return patient;
  }

  @Override
  public void close() {
    transport.close(Duration.ZERO);
  }
}
