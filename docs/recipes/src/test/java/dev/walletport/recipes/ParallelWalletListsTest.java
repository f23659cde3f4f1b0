package dev.walletport.recipes;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ParallelWalletListsTest {

  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final int MOST = 2;

  private final FakeWallets fake = FakeWallets.create();
  private final ExecutorService threads = threads();
  private JuspaySandbox sandbox;
  private Juspay juspay;

  /** Virtual ones where the JDK that runs this has them. */
  private static ExecutorService threads() {
    if (Runtime.version().feature() < FIRST_WITH_VIRTUAL_THREADS) {
      return Executors.newCachedThreadPool();
    }
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    sandbox = JuspaySandbox.start(fake);
    juspay = Juspay.open(JuspaySettings.builder(sandbox.uri(), JuspayApiKey.of("your_api_key"))
        .readConnections(MOST)
        .build());
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    juspay.close();
    sandbox.close();
  }

  @Test
  void more_customers_than_connections_get_their_answers_in_order() throws Exception {
    List<Customer> customers = IntStream.range(0, 200).mapToObj(this::customer).toList();
    ParallelWalletLists lists =
        new ParallelWalletLists(Wallets.over(juspay.gateway()), threads, MOST);

    List<Either<WalletFailure, WalletList>> answers = lists.list(customers);

    assertThat(answers).hasSize(200).allMatch(Either::isRight);
    assertThat(answers.stream().map(answer -> answer.get().wallets().size()))
        .containsExactlyElementsOf(
            IntStream.range(0, 200).mapToObj(number -> number % 3).toList());
  }

  private Customer customer(int number) {
    Customer customer = fake.openCustomer(CustomerId.of("customer_" + number));
    Stream.of(WalletProvider.MOBIKWIK, WalletProvider.PAYTM)
        .limit(number % 3)
        .forEach(provider -> ignore(fake.openWallet(customer.id(), NewWallet.at(provider))));
    return customer;
  }

  @Test
  void an_unknown_customer_costs_the_others_nothing() throws Exception {
    Customer known = customer(1);
    Customer unknown = Customer.registered(CustomerId.of("nowhere"));
    ParallelWalletLists lists =
        new ParallelWalletLists(Wallets.over(juspay.gateway()), threads, MOST);

    List<Either<WalletFailure, WalletList>> answers = lists.list(List.of(unknown, known));

    assertThat(answers.get(0).getLeft()).isInstanceOf(WalletFailure.CustomerNotFound.class);
    assertThat(answers.get(1).isRight()).isTrue();
  }

  @Test
  void what_a_gateway_throws_is_told_by_its_class() throws Exception {
    Wallets wallets = Wallets.over(throwing(new StackOverflowError("canary")));

    List<Either<WalletFailure, WalletList>> answers =
        new ParallelWalletLists(wallets, threads, MOST).list(List.of(customer(1)));

    assertThat(answers)
        .containsExactly(
            Either.left(new WalletFailure.Unavailable("java.lang.StackOverflowError")));
  }

  @Test
  @Timeout(30)
  void a_gateway_that_throws_keeps_no_other_customer_waiting() throws Exception {
    Wallets wallets = Wallets.over(throwing(new StackOverflowError()));

    List<Either<WalletFailure, WalletList>> answers = new ParallelWalletLists(wallets, threads, 1)
        .list(List.of(customer(0), customer(1), customer(2)));

    assertThat(answers).hasSize(3).allMatch(Either::isLeft);
  }

  private static WalletGateway throwing(Throwable thrown) {
    return (WalletGateway) Proxy.newProxyInstance(
        WalletGateway.class.getClassLoader(),
        new Class<?>[] {WalletGateway.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("list")) {
            throw thrown;
          }
          return InvocationHandler.invokeDefault(proxy, method, arguments);
        });
  }

  @Test
  void a_share_of_nothing_is_refused() {
    Wallets wallets = Wallets.over(juspay.gateway());

    assertThatThrownBy(() -> new ParallelWalletLists(wallets, threads, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
