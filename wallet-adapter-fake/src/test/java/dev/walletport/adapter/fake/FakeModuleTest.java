package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import dev.walletport.application.ChangeMobileNumber;
import dev.walletport.application.CommandGuard;
import dev.walletport.application.CreateWallet;
import dev.walletport.application.DelinkWallet;
import dev.walletport.application.FindWallet;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.ListWallets;
import dev.walletport.application.RefreshBalance;
import dev.walletport.application.RefreshBalances;
import dev.walletport.application.RequestOtp;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.UseCases;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.CommandStore;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletCallBegun;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FakeModuleTest {

  private static final CustomerId CUSTOMER = CustomerId.of("customer_1122");

  @Test
  void injects_every_use_case() {
    Injector injector = Guice.createInjector(new FakeModule());
    FakeWallets wallets = injector.getInstance(FakeWallets.class);
    Customer customer = wallets.openCustomer(CUSTOMER);
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK);

    WalletId wallet = injector
        .getInstance(CreateWallet.class)
        .create(customer, newWallet)
        .get()
        .id();
    injector
        .getInstance(ChangeMobileNumber.class)
        .change(customer, wallet, MobileNumber.of("9123456780"))
        .get();
    injector.getInstance(RequestOtp.class).request(customer, wallet).get();
    String otp = wallets.inbox().newestOtp(wallet);
    Linked linked =
        injector.getInstance(LinkWallet.class).link(customer, wallet, otp).get();
    injector.getInstance(RefreshBalance.class).refresh(customer, wallet).get();
    injector.getInstance(RefreshBalances.class).refresh(customer).get();
    injector.getInstance(FindWallet.class).find(customer, wallet).get();
    injector.getInstance(ListWallets.class).list(customer).get();
    Unlinked unlinked =
        injector.getInstance(DelinkWallet.class).delink(customer, wallet).get();

    assertThat(linked.id()).isEqualTo(wallet);
    assertThat(unlinked.id()).isEqualTo(wallet);
    assertThat(wallets.journal())
        .extracting(JournalEntry::operation)
        .containsExactlyInAnyOrder(WalletOperation.values());
  }

  @Test
  void binds_the_wallets_and_their_gateway_once() {
    Injector injector = Guice.createInjector(new FakeModule());

    FakeWallets wallets = injector.getInstance(FakeWallets.class);

    assertThat(injector.getInstance(FakeWallets.class)).isSameAs(wallets);
    assertThat(injector.getInstance(WalletGateway.class)).isSameAs(wallets.gateway());
    assertThat(injector
            .getInstance(Wallets.class)
            .list(wallets.openCustomer(CUSTOMER))
            .get())
        .isEmpty();
  }

  @Test
  void makes_one_gateway_and_one_set_of_use_cases_for_an_injector() {
    Injector injector = Guice.createInjector(
        new FakeModule(FakeWallets.create()), listening(new RecordingWalletEvents()));

    assertThat(injector.getInstance(WalletGateway.class))
        .isSameAs(injector.getInstance(WalletGateway.class));
    assertThat(injector.getInstance(UseCases.class)).isSameAs(injector.getInstance(UseCases.class));
    assertThat(injector.getInstance(LinkWallet.class))
        .isSameAs(injector.getInstance(LinkWallet.class));
  }

  @Test
  void has_commands_pass_the_guard_that_the_host_binds() {
    FakeWallets wallets = FakeWallets.create();
    CommandGuard guard = CommandGuard.over(CommandStore.inMemory(wallets.clock()));
    Injector injector = Guice.createInjector(
        new FakeModule(wallets), binder -> binder.bind(CommandGuard.class).toInstance(guard));
    Customer customer = wallets.openCustomer(CUSTOMER);
    WalletId wallet = wallets.openWallet(CUSTOMER, NewWallet.at(WalletProvider.MOBIKWIK));
    RequestOtp request = injector.getInstance(RequestOtp.class);

    assertThat(request.request(customer, wallet).isRight()).isTrue();

    assertThat(request.request(customer, wallet).getLeft())
        .isInstanceOf(WalletFailure.HeldBack.class);
    assertThat(wallets.journal()).hasSize(1);
  }

  @Test
  void makes_new_wallets_for_every_injector() {
    FakeModule module = new FakeModule();

    assertThat(Guice.createInjector(module).getInstance(FakeWallets.class))
        .isNotSameAs(Guice.createInjector(module).getInstance(FakeWallets.class));
  }

  @Test
  void takes_wallets_that_are_prepared() {
    FakeWallets wallets = FakeWallets.seeded(9);

    Injector injector = Guice.createInjector(new FakeModule(wallets));

    assertThat(injector.getInstance(FakeWallets.class)).isSameAs(wallets);
  }

  @Test
  void has_a_default_for_everything_that_a_use_case_needs() {
    Injector injector = Guice.createInjector(new FakeModule());
    FakeWallets wallets = injector.getInstance(FakeWallets.class);
    Customer customer = wallets.openCustomer(CUSTOMER);
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    WalletId wallet = wallets.gateway().create(customer, newWallet).get().id();
    wallets.faults().next(WalletOperation.LINK, Fault.answerLost());

    Linked linked = injector
        .getInstance(LinkWallet.class)
        .link(customer, wallet, wallets.inbox().newestOtp(wallet))
        .get();

    assertThat(linked.id()).isEqualTo(wallet);
    assertThat(wallets.clock().instant()).isAfter(FakeClock.START);
  }

  @Test
  void binds_nothing_that_a_host_binds_itself() {
    List<WalletCallEnded> heard = new ArrayList<>();
    InstantSource standing = InstantSource.fixed(FakeClock.START.plusSeconds(1));

    Injector injector = Guice.createInjector(new FakeModule(), new AbstractModule() {
      @Override
      protected void configure() {
        bind(InstantSource.class).toInstance(standing);
        bind(WalletEvents.class).toInstance(heard::add);
      }
    });
    Either<?, ?> answer = injector.getInstance(Wallets.class).list(Customer.registered(CUSTOMER));

    assertThat(answer.isLeft()).isTrue();
    assertThat(heard)
        .extracting(event -> event.stamp().began())
        .containsExactly(standing.instant());
    assertThat(heard).extracting(WalletCallEnded::callId).containsExactly(CallId.of("call-1"));
  }

  @Test
  void takes_what_a_parent_binds() {
    List<WalletCallEnded> heard = new ArrayList<>();
    Injector parent = Guice.createInjector(new AbstractModule() {
      @Override
      protected void configure() {
        bind(WalletEvents.class).toInstance(heard::add);
      }
    });

    Injector child = parent.createChildInjector(new FakeModule());
    Either<?, ?> answer = child.getInstance(Wallets.class).list(Customer.registered(CUSTOMER));

    assertThat(answer.isLeft()).isTrue();
    assertThat(heard).hasSize(1);
  }

  @Test
  void tells_the_attempts_to_the_listener_of_the_host() {
    RecordingWalletEvents events = new RecordingWalletEvents();
    Injector injector = Guice.createInjector(new FakeModule(), listening(events));
    FakeWallets wallets = injector.getInstance(FakeWallets.class);
    wallets.faults().next(WalletOperation.LIST, Fault.answerLost());

    Either<?, ?> answer =
        injector.getInstance(ListWallets.class).list(wallets.openCustomer(CUSTOMER));

    assertThat(answer.isLeft()).isTrue();
    assertThat(events.attempts())
        .extracting(WalletAttempt::callId, WalletAttempt::ending)
        .containsExactly(tuple(CallId.of("call-1"), new Ending.Lost(Reason.CONNECTION_LOST, "")));
    assertThat(injector.getInstance(WalletGateway.class)).isSameAs(wallets.gateway());
  }

  @Test
  void tells_each_host_of_prepared_wallets_its_own_attempts() {
    FakeWallets wallets = FakeWallets.create();
    Customer customer = wallets.openCustomer(CUSTOMER);
    RecordingWalletEvents first = new RecordingWalletEvents();
    RecordingWalletEvents second = new RecordingWalletEvents();
    FakeModule module = new FakeModule(wallets);

    Either<?, ?> here = Guice.createInjector(module, listening(first))
        .getInstance(Wallets.class)
        .list(customer);
    Either<?, ?> there = Guice.createInjector(module, listening(second))
        .getInstance(WalletGateway.class)
        .list(customer);

    assertThat(List.of(here.isRight(), there.isRight())).containsOnly(true);
    assertThat(first.all()).hasSize(3);
    assertThat(second.all()).hasSize(1);
  }

  @Test
  void leaves_prepared_wallets_their_listener_where_the_host_has_none() {
    RecordingWalletEvents events = new RecordingWalletEvents();
    FakeWallets wallets = FakeWallets.builder().events(events).build();

    Either<?, ?> answer = Guice.createInjector(new FakeModule(wallets))
        .getInstance(WalletGateway.class)
        .list(wallets.openCustomer(CUSTOMER));

    assertThat(answer.isRight()).isTrue();
    assertThat(events.attempts()).hasSize(1);
  }

  @Test
  void lets_the_listener_of_the_host_have_the_fake() {
    Injector injector = Guice.createInjector(
        new FakeModule(),
        binder -> binder
            .bind(WalletEvents.class)
            .to(JournalReadingWalletEvents.class)
            .in(Singleton.class));

    Either<?, ?> answer = injector.getInstance(Wallets.class).list(Customer.registered(CUSTOMER));

    JournalReadingWalletEvents events =
        (JournalReadingWalletEvents) injector.getInstance(WalletEvents.class);
    assertThat(answer.isLeft()).isTrue();
    assertThat(events.sizes).containsExactly(1);
  }

  @Test
  void logs_to_the_host_that_its_listener_failed_on_an_attempt() {
    List<String> logged = new ArrayList<>();
    Injector injector = Guice.createInjector(
        new FakeModule(),
        listening(new FailingWalletEvents()),
        binder ->
            binder.bind(HostFailureLog.class).toInstance((message, thrown) -> logged.add(message)));

    Either<?, ?> answer =
        injector.getInstance(WalletGateway.class).list(Customer.registered(CUSTOMER));

    assertThat(answer.isLeft()).isTrue();
    assertThat(logged).singleElement().asString().contains("listener failed on WalletAttempt[");
  }

  @Test
  void logs_to_the_host_that_its_listener_failed_on_a_begin_and_on_an_outcome() {
    List<String> logged = new ArrayList<>();
    Injector injector = Guice.createInjector(
        new FakeModule(),
        listening(new FailingOnCalls()),
        binder ->
            binder.bind(HostFailureLog.class).toInstance((message, thrown) -> logged.add(message)));

    Either<?, ?> answer =
        injector.getInstance(ListWallets.class).list(Customer.registered(CUSTOMER));

    assertThat(answer.isLeft()).isTrue();
    assertThat(logged)
        .satisfiesExactly(
            begin -> assertThat(begin).contains("listener failed on WalletCallBegun["),
            outcome -> assertThat(outcome).contains("listener failed on WalletCallEnded["));
  }

  @Test
  void settles_a_lost_answer_by_the_policy_that_the_host_binds() {
    Injector injector = Guice.createInjector(
        new FakeModule(),
        binder -> binder.bind(SettlingPolicy.class).toInstance(SettlingPolicy.none()));
    FakeWallets wallets = injector.getInstance(FakeWallets.class);
    Customer customer = wallets.openCustomer(CUSTOMER);
    NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
    WalletId wallet = wallets.gateway().create(customer, newWallet).get().id();
    wallets.faults().next(WalletOperation.LINK, Fault.answerLost());

    WalletFailure failure = injector
        .getInstance(LinkWallet.class)
        .link(customer, wallet, wallets.inbox().newestOtp(wallet))
        .getLeft();

    assertThat(failure).isInstanceOf(OutcomeUnknown.class);
    assertThat(wallets.journal())
        .extracting(JournalEntry::operation)
        .containsExactly(WalletOperation.CREATE, WalletOperation.LINK);
  }

  @Test
  void can_be_installed_twice_without_implicit_bindings() {
    FakeWallets wallets = FakeWallets.create();

    Injector injector = Guice.createInjector(
        new FakeModule(wallets), new FakeModule(wallets), Binder::requireExplicitBindings);

    assertThat(UseCases.types())
        .allSatisfy(type -> assertThat(injector.getInstance(type)).isInstanceOf(type));
    assertThat(injector.getInstance(Wallets.class)).isNotNull();
    assertThat(new FakeModule(wallets)).isNotEqualTo(new FakeModule());
    assertThat(new FakeModule()).hasSameHashCodeAs(new FakeModule()).hasToString("FakeModule");
  }

  @Test
  void lets_a_host_override_each_default() {
    List<WalletCallEnded> received = new ArrayList<>();
    HostFailureLog log = (message, thrown) -> {};
    OtpForm fourDigits = OtpForm.digits(4);
    InstantSource standing = InstantSource.fixed(FakeClock.START.plusSeconds(1));

    Injector injector = Guice.createInjector(new FakeModule(), new AbstractModule() {
      @Override
      protected void configure() {
        override(OtpForm.class, fourDigits);
        override(SettlingPolicy.class, SettlingPolicy.none());
        override(InstantSource.class, standing);
        override(WalletEvents.class, received::add);
        override(CallIds.class, () -> CallId.of("request-7"));
        override(HostFailureLog.class, log);
      }

      private <T> void override(Class<T> type, T instance) {
        OptionalBinder.newOptionalBinder(binder(), type).setBinding().toInstance(instance);
      }
    });
    Customer customer = Customer.registered(CUSTOMER);
    Either<?, ?> answer = injector
        .getInstance(LinkWallet.class)
        .link(customer, WalletId.of("wlt_q23xzki3pazgtezo"), "345678");

    assertThat(answer.getLeft())
        .isEqualTo(new OtpRejected(new OtpRejection.Malformed(OtpForm.digits(4))));
    assertThat(received)
        .extracting(WalletCallEnded::operation)
        .containsExactly(WalletOperation.LINK);
    assertThat(received)
        .extracting(WalletCallEnded::callId)
        .containsExactly(CallId.of("request-7"));
    assertThat(received)
        .extracting(event -> event.stamp().began())
        .containsExactly(standing.instant());
  }

  private static Module listening(WalletEvents events) {
    return binder -> binder.bind(WalletEvents.class).toInstance(events);
  }

  private static final class FailingOnCalls implements WalletEvents {
    @Override
    public void onBegin(WalletCallBegun event) {
      throw new IllegalStateException("a defect of the listener");
    }

    @Override
    public void onEnd(WalletCallEnded event) {
      throw new IllegalStateException("a defect of the listener");
    }
  }

  private static final class JournalReadingWalletEvents implements WalletEvents {
    private final FakeWallets wallets;
    private final List<Integer> sizes = new ArrayList<>();

    @Inject
    JournalReadingWalletEvents(FakeWallets wallets) {
      this.wallets = wallets;
    }

    @Override
    public void onEnd(WalletCallEnded event) {}

    @Override
    public void onAttempt(WalletAttempt event) {
      sizes.add(wallets.journal().size());
    }
  }
}
