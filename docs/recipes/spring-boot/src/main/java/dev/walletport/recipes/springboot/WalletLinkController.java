package dev.walletport.recipes.springboot;

import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Links one wallet and delinks it. Every command is a POST, because clients and proxies may repeat
 * a PUT or a DELETE by themselves.
 */
@RestController
@RequestMapping("/customers/{customer}/wallets/{wallet}")
final class WalletLinkController {

  private final Wallets wallets;
  private final OtpForm standard;
  private final WalletResponses responses;

  WalletLinkController(Wallets wallets, OtpForm standard, WalletResponses responses) {
    this.wallets = wallets;
    this.standard = standard;
    this.responses = responses;
  }

  @PostMapping("/otp")
  ResponseEntity<Object> requestOtp(
      @PathVariable CustomerId customer, @PathVariable WalletId wallet) {
    return responses.of(
        HttpStatus.ACCEPTED,
        wallets.requestOtp(Customer.registered(customer), wallet).map(WalletView::of));
  }

  @PostMapping("/link")
  ResponseEntity<Object> link(
      @PathVariable CustomerId customer,
      @PathVariable WalletId wallet,
      @RequestBody TypedOtp typed) {
    OtpForm form = typed.form().getOrElse(standard);
    return responses.of(
        HttpStatus.OK,
        wallets.link(Customer.registered(customer), wallet, typed.otp(), form).map(WalletView::of));
  }

  @PostMapping("/delink")
  ResponseEntity<Object> delink(@PathVariable CustomerId customer, @PathVariable WalletId wallet) {
    return responses.of(
        HttpStatus.OK, wallets.delink(Customer.registered(customer), wallet).map(WalletView::of));
  }

  /**
   * What the customer typed. Spring prints bodies that it has read, on DEBUG.
   *
   * @param otp the one-time password; null if there was none
   * @param provider the company behind the wallet, as it was shown; null for passwords of the form
   *     that the host has for all
   */
  record TypedOtp(@Nullable String otp, @Nullable String provider) {

    /** What a password of that provider looks like. */
    Option<OtpForm> form() {
      return Option.of(provider).map(ProviderReader::read).map(OtpPolicy::of).map(OtpPolicy::form);
    }

    @Override
    public String toString() {
      return "TypedOtp(hidden)";
    }
  }
}
