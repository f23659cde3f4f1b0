package dev.walletport.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.WalletId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Runs the samples that the README quotes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeSamplesTest {

  private final FakeWallets fake = FakeWallets.create();
  private final Wallets wallets = Wallets.over(fake.gateway());
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final LinkSample sample = new LinkSample(wallets, customer);
  private final DelinkSample delink = new DelinkSample(wallets, customer);

  @Test
  void a_wrong_otp_is_asked_for_again_and_the_right_one_links() throws IOException {
    WalletId wallet = sample.newWallet().get().id();

    String wrong = sample.link(wallet, "123456");
    String right = sample.link(wallet, fake.inbox().newestOtp(wallet));

    assertThat(wrong).startsWith("That is not the code");
    assertThat(right).isEqualTo("Linked to MOBIKWIK.");
    assertThat(Files.readString(Path.of("../../README.md")))
        .contains("```text\n" + wrong + "\n" + right + "\n```\n");
  }

  @Test
  void a_wallet_that_is_linked_already_is_shown_as_it_is() {
    WalletId wallet = sample.newWallet().get().id();
    String otp = fake.inbox().newestOtp(wallet);

    assertThat(sample.link(wallet, otp)).startsWith("Linked");
    assertThat(sample.link(wallet, otp)).isEqualTo("This wallet has changed. Load the page again.");
  }

  @Test
  void a_linked_wallet_is_listed_with_its_balance_and_delinked() {
    WalletId wallet = sample.newWallet().get().id();
    fake.setBalance(wallet, new BigDecimal("250.00"));
    assertThat(delink.list()).isEqualTo("MOBIKWIK: not linked");
    assertThat(sample.link(wallet, fake.inbox().newestOtp(wallet))).startsWith("Linked");

    assertThat(delink.list()).isEqualTo("MOBIKWIK: linked, balance 250.00");
    assertThat(delink.delink(wallet)).isEqualTo("MOBIKWIK is delinked.");
    assertThat(delink.list()).isEqualTo("MOBIKWIK: not linked");
  }

  @Test
  void a_customer_who_is_unknown_is_no_exception() {
    Customer stranger = Customer.registered(CustomerId.of("stranger"));

    String shown = new DelinkSample(wallets, stranger).list();

    assertThat(shown).isEqualTo("This does not work. We have been told.");
  }
}
