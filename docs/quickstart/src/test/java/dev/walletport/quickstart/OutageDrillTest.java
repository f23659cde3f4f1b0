package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.Faults.Standing;
import dev.walletport.adapter.fake.junit.WithFakeWallets;
import dev.walletport.application.ListWallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Remedy;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletOperation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An outage drill, as the page on the fake quotes it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutageDrillTest {

  // README
  @Test
  @WithFakeWallets
  void a_list_succeeds_again_after_the_outage(FakeWallets fake, ListWallets listWallets) {
    Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    Standing outage = fake.faults().whileSet(WalletOperation.LIST, Fault.unavailable());

    WalletFailure failure = listWallets.list(customer).getLeft();
    outage.clear();

    assertThat(failure.remedy()).isEqualTo(Remedy.RETRY);
    assertThat(listWallets.list(customer).get()).isEmpty();
  }
  // README
}
