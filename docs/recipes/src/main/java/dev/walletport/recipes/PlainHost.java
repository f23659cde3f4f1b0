package dev.walletport.recipes;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayHealth;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletEvents;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A host without a container and with one merchant: opened once when it starts, shared by all
 * threads, closed once when it stops.
 */
public final class PlainHost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PlainHost.class);

  private final Juspay juspay;
  private final Wallets wallets;

  private PlainHost(Juspay juspay, Wallets wallets) {
    this.juspay = juspay;
    this.wallets = wallets;
  }

  // README
  /**
   * Opens the gateway and all use cases over it. Nothing is sent.
   *
   * @param settings where Juspay is, and the key
   * @param events the host's listener: the gateway tells it of attempts, the use cases of outcomes
   * @return the host's wallets, to be closed when the host stops
   */
  public static PlainHost open(JuspaySettings settings, WalletEvents events) {
    Juspay juspay = Juspay.open(settings, InstantSource.system(), events);
    Wallets wallets =
        Wallets.builder(juspay.gateway()).events(events).failureLog(LOG::warn).build();
    return new PlainHost(juspay, wallets);
  }

  /**
   * Refuses new calls, and lets those in flight end.
   *
   * @param grace how long they may take; what is left then is cut off
   */
  public void close(Duration grace) {
    juspay.close(grace);
  }
  // README

  /**
   * Everything that the host asks for.
   *
   * @return the use cases, for any number of threads
   */
  public Wallets wallets() {
    return wallets;
  }

  /**
   * Tells how the gateway is, without a call.
   *
   * @return the figures of this moment
   */
  public JuspayHealth health() {
    return juspay.health();
  }

  /** Closes with the adapter's own grace. */
  @Override
  public void close() {
    juspay.close();
  }
}
