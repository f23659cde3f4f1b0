package dev.walletport.adapter.fake.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Faults;
import dev.walletport.adapter.fake.SmsInbox;
import dev.walletport.application.ChangeMobileNumber;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.ListWallets;
import dev.walletport.application.RefreshBalance;
import dev.walletport.application.RefreshBalances;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@WithFakeWallets
@DisplayNameGeneration(ReplaceUnderscores.class)
class WithFakeWalletsTest {

  private static final NewWallet NEW_WALLET = NewWallet.at(WalletProvider.MOBIKWIK);

  private final FakeWallets wallets;
  private final Customer customer;

  WithFakeWalletsTest(FakeWallets wallets) {
    this.wallets = wallets;
    this.customer = wallets.openCustomer(CustomerId.of("customer_1122"));
  }

  @BeforeEach
  void make_a_wallet(CreateWallet createWallet) {
    createWallet.create(customer, NEW_WALLET).get();
  }

  @Test
  void all_parameters_of_a_test_belong_to_one_fake(
      FakeWallets same, WalletGateway gateway, FakeClock clock, Faults faults) {
    assertThat(same).isSameAs(wallets);
    assertThat(gateway).isSameAs(wallets.gateway());
    assertThat(clock).isSameAs(wallets.clock());
    assertThat(faults).isSameAs(wallets.faults());
  }

  @Test
  void a_wallet_is_created_linked_and_delinked_by_use_cases(
      RequestOtp requestOtp, SmsInbox inbox, LinkWallet linkWallet, DelinkWallet delinkWallet) {
    WalletId wallet = onlyWallet();

    requestOtp.request(customer, wallet).get();
    Linked linked = linkWallet.link(customer, wallet, inbox.newestOtp(wallet)).get();

    assertThat(linked.id()).isEqualTo(wallet);
    assertThat(delinkWallet.delink(customer, wallet).get().id()).isEqualTo(wallet);
  }

  @Test
  void the_other_use_cases_are_there_as_well(
      FindWallet find, ListWallets list, RefreshBalances refreshAll, ChangeMobileNumber change) {
    WalletId wallet = onlyWallet();

    assertThat(find.find(customer, wallet).get().id()).isEqualTo(wallet);
    assertThat(list.list(customer).get()).hasSize(1);
    assertThat(refreshAll.refresh(customer).get()).hasSize(1);
    assertThat(change.change(customer, wallet, MobileNumber.of("9876543210")).isRight())
        .isTrue();
  }

  @Test
  void the_use_cases_of_a_test_are_the_same_ones_behind_its_wallets(
      Wallets front, ListWallets list, ListWallets sameList, SmsInbox inbox) {
    WalletId wallet = onlyWallet();

    front.requestOtp(customer, wallet).get();
    Linked linked = front.link(customer, wallet, inbox.newestOtp(wallet)).get();

    assertThat(list.list(customer).get()).extracting("id").containsExactly(linked.id());
    assertThat(list).isSameAs(sameList);
  }

  @Test
  void a_single_balance_can_be_refreshed(RefreshBalance refresh) {
    assertThat(refresh.refresh(customer, onlyWallet()).isLeft()).isTrue();
  }

  @RepeatedTest(2)
  void each_repetition_begins_anew(ListWallets listWallets) {
    assertThat(listWallets.list(customer).get()).hasSize(1);
    assertThat(wallets.journal()).hasSize(2);
  }

  @Nested
  class A_nested_test {
    @Test
    void has_the_fake_of_its_outer_instance(FakeWallets same) {
      assertThat(same).isSameAs(wallets);
    }
  }

  @Test
  void tests_in_parallel_have_a_fake_each() {
    InParallel.SEEN.clear();

    assertThat(TestRun.failuresOf(InParallel.class)).isEmpty();

    assertThat(InParallel.SEEN).hasSize(InParallel.TESTS);
  }

  @Test
  void what_serves_several_tests_cannot_have_a_fake() {
    assertThat(TestRun.failuresOf(AsksTooEarly.class))
        .singleElement()
        .asString()
        .contains("a fake belongs to one test, so prepare, which serves several, cannot have a"
            + " FakeWallets");
    assertThat(TestRun.failuresOf(SharesAnInstance.class))
        .singleElement()
        .asString()
        .contains("cannot have a FakeWallets");
  }

  private WalletId onlyWallet() {
    return wallets.gateway().list(customer).get().wallets().get(0).id();
  }

  @WithFakeWallets
  @Execution(ExecutionMode.CONCURRENT)
  static class InParallel {
    static final int TESTS = 50;
    static final Set<FakeWallets> SEEN = ConcurrentHashMap.newKeySet();

    @RepeatedTest(TESTS)
    void finds_no_customer_of_another_test(FakeWallets wallets, ListWallets listWallets) {
      Customer customer = Customer.registered(CustomerId.of("customer_1122"));
      assertThat(listWallets.list(customer).isLeft()).isTrue();
      wallets.openCustomer(customer.id());
      SEEN.add(wallets);
    }
  }

  @WithFakeWallets
  static class AsksTooEarly {
    @BeforeAll
    static void prepare(FakeWallets wallets) {
      assertThat(wallets).isNotNull();
    }

    @Test
    void test() {
      assertThat(this).isNotNull();
    }
  }

  @WithFakeWallets
  @TestInstance(Lifecycle.PER_CLASS)
  static class SharesAnInstance {
    SharesAnInstance(FakeWallets wallets) {
      assertThat(wallets).isNotNull();
    }

    @Test
    void test() {
      assertThat(this).isNotNull();
    }
  }
}
