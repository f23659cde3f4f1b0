package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.http.HttpTransport;
import dev.walletport.application.Reporting;
import dev.walletport.application.port.WalletGateway;
import java.net.InetAddress;
import java.time.InstantSource;

/**
 * Two gateways over one pool of connections, each with deadlines of its own: a test can end one
 * call early, and give the next one on the same connections all the time it needs.
 */
public final class TwoPaces implements AutoCloseable {

  private final HttpTransport http;
  private final WalletGateway hurried;
  private final WalletGateway patient;

  private TwoPaces(HttpTransport http, WalletGateway hurried, WalletGateway patient) {
    this.http = http;
    this.hurried = hurried;
    this.patient = patient;
  }

  /** Opens one pool, by the settings of the hurried one. */
  public static TwoPaces open(JuspaySettings hurried, JuspaySettings patient, InstantSource clock) {
    HttpTransport http = HttpTransport.open(hurried.transport(), InetAddress::getAllByName);
    return new TwoPaces(http, over(http, hurried, clock), over(http, patient, clock));
  }

  private static WalletGateway over(
      HttpTransport http, JuspaySettings settings, InstantSource clock) {
    Sender once = new TransportSender(http, new JuspayRequests(settings));
    RetryingSender sender = new RetryingSender(once, settings.tries(), () -> 0, clock);
    return new JuspayWalletGateway(
        new ReplyInterpreter(sender, settings, clock, Reporting.none()), settings);
  }

  /** The gateway whose calls end early. */
  public WalletGateway hurried() {
    return hurried;
  }

  /** The gateway whose calls have time. */
  public WalletGateway patient() {
    return patient;
  }

  @Override
  public void close() {
    http.close();
  }
}
