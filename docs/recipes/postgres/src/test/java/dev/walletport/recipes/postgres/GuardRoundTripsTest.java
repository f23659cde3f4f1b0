package dev.walletport.recipes.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How many statements a guarded command executes; on connections that commit, each is one trip. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardRoundTripsTest {

  private static PostgresServer server;

  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start();
    CommandTable.create(server.dataSource());
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void are_two_for_a_command_and_more_for_a_message() {
    CountingDataSource counting = new CountingDataSource(server.dataSource());
    Wallets wallets = Wallets.builder(fake.gateway())
        .clock(fake.clock())
        .guard(
            CommandGuard.over(new JdbcCommandStore(counting.dataSource(), Duration.ofSeconds(5))))
        .build();

    WalletId wallet =
        wallets.create(customer, NewWallet.at(WalletProvider.MOBIKWIK)).get().id();
    int created = counting.executed();
    assertThat(wallets.requestOtp(customer, wallet).isRight()).isTrue();
    int requested = counting.executed();
    assertThat(wallets.link(customer, wallet, fake.inbox().newestOtp(wallet)).isRight())
        .isTrue();
    int linked = counting.executed();
    assertThat(wallets.delink(customer, wallet).isRight()).isTrue();

    assertThat(created).isEqualTo(2);
    assertThat(requested - created).as("read both rows, write each, end").isEqualTo(4);
    assertThat(linked - requested).isEqualTo(2);
    assertThat(counting.executed() - linked).isEqualTo(2);
  }
}
