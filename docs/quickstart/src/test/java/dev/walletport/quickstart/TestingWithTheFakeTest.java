package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The test that the README quotes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TestingWithTheFakeTest {

  // README
  @Test
  void a_customer_who_comes_back_late_is_asked_for_a_new_otp() {
    FakeWallets fake = FakeWallets.create();
    Wallets wallets = Wallets.over(fake.gateway());
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    WalletId wallet = wallets.create(customer, newWallet).get().id();
    String typed = fake.inbox().newestOtp(wallet);

    fake.clock().advance(Duration.ofMinutes(10));
    WalletFailure failure = wallets.link(customer, wallet, typed).getLeft();

    assertThat(failure).isEqualTo(new OtpRejected(new OtpRejection.Expired()));
  }
  // README
}
