package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.RefusalMeaning;
import dev.walletport.adapter.juspay.RefusalRow;
import dev.walletport.adapter.juspay.RefusalTable;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docs/failures.md to the failures of the domain and to the refusals of the adapter. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FailuresPageTest {

  private static final MarkdownPage PAGE = MarkdownPage.of("docs/failures.md");

  @Nested
  class The_table_of_failures {

    private final List<List<String>> rows = PAGE.rows("## Every failure");

    @Test
    void has_a_row_for_each_with_its_remedy() {
      Map<String, String> remedies = FailureSamples.all().stream()
          .collect(
              Collectors.toMap(WalletFailure::kind, failure -> failure.remedy().name()));

      assertThat(column(2)).isEqualTo(new TreeMap<>(remedies));
    }

    @Test
    void tells_what_the_customer_is_told_by_each() {
      assertThat(rows).allSatisfy(row -> assertThat(row.get(3)).isNotEmpty());
    }

    @Test
    void tells_for_each_whether_waiting_helps() {
      Map<String, String> waits = FailureSamples.all().stream()
          .collect(Collectors.toMap(WalletFailure::kind, The_table_of_failures::again));

      Map<String, String> told = rows.stream()
          .collect(
              Collectors.toMap(row -> only(row.get(0)), row -> row.get(4).replaceFirst(":.*", "")));

      assertThat(new TreeMap<>(told)).isEqualTo(new TreeMap<>(waits));
    }

    private static String again(WalletFailure failure) {
      Option<Instant> at = failure.retryAt(FailureSamples.NOW);
      if (failure instanceof WalletFailure.OutcomeUnknown) {
        return "after a read";
      }
      return at.fold(
          () -> "no", instant -> instant.equals(FailureSamples.NOW) ? "at once" : "after the wait");
    }

    private Map<String, String> column(int index) {
      return new TreeMap<>(rows.stream()
          .collect(Collectors.toMap(row -> only(row.get(0)), row -> only(row.get(index)))));
    }
  }

  /** Every meaning is sent as the refusal of a real exchange. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class The_table_of_refusals {

    private final FakeWallets fake = FakeWallets.create();
    private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    private final WalletId unlinked =
        fake.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));
    private JuspaySandbox sandbox;

    @BeforeAll
    void start() throws IOException {
      sandbox = JuspaySandbox.start(fake);
    }

    @AfterAll
    void stop() {
      sandbox.close();
    }

    @Test
    void has_a_row_for_each_meaning() {
      assertThat(rows().keySet())
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(RefusalMeaning.values()).map(RefusalMeaning::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void tells_the_failure_that_the_host_gets(RefusalMeaning meaning) {
      RefusalRow row = RefusalRow.code("CODE_OF_THIS_TEST").means(meaning);
      try (Juspay juspay = Juspay.open(settings(RefusalTable.standard().with(row)))) {
        Wallets wallets = Wallets.over(juspay.gateway());
        WalletId wallet = meaning == RefusalMeaning.WRONG_STATE ? linked(wallets) : unlinked;
        fake.faults().next(WalletOperation.LINK, Fault.refused("CODE_OF_THIS_TEST", ""));

        WalletFailure failure = wallets.link(customer, wallet, "123456").getLeft();

        assertThat(failure.kind()).as("%s", failure).isEqualTo(rows().get(meaning.name()));
      }
    }

    @Test
    void says_of_a_wrong_state_that_a_read_has_to_confirm_it() {
      RefusalRow row = RefusalRow.code("CODE_OF_THIS_TEST").means(RefusalMeaning.WRONG_STATE);
      try (Juspay juspay = Juspay.open(settings(RefusalTable.standard().with(row)))) {
        fake.faults().next(WalletOperation.LINK, Fault.refused("CODE_OF_THIS_TEST", ""));

        WalletFailure failure =
            Wallets.over(juspay.gateway()).link(customer, unlinked, "123456").getLeft();

        assertThat(failure.kind()).isEqualTo("Refused");
      }
    }

    @Test
    void says_of_a_linked_wallet_that_its_token_is_not_part_of_the_promise() {
      try (Juspay juspay = Juspay.open(settings(RefusalTable.standard()))) {
        Wallets overTheWire = Wallets.over(juspay.gateway());
        WalletId wallet = linked(overTheWire);

        assertThat(tokenOf(overTheWire.requestOtp(customer, wallet).getLeft())).isTrue();
        assertThat(tokenOf(
                Wallets.over(fake.gateway()).requestOtp(customer, wallet).getLeft()))
            .isFalse();
      }
    }

    private static boolean tokenOf(WalletFailure failure) {
      assertThat(failure).isInstanceOf(NotInThisState.class);
      return failure
          .wallet()
          .get()
          .<Boolean>fold(none -> false, linked -> linked.funds().token().isDefined());
    }

    private WalletId linked(Wallets wallets) {
      NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
      WalletId wallet = wallets.create(customer, newWallet).get().id();
      return wallets
          .link(customer, wallet, fake.inbox().newestOtp(wallet))
          .get()
          .id();
    }

    private JuspaySettings settings(RefusalTable table) {
      return JuspaySettings.builder(sandbox.uri(), JuspayApiKey.of("your_api_key"))
          .refusals(table)
          .deadline(Duration.ofSeconds(20))
          .build();
    }

    private static Map<String, String> rows() {
      return PAGE.rows("## What a refusal of the provider becomes").stream()
          .collect(Collectors.toMap(row -> only(row.get(0)), row -> only(row.get(1))));
    }
  }

  private static String only(String cell) {
    List<String> codes = MarkdownPage.codes(cell);
    assertThat(codes).as(cell).hasSize(1);
    return codes.get(0);
  }
}
