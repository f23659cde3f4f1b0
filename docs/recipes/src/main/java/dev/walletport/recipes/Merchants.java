package dev.walletport.recipes;

import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletEvents;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wallets of several merchants over one transport, without a container.
 *
 * <p>A gateway is cheap, and so is its {@code Wallets}: the connections are those of the transport.
 */
public final class Merchants implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Merchants.class);

  private final JuspayTransport transport;
  private final WalletEvents events;

  private Merchants(JuspayTransport transport, WalletEvents events) {
    this.transport = transport;
    this.events = events;
  }

  // README
  /**
   * Opens the transport that all merchants share.
   *
   * @param settings how to reach Juspay; without a key
   * @param events the host's listener, for attempts and outcomes
   * @return the merchants, which may be shared between threads
   */
  public static Merchants open(JuspaySettings settings, WalletEvents events) {
    InstantSource clock = InstantSource.system();
    return new Merchants(JuspayTransport.open(settings, clock, events), events);
  }

  /**
   * Answers the wallets of one merchant, to be kept and shared between threads.
   *
   * @param merchant whose key its calls carry
   * @return all use cases over the merchant's gateway
   */
  public Wallets wallets(JuspayMerchant merchant) {
    return Wallets.builder(transport.gateway(merchant))
        .events(events)
        .failureLog(LOG::warn)
        .build();
  }
  // README

  /** Closes the transport with {@link JuspayTransport#GRACE}; no merchant can call any more. */
  @Override
  public void close() {
    transport.close();
  }

  /**
   * Closes the transport for all merchants.
   *
   * @param grace how long calls in flight may go on
   */
  public void close(Duration grace) {
    transport.close(grace);
  }
}
