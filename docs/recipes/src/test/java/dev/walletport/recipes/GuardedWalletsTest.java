package dev.walletport.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CommandStore;
import dev.walletport.domain.Ceiling;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.GuardLimits;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Origin;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardedWalletsTest {

  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));

  @Test
  void a_second_tap_on_send_is_held_back() {
    Wallets wallets = GuardedWallets.onOneNode(fake.gateway());
    WalletId wallet = opened(WalletProvider.MOBIKWIK);

    assertThat(wallets.requestOtp(customer, wallet).isRight()).isTrue();

    assertThat(wallets.requestOtp(customer, wallet).getLeft()).isInstanceOf(HeldBack.class);
    assertThat(fake.inbox().count(wallet)).isEqualTo(1);
  }

  @Test
  void messages_of_one_origin_are_counted_over_all_its_wallets() {
    Ceiling many = new Ceiling(10, Duration.ofHours(1));
    GuardLimits limits = GuardLimits.standard()
        .withShared(new GuardLimits.Shared(many, many, new Ceiling(1, Duration.ofHours(1))));
    CommandGuard guard = GuardedWallets.countingNumbersAndOrigins(
            CommandStore.inMemory(InstantSource.system()), new byte[32], new OneOrigin())
        .limits(limits);
    Wallets wallets = Wallets.builder(fake.gateway()).guard(guard).build();

    assertThat(wallets.requestOtp(customer, opened(WalletProvider.MOBIKWIK)).isRight())
        .isTrue();

    assertThat(wallets.requestOtp(customer, opened(WalletProvider.PAYTM)).getLeft())
        .isInstanceOfSatisfying(
            HeldBack.class,
            held -> assertThat(held.reason()).isEqualTo(HeldBack.Reason.TOO_MANY_MESSAGES));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_sweep_that_fails_leaves_the_schedule_as_it_is(Throwable failure) {
    CapturedSchedule schedule = new CapturedSchedule();
    CommandStore broken = (CommandStore) Proxy.newProxyInstance(
        CommandStore.class.getClassLoader(),
        new Class<?>[] {CommandStore.class},
        (proxy, method, arguments) -> {
          throw failure;
        });
    Wallets wallets =
        Wallets.builder(fake.gateway()).guard(CommandGuard.over(broken)).build();

    ScheduledFuture<?> sweeping = GuardedWallets.sweeping(wallets, schedule);

    assertThatCode(schedule.work::run).doesNotThrowAnyException();
    assertThat(sweeping.cancel(false)).isTrue();
    schedule.shutdownNow();
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("no store"), new NoClassDefFoundError("a class of the driver"));
  }

  /** Keeps what is scheduled, so that it can be run without waiting. */
  private static final class CapturedSchedule extends ScheduledThreadPoolExecutor {

    private Runnable work = () -> {};

    private CapturedSchedule() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable command, long initialDelay, long delay, TimeUnit unit) {
      work = command;
      return super.scheduleWithFixedDelay(command, initialDelay, delay, unit);
    }
  }

  private WalletId opened(WalletProvider provider) {
    return fake.openWallet(customer.id(), NewWallet.at(provider));
  }

  private static final class OneOrigin implements GuardedWallets.CurrentRequest {

    @Override
    public Option<MobileNumber> number() {
      return Option.none();
    }

    @Override
    public Option<Origin> origin() {
      return Option.some(Origin.of("192.0.2.7"));
    }
  }
}
