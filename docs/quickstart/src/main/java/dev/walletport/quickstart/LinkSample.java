package dev.walletport.quickstart;

import static dev.walletport.domain.WalletProvider.MOBIKWIK;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Reporting;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.Settling;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;

/** The lines that the README quotes; a test holds the two together. */
final class LinkSample {

  private LinkSample() {}

  static Either<WalletFailure, Linked> link() {
    // README
    FakeWallets fake = FakeWallets.create();
    WalletGateway gateway = fake.gateway();
    CreateWallet createWallet = new CreateWallet(gateway, Settling.standard(), Reporting.none());
    RequestOtp requestOtp = new RequestOtp(gateway, Reporting.none());
    LinkWallet linkWallet =
        new LinkWallet(gateway, OtpForm.standard(), Settling.standard(), Reporting.none());

    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    WalletId wallet =
        createWallet.create(customer, NewWallet.at(MOBIKWIK)).get().id();
    requestOtp.request(customer, wallet);
    String typed = fake.inbox().newestOtp(wallet); // on Juspay, the customer types it
    Either<WalletFailure, Linked> answer = linkWallet.link(customer, wallet, typed);
    // README
    return answer;
  }
}
