package dev.walletport.planted.application;

import dev.walletport.planted.application.port.Pause;
import dev.walletport.planted.application.port.WalletGateway;
import dev.walletport.planted.domain.Customer;
import dev.walletport.planted.domain.Otp;
import dev.walletport.planted.domain.WalletFailure;
import io.vavr.control.Either;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Keeps all rules. */
public final class LinkWallet {

  private static final System.Logger LOG = System.getLogger(LinkWallet.class.getName());

  private final WalletGateway gateway;
  private final Pause pause;
  private final InstantSource clock;

  @Inject
  public LinkWallet(WalletGateway gateway, Pause pause, InstantSource clock) {
    this.gateway = gateway;
    this.pause = pause;
    this.clock = clock;
  }

  public Either<WalletFailure, String> link(Customer customer, Otp otp) {
    LOG.log(System.Logger.Level.DEBUG, "{0} at {1} by {2}", customer, clock.instant(), pause);
    return gateway.link(customer, otp);
  }
}
