package dev.walletport.quickstart;

// README
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;

/** Links a wallet on the fake: first with a wrong OTP, then with the one that was sent. */
record LinkSample(Wallets wallets, Customer customer) {

  public static void main(String[] arguments) {
    FakeWallets fake = FakeWallets.create();
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    LinkSample sample = new LinkSample(Wallets.over(fake.gateway()), customer);

    String shown = sample
        .newWallet()
        .map(Unlinked::id)
        .fold(
            LinkSample::advice,
            wallet -> sample.link(wallet, "123456")
                + "\n"
                + sample.link(wallet, fake.inbox().newestOtp(wallet)));
    System.out.println(shown);
  }

  /** Creates a wallet and has its provider send an OTP. */
  Either<WalletFailure, Unlinked> newWallet() {
    return wallets
        .create(customer, NewWallet.at(WalletProvider.MOBIKWIK))
        .flatMap(created -> wallets.requestOtp(customer, created.id()));
  }

  /** Links the wallet by what the customer typed. Answers what the customer is shown. */
  String link(WalletId wallet, String typed) {
    return wallets.link(customer, wallet, typed).fold(LinkSample::advice, LinkSample::state);
  }

  static String state(Linked linked) {
    return "Linked to " + linked.provider() + ".";
  }

  static String advice(WalletFailure failure) {
    return switch (failure.remedy()) {
      case ASK_AGAIN -> "That is not the code in the newest message. Type it again.";
      case REQUEST_NEW_OTP -> "That code is not valid any more. Ask for a new one.";
      case RETRY, RETRY_LATER, WAIT -> "Try again later.";
      case SHOW_STATE -> "This wallet has changed. Load the page again.";
      case READ_BEFORE_ANYTHING -> "We are looking whether this worked. Load the page again.";
      case TELL_CUSTOMER -> "The provider has refused this. Ask its support.";
      case FIX_REQUEST, FIX_CONFIGURATION, REPORT -> "This does not work. We have been told.";
    };
  }
}
// README
