package dev.walletport.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.name.Names;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayHealth.State;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import dev.walletport.recipes.KeyRecordingRelay.Request;
import io.vavr.control.Either;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MerchantsModuleTest {

  private static final JuspayMerchant BOOKS =
      JuspayMerchant.named("books", JuspayApiKey.of("books_key"));
  private static final JuspayMerchant TOYS =
      JuspayMerchant.named("toys", JuspayApiKey.of("toys_key"));

  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId bookWallet =
      fake.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));
  private final WalletId toyWallet =
      fake.openWallet(customer.id(), NewWallet.at(WalletProvider.PAYTM));
  private JuspaySandbox sandbox;
  private KeyRecordingRelay relay;
  private Injector injector;

  @BeforeEach
  void start() throws IOException {
    sandbox = JuspaySandbox.start(fake);
    relay = KeyRecordingRelay.to(sandbox.uri());
    injector = Guice.createInjector(module(BOOKS, TOYS));
  }

  @AfterEach
  void stop() {
    injector.getInstance(JuspayTransport.class).close(Duration.ZERO);
    relay.close();
    sandbox.close();
  }

  @Test
  void each_merchant_links_with_its_own_key() {
    Shop shop = injector.getInstance(Shop.class);

    Either<WalletFailure, Linked> books = link(shop.books, bookWallet);
    Either<WalletFailure, Linked> toys = link(shop.toys, toyWallet);

    assertThat(books.isRight()).isTrue();
    assertThat(toys.isRight()).isTrue();
    assertThat(relay.requestsAbout(bookWallet.value()))
        .hasSize(2)
        .extracting(Request::key)
        .containsOnly("books_key");
    assertThat(relay.requestsAbout(toyWallet.value()))
        .hasSize(2)
        .extracting(Request::key)
        .containsOnly("toys_key");
  }

  @Test
  void keys_stay_apart_when_both_merchants_call_at_once() throws Exception {
    Wallets books = wallets("books");
    Wallets toys = wallets("toys");
    List<Callable<Either<WalletFailure, WalletAccount>>> calls = new ArrayList<>();
    for (int pair = 0; pair < 100; pair++) {
      calls.add(() -> books.find(customer, bookWallet));
      calls.add(() -> toys.find(customer, toyWallet));
    }

    List<Either<WalletFailure, WalletAccount>> answers = atOnce(calls);

    assertThat(answers).allMatch(Either::isRight);
    assertThat(relay.requestsAbout(bookWallet.value()))
        .hasSize(100)
        .allMatch(request -> request.key().equals("books_key"));
    assertThat(relay.requestsAbout(toyWallet.value()))
        .hasSize(100)
        .allMatch(request -> request.key().equals("toys_key"));
  }

  @Test
  void one_transport_serves_both_and_is_closed_once() {
    JuspayTransport transport = injector.getInstance(JuspayTransport.class);
    Wallets books = wallets("books");
    Wallets toys = wallets("toys");
    assertThat(books.find(customer, bookWallet).isRight()).isTrue();
    assertThat(toys.find(customer, toyWallet).isRight()).isTrue();
    assertThat(transport.health().connections().idle()).isEqualTo(1);

    transport.close(Duration.ZERO);

    assertThat(injector.getInstance(JuspayTransport.class)).isSameAs(transport);
    assertThat(transport.health().state()).isEqualTo(State.CLOSED);
    assertThat(books.find(customer, bookWallet).getLeft()).isInstanceOf(Unavailable.class);
    assertThat(toys.find(customer, toyWallet).getLeft()).isInstanceOf(Unavailable.class);
  }

  @Test
  void a_guard_of_the_host_holds_back_a_second_message_of_either_merchant() {
    CommandGuard guard = CommandGuard.over(CommandStore.inMemory(InstantSource.system()));
    Module guarded = binder -> OptionalBinder.newOptionalBinder(binder, CommandGuard.class)
        .setBinding()
        .toInstance(guard);
    injector.getInstance(JuspayTransport.class).close(Duration.ZERO);
    injector = Guice.createInjector(module(BOOKS, TOYS), guarded);

    assertThat(wallets("books").requestOtp(customer, bookWallet).isRight()).isTrue();
    assertThat(wallets("toys").requestOtp(customer, toyWallet).isRight()).isTrue();

    assertThat(wallets("books").requestOtp(customer, bookWallet).getLeft())
        .isInstanceOf(HeldBack.class);
    assertThat(wallets("toys").requestOtp(customer, toyWallet).getLeft())
        .isInstanceOf(HeldBack.class);
  }

  @Test
  void the_wallets_of_each_merchant_are_bound_once() {
    assertThat(wallets("books")).isSameAs(wallets("books")).isNotSameAs(wallets("toys"));
  }

  @Test
  void no_gateway_is_bound_for_all() {
    assertThat(injector.getExistingBinding(Key.get(WalletGateway.class))).isNull();
    assertThat(injector.getExistingBinding(Key.get(Wallets.class))).isNull();
    assertThatThrownBy(() -> injector.getInstance(Wallets.class))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void two_merchants_of_one_name_stop_the_start_without_a_key_in_the_message() {
    JuspayMerchant again = JuspayMerchant.named("books", JuspayApiKey.of("another_key"));

    assertThatThrownBy(() -> Guice.createInjector(module(BOOKS, again)))
        .isInstanceOf(CreationException.class)
        .hasMessageContaining("books")
        .hasMessageNotContainingAny("books_key", "another_key");
  }

  private MerchantsModule module(JuspayMerchant... merchants) {
    return new MerchantsModule(JuspaySettings.builder(relay.uri()).build(), List.of(merchants));
  }

  private Wallets wallets(String merchant) {
    return injector.getInstance(Key.get(Wallets.class, Names.named(merchant)));
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private Either<WalletFailure, Linked> link(Wallets wallets, WalletId wallet) {
    return wallets
        .requestOtp(customer, wallet)
        .flatMap(sent -> wallets.link(customer, wallet, fake.inbox().newestOtp(wallet)));
  }

  /** A class of the host that has the wallets of both merchants injected. */
  static final class Shop {

    private final Wallets books;
    private final Wallets toys;

    // README
    @Inject
    Shop(@Named("books") Wallets books, @Named("toys") Wallets toys) {
      this.books = books;
      this.toys = toys;
    }
    // README
  }
}
