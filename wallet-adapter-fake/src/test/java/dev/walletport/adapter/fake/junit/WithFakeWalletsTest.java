package dev.walletport.adapter.fake.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

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
import dev.walletport.application.Settling;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@WithFakeWallets
@DisplayNameGeneration(ReplaceUnderscores.class)
class WithFakeWalletsTest {

  private static final NewWallet WISH = NewWallet.at(WalletProvider.MOBIKWIK);

  private final FakeWallets wallets;
  private final Customer customer;

  WithFakeWalletsTest(FakeWallets wallets) {
    this.wallets = wallets;
    this.customer = wallets.openCustomer(CustomerId.of("customer_1122"));
  }

  @BeforeEach
  void make_a_wallet(CreateWallet createWallet) {
    createWallet.create(customer, WISH).get();
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
  void the_story_of_a_wallet_can_be_told_by_use_cases(
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

    assertThat(failuresOf(InParallel.class)).isEmpty();

    assertThat(InParallel.SEEN).hasSize(InParallel.TESTS);
  }

  @Test
  void what_is_not_there_is_refused_with_what_is() {
    assertThat(failuresOf(AsksForTooMuch.class))
        .singleElement()
        .asString()
        .contains("no Settling here; there is ChangeMobileNumber, CreateWallet, ");
  }

  @Test
  void what_serves_several_tests_cannot_have_a_fake() {
    assertThat(failuresOf(AsksTooEarly.class))
        .singleElement()
        .asString()
        .contains("a fake belongs to one test, so prepare, which serves several, cannot have a"
            + " FakeWallets");
    assertThat(failuresOf(SharesAnInstance.class))
        .singleElement()
        .asString()
        .contains("cannot have a FakeWallets");
  }

  @Test
  void parameters_of_other_extensions_are_left_alone() {
    assertThat(failuresOf(AsksForACustomer.class))
        .singleElement()
        .asString()
        .contains("No ParameterResolver registered");
  }

  private WalletId onlyWallet() {
    return wallets.gateway().list(customer).get().get(0).id();
  }

  private static List<String> failuresOf(Class<?> tests) {
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClass(tests))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .build();
    List<String> failures = new ArrayList<>();
    LauncherFactory.create().execute(request, new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(thrown -> failures.add(thrown.toString()));
      }
    });
    return failures;
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
  static class AsksForTooMuch {
    @Test
    void test(Settling settling) {
      assertThat(settling).isNotNull();
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

  @WithFakeWallets
  static class AsksForACustomer {
    @Test
    void test(Customer customer) {
      assertThat(customer).isNotNull();
    }
  }
}
