package dev.walletport.recipes;

import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.Settling;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.OtpForm;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use cases of several merchants over one transport, wired by hand.
 *
 * <p>A gateway is cheap, so one is made for every use case; the connections are those of the
 * transport.
 */
public final class Merchants implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Merchants.class);

  private final JuspayTransport transport;
  private final Settling settling;
  private final Reporting reporting;

  private Merchants(JuspayTransport transport, Settling settling, Reporting reporting) {
    this.transport = transport;
    this.settling = settling;
    this.reporting = reporting;
  }

  // README
  /**
   * Opens the transport that all merchants share.
   *
   * @param settings how to reach Juspay; without a key
   * @param events the host's listener, for tries and outcomes
   * @return the use cases, which may be shared between threads
   */
  public static Merchants open(JuspaySettings settings, WalletEvents events) {
    InstantSource clock = InstantSource.system();
    return new Merchants(
        JuspayTransport.open(settings, clock, events),
        Settling.standard(),
        new Reporting(events, clock, CallIds.unique(), LOG::warn));
  }

  /**
   * Asks for one-time passwords for one merchant.
   *
   * @param merchant whose key its calls carry
   * @return the use case
   */
  public RequestOtp requestOtp(JuspayMerchant merchant) {
    return new RequestOtp(transport.gateway(merchant), reporting);
  }

  /**
   * Links for one merchant.
   *
   * @param merchant whose key its calls carry
   * @return the use case
   */
  public LinkWallet linkWallet(JuspayMerchant merchant) {
    return new LinkWallet(transport.gateway(merchant), OtpForm.standard(), settling, reporting);
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
