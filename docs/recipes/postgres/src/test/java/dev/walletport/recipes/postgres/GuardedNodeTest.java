package dev.walletport.recipes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardedNodeTest {

  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet =
      fake.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));

  @Test
  void asks_the_database_before_it_sends_a_message() {
    try (GuardedNode node = GuardedNode.open(fake.gateway(), withoutServer())) {
      assertThat(node.wallets().requestOtp(customer, wallet).getLeft())
          .isInstanceOf(Unavailable.class);
    }

    assertThat(fake.inbox().count(wallet)).isZero();
  }

  @Test
  void reads_without_the_database() {
    try (GuardedNode node = GuardedNode.open(fake.gateway(), withoutServer())) {
      assertThat(node.wallets().find(customer, wallet).isRight()).isTrue();
    }
  }

  /** Port 1 of loopback, on which no PostgreSQL listens. */
  private static PGSimpleDataSource withoutServer() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1");
    return dataSource;
  }
}
