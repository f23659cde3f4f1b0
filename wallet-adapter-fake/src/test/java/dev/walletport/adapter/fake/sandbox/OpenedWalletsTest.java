package dev.walletport.adapter.fake.sandbox;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wallets that the control API opens, and how many of very many it shows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenedWalletsTest {

  private final SandboxFixture fixture;

  OpenedWalletsTest() throws IOException {
    fixture = SandboxFixture.start();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({"&first_otp=true, 1", "&first_otp=false, 0", "'', 0"})
  void have_a_first_otp_only_if_that_is_true(String field, int sent) {
    RawResponse response =
        fixture.post("/sandbox/wallets", "customer=customer_1122&provider=PAYTM" + field);

    WalletId wallet = WalletId.of(response.field("wallet"));
    assertThat(fixture.fake().inbox().count(wallet)).isEqualTo(sent);
  }

  @Test
  void are_counted_over_all_customers_until_200_are_shown() {
    open("customer_a", 100);
    open("customer_b", 99);
    open("customer_c", 2);

    assertThat(customersShown()).containsExactly("customer_1122", "customer_a", "customer_b");
  }

  @Test
  void of_the_customer_with_the_200th_are_all_shown() {
    open("customer_a", 100);
    open("customer_b", 98);
    open("customer_c", 2);
    open("customer_d", 1);

    assertThat(customersShown())
        .containsExactly("customer_1122", "customer_a", "customer_b", "customer_c");
  }

  private void open(String customer, int wallets) {
    FakeWallets fake = fixture.fake();
    CustomerId id = CustomerId.of(customer);
    fake.openCustomer(id);
    for (int i = 0; i < wallets; i++) {
      ignore(fake.openWallet(id, NewWallet.at(WalletProvider.PAYTM)));
    }
  }

  private List<Object> customersShown() {
    return JsonMaps.objects(fixture.get("/sandbox/state").json(), "customers").stream()
        .map(customer -> Objects.requireNonNull(customer.get("id")))
        .toList();
  }
}
