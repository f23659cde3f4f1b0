package dev.walletport.consumer.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import org.junit.jupiter.api.Test;

class PlatformTest {

  @Test
  void a_wrong_otp_is_asked_for_again_and_the_right_one_links() {
    FakeWallets fake = FakeWallets.create();
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    Wallets wallets = Wallets.over(fake.gateway());
    WalletId wallet = wallets.create(customer, newWallet).get().id();
    Platform platform = new Platform(wallets);

    assertThat(platform.link(customer, wallet, "123456")).isEqualTo("ASK_AGAIN");
    assertThat(platform.link(customer, wallet, fake.inbox().newestOtp(wallet)))
        .isEqualTo("LINKED");
  }
}
