package dev.walletport.recipes.springboot;

import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The wallets of a customer. Spring reads ids by their {@code of}, and answers 400 to others. */
@RestController
@RequestMapping("/customers/{customer}/wallets")
final class WalletsController {

  private final Wallets wallets;
  private final WalletResponses responses;

  WalletsController(Wallets wallets, WalletResponses responses) {
    this.wallets = wallets;
    this.responses = responses;
  }

  @PostMapping
  ResponseEntity<Object> create(
      @PathVariable CustomerId customer, @RequestBody NewWalletBody body) {
    return responses.of(
        HttpStatus.CREATED,
        wallets.create(Customer.registered(customer), body.toNewWallet()).map(WalletView::of));
  }

  @GetMapping
  ResponseEntity<Object> list(@PathVariable CustomerId customer) {
    return responses.of(
        HttpStatus.OK,
        wallets
            .list(Customer.registered(customer))
            .map(list -> list.wallets().stream().map(WalletView::of).toList()));
  }

  /**
   * The body of a request that creates a wallet.
   *
   * @param provider the company behind it
   */
  record NewWalletBody(@Nullable String provider) {

    NewWallet toNewWallet() {
      return NewWallet.at(ProviderReader.read(provider));
    }
  }
}
