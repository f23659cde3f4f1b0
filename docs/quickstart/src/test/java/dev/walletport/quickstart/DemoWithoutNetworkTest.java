package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.walletport.adapter.fake.FakeModule;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A demo, as the page on the fake quotes it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoWithoutNetworkTest {

  @Test
  void the_presenter_types_a_magic_otp() {
    assertThat(linkedOnStage()).isInstanceOf(Linked.class);
  }

  private static Linked linkedOnStage() {
    // README
    Injector host = Guice.createInjector(new FakeModule());
    FakeWallets fake = host.getInstance(FakeWallets.class);
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK);
    WalletId wallet =
        host.getInstance(CreateWallet.class).create(customer, newWallet).get().id();

    String typed = MagicOtp.LINKED.typed(); // 000010: no phone on stage
    Linked linked =
        host.getInstance(LinkWallet.class).link(customer, wallet, typed).get();
    // README
    return linked;
  }
}
