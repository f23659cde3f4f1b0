package dev.walletport.recipes;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import dev.walletport.recipes.KeyRecordingRelay.Request;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MerchantsTest {

  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId bookWallet =
      fake.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));
  private final WalletId toyWallet =
      fake.openWallet(customer.id(), NewWallet.at(WalletProvider.PAYTM));
  private final AtomicReference<JuspayApiKey> currentKey =
      new AtomicReference<>(JuspayApiKey.of("books_key"));
  private final JuspayMerchant books = JuspayMerchant.named("books", currentKey::get);
  private final JuspayMerchant toys = JuspayMerchant.named("toys", JuspayApiKey.of("toys_key"));
  private JuspaySandbox sandbox;
  private KeyRecordingRelay relay;
  private Merchants merchants;

  @BeforeEach
  void start() throws IOException {
    sandbox = JuspaySandbox.start(fake);
    relay = KeyRecordingRelay.to(sandbox.uri());
    JuspaySettings settings = JuspaySettings.builder(relay.uri()).build();
    merchants = Merchants.open(settings, WalletEvents.none());
  }

  @AfterEach
  void stop() {
    merchants.close(Duration.ZERO);
    relay.close();
    sandbox.close();
  }

  @Test
  void each_merchant_links_with_its_own_key() {
    assertThat(link(books, bookWallet).isRight()).isTrue();
    assertThat(link(toys, toyWallet).isRight()).isTrue();

    assertThat(relay.requestsAbout(bookWallet.value()))
        .extracting(Request::key)
        .containsExactly("books_key", "books_key");
    assertThat(relay.requestsAbout(toyWallet.value()))
        .extracting(Request::key)
        .containsExactly("toys_key", "toys_key");
  }

  @Test
  void a_key_that_changes_is_used_from_the_next_call_on_by_its_merchant_alone() {
    ignore(merchants.wallets(books).requestOtp(customer, bookWallet));

    currentKey.set(JuspayApiKey.of("newer_key"));
    ignore(merchants.wallets(books).requestOtp(customer, bookWallet));
    ignore(merchants.wallets(toys).requestOtp(customer, toyWallet));

    assertThat(relay.requestsAbout(bookWallet.value()))
        .extracting(Request::key)
        .containsExactly("books_key", "newer_key");
    assertThat(relay.requestsAbout(toyWallet.value()))
        .extracting(Request::key)
        .containsExactly("toys_key");
  }

  @Test
  void closing_ends_the_calls_of_all_merchants() {
    merchants.close();

    assertThat(link(books, bookWallet).getLeft()).isInstanceOf(Unavailable.class);
    assertThat(link(toys, toyWallet).getLeft()).isInstanceOf(Unavailable.class);
    assertThat(relay.requestsAbout("/")).isEmpty();
  }

  private Either<WalletFailure, Linked> link(JuspayMerchant merchant, WalletId wallet) {
    Wallets wallets = merchants.wallets(merchant);
    return wallets
        .requestOtp(customer, wallet)
        .flatMap(sent -> wallets.link(customer, wallet, fake.inbox().newestOtp(wallet)));
  }
}
