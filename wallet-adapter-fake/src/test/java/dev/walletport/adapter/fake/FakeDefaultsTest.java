package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FakeDefaultsTest {

  private final FakeWallets wallets = FakeWallets.create();
  private final Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));

  @Test
  void of_the_module_have_the_use_cases_on_the_clock_of_the_fake() {
    List<WalletCallEnded> heard = new ArrayList<>();
    WalletEvents listener = heard::add;
    Injector injector = Guice.createInjector(
        new FakeModule(wallets), binder -> binder.bind(WalletEvents.class).toInstance(listener));
    wallets.clock().advance(Duration.ofHours(1));

    ignore(injector.getInstance(Wallets.class).list(customer));

    assertThat(heard)
        .map(event -> event.stamp().began())
        .containsExactly(FakeClock.START.plus(Duration.ofHours(1)));
  }

  @Test
  void of_the_gateway_have_commands_alone_keep_a_send_deadline() {
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK);

    Either<WalletFailure, ?> read = late(() -> wallets.gateway().list(customer));
    Either<WalletFailure, ?> command = late(() -> wallets.gateway().create(customer, newWallet));

    assertThat(read.isRight()).isTrue();
    assertThat(command.getLeft()).isInstanceOf(Unavailable.class);
  }

  private static <T> T late(Supplier<T> call) {
    return CurrentCall.sendingBy(SendDeadline.in(Duration.ZERO), call);
  }
}
