package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.domain.testing.Answers.ignore;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;

/** Fills a sandbox, behind the page's back. */
final class PopulatedSandbox {

  static final CustomerId ASHA = CustomerId.of("customer_1122");
  static final CustomerId RAVI = CustomerId.of("customer_3344");
  static final MobileNumber NUMBER = MobileNumber.of("9876543210");

  private final SandboxPage page;
  private final FakeWallets fake;

  PopulatedSandbox(SandboxPage page) {
    this.page = page;
    this.fake = page.fake();
  }

  /** Opens a wallet of a customer, who is opened first if need be. */
  WalletId open(CustomerId customer, WalletProvider provider) {
    NewWallet newWallet = NewWallet.at(provider).withMobileNumber(NUMBER);
    return fake.gateway().create(fake.openCustomer(customer), newWallet).get().id();
  }

  /** Links a wallet in process, and tells the token. */
  String link(CustomerId id, WalletId wallet) {
    Customer customer = Customer.registered(id);
    ignore(fake.gateway().requestOtp(customer, wallet));
    Otp otp = fake.inbox().newest(wallet).get().otp();
    return fake.gateway()
        .link(customer, wallet, otp)
        .get()
        .funds()
        .token()
        .get()
        .reveal();
  }

  /**
   * Lets clients work for a while: two customers with four wallets, each in another state, requests
   * that went well, that were refused and that had no response, and two faults that are set.
   *
   * @return the wallet of the customer {@link #ASHA} for which an OTP is open
   */
  WalletId work() throws IOException, InterruptedException {
    WalletApiClient asha = page.client(ASHA);
    WalletApiClient ravi = page.client(RAVI);
    WalletId expired = open(RAVI, WalletProvider.PAYTM);
    ravi.requestOtp(expired);
    WalletId linked = open(ASHA, WalletProvider.MOBIKWIK);
    fake.setBalance(linked, new BigDecimal("250"));
    asha.requestOtp(linked);
    asha.link(linked, fake.inbox().newestOtp(linked));
    fake.clock().advance(Duration.ofMinutes(3));
    WalletId untouched = open(ASHA, WalletProvider.PAYTM);
    asha.link(untouched, "12");
    asha.get("//wallets/" + untouched);
    WalletId open = open(ASHA, WalletProvider.LAZYPAY);
    asha.requestOtp(open);
    asha.link(open, otherThan(fake.inbox().newestOtp(open)));
    asha.link(open, MagicOtp.BAD_GATEWAY.typed());
    asha.delink(open);
    fake.clock().advance(Duration.ofSeconds(47));
    asha.requestOtp(open);
    asha.link(open, otherThan(fake.inbox().newestOtp(open)));
    fake.faults().whileSet(WalletOperation.REQUEST_OTP, Fault.smsFailed());
    fake.faults().next(WalletOperation.LINK, Fault.answerLost());
    return open;
  }

  static String otherThan(String otp) {
    return otp.endsWith("1") ? otp.replaceFirst(".$", "2") : otp.replaceFirst(".$", "1");
  }
}
