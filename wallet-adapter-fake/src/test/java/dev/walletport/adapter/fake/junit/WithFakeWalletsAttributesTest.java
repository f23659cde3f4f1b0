package dev.walletport.adapter.fake.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.RecordingWalletEvents;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CallEvent;
import dev.walletport.application.port.WalletCallEnded;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection.Malformed;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values of {@link WithFakeWallets} change. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WithFakeWalletsAttributesTest {

  private static final CustomerId CUSTOMER = CustomerId.of("customer_1122");
  private static final NewWallet NEW_WALLET =
      NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();

  private static WalletId newWallet(FakeWallets fake) {
    fake.openCustomer(CUSTOMER);
    return fake.openWallet(CUSTOMER, NEW_WALLET);
  }

  @Nested
  @WithFakeWallets
  class Without_values {

    @Test
    void the_fake_is_the_one_of_create(FakeWallets fake) {
      assertThat(newWallet(fake)).isEqualTo(newWallet(FakeWallets.create()));
    }

    @Test
    void a_lost_answer_is_settled(FakeWallets fake, LinkWallet linkWallet) {
      WalletId wallet = newWallet(fake);
      fake.faults().next(WalletOperation.LINK, Fault.answerLost());

      assertThat(linkWallet
              .link(Customer.registered(CUSTOMER), wallet, fake.inbox().newestOtp(wallet))
              .isRight())
          .isTrue();
      assertThat(fake.clock().instant()).isAfter(FakeClock.START);
    }

    @Test
    void a_one_time_password_has_the_usual_form(FakeWallets fake, Wallets wallets) {
      WalletId wallet = newWallet(fake);
      Customer customer = Customer.registered(CUSTOMER);
      String spaced = fake.inbox().newestOtp(wallet).replaceAll("(..)(..)(..)", "$1 $2 $3");

      assertThat(wallets.link(customer, wallet, "abc").getLeft())
          .isEqualTo(new OtpRejected(new Malformed(OtpForm.standard())));
      assertThat(spaced).hasSize(8);
      assertThat(wallets.link(customer, wallet, spaced).isRight()).isTrue();
    }
  }

  @Nested
  @WithFakeWallets(seed = 7)
  class A_seed {

    @Test
    void is_that_of_the_fake(FakeWallets fake) {
      assertThat(newWallet(fake)).isEqualTo(newWallet(FakeWallets.seeded(7)));
    }

    @Test
    @WithFakeWallets(seed = -8)
    void of_a_method_stands_in_place_of_that_of_its_class(FakeWallets fake) {
      assertThat(newWallet(fake)).isEqualTo(newWallet(FakeWallets.seeded(-8)));
    }

    @Nested
    class In_a_class_around {
      @Test
      void holds_in_a_nested_class(FakeWallets fake) {
        assertThat(newWallet(fake)).isEqualTo(newWallet(FakeWallets.seeded(7)));
      }
    }

    @Nested
    @WithFakeWallets(seed = 9)
    class Of_a_nested_class {
      @Test
      void stands_in_place_of_that_of_the_outer_one(FakeWallets fake) {
        assertThat(newWallet(fake)).isEqualTo(newWallet(FakeWallets.seeded(9)));
      }
    }
  }

  @Nested
  class An_annotation_of_the_host {
    @Test
    @WithSeedEleven
    void may_bear_the_values(FakeWallets fake) {
      assertThat(newWallet(fake)).isEqualTo(newWallet(FakeWallets.seeded(11)));
    }
  }

  @Nested
  class A_base_class extends SeededTests {
    @Test
    void may_bear_the_values(FakeWallets fake) {
      assertThat(newWallet(fake)).isEqualTo(newWallet(FakeWallets.seeded(12)));
    }
  }

  @Nested
  @WithFakeWallets(settling = false)
  class Settling_that_is_off {

    @Test
    void leaves_a_lost_answer_unknown(FakeWallets fake, Wallets wallets) {
      WalletId wallet = newWallet(fake);
      fake.faults().next(WalletOperation.LINK, Fault.answerLost());

      assertThat(wallets
              .link(Customer.registered(CUSTOMER), wallet, fake.inbox().newestOtp(wallet))
              .getLeft())
          .isInstanceOf(OutcomeUnknown.class);
      assertThat(fake.journal()).hasSize(1);
      assertThat(fake.clock().instant()).isEqualTo(FakeClock.START);
    }
  }

  @Nested
  @WithFakeWallets(events = RecordingWalletEvents.class)
  class Events {

    private final RecordingWalletEvents events;

    Events(RecordingWalletEvents events) {
      this.events = events;
    }

    @BeforeEach
    void ask(Wallets wallets) {
      assertThat(wallets.list(Customer.registered(CUSTOMER)).isLeft()).isTrue();
    }

    @AfterEach
    void has_nothing_of_another_test(RecordingWalletEvents same) {
      assertThat(same.all()).hasSizeBetween(3, 4);
    }

    @Test
    void are_told_begins_attempts_and_outcomes(WalletEvents same) {
      assertThat(same).isSameAs(events);
      assertThat(events.all())
          .extracting(event -> event.getClass().getSimpleName())
          .containsExactly("WalletCallBegun", "WalletAttempt", "WalletCallEnded");
      assertThat(events.all())
          .extracting(CallEvent::callId)
          .containsOnly(events.all().get(0).callId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void are_told_the_attempts_of_the_gateway(String run, WalletGateway gateway, FakeWallets fake) {
      assertThat(gateway.list(fake.openCustomer(CustomerId.of(run))).isRight()).isTrue();

      assertThat(events.attempts()).hasSize(2);
    }
  }

  @Test
  @WithFakeWallets(events = RecordingWalletEvents.class)
  void events_have_the_times_of_the_fakes_clock(
      RecordingWalletEvents events, FakeWallets fake, Wallets wallets) {
    Customer customer = fake.openCustomer(CUSTOMER);
    fake.clock().advance(Duration.ofDays(1));
    fake.faults().next(WalletOperation.LIST, Fault.slow(Duration.ofSeconds(7)));

    assertThat(wallets.list(customer).isRight()).isTrue();

    assertThat(events.all())
        .extracting(CallEvent::began)
        .containsOnly(FakeClock.START.plus(Duration.ofDays(1)));
    assertThat(events.all())
        .last()
        .isInstanceOfSatisfying(
            WalletCallEnded.class,
            ended -> assertThat(ended.effort().duration()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  @WithFakeWallets(events = PrivateWalletEvents.class)
  void events_may_have_a_private_constructor(PrivateWalletEvents events, WalletEvents same) {
    assertThat(events).isSameAs(same);
  }

  @Test
  void events_that_cannot_be_made_are_refused_with_what_can() {
    assertThat(List.of(
            AbstractEvents.class,
            InterfaceEvents.class,
            InnerEvents.class,
            EventsWithParameters.class,
            ThrowingEvents.class))
        .allSatisfy(tests -> assertThat(TestRun.failuresOf(tests))
            .singleElement()
            .asString()
            .contains("@WithFakeWallets cannot make its events dev.walletport.")
            .contains("a class that is not abstract and no inner one"));
    assertThat(TestRun.failuresOf(ThrowingEvents.class).get(0)).hasRootCauseMessage("no clock");
  }

  @Test
  void events_of_another_class_are_left_to_other_extensions() {
    assertThat(TestRun.failuresOf(OtherEvents.class))
        .singleElement()
        .asString()
        .contains("No ParameterResolver registered");
  }

  @Retention(RetentionPolicy.RUNTIME)
  @WithFakeWallets(seed = 11)
  @interface WithSeedEleven {}

  @WithFakeWallets(seed = 12)
  abstract static class SeededTests {}

  @WithFakeWallets(events = AbstractWalletEvents.class)
  static class AbstractEvents {
    @Test
    void test(FakeWallets fake) {
      assertThat(fake).isNotNull();
    }
  }

  @WithFakeWallets(events = NamedWalletEvents.class)
  static class InterfaceEvents {
    @Test
    void test(NamedWalletEvents events) {
      assertThat(events).isNotNull();
    }
  }

  @WithFakeWallets(events = InnerEvents.Inner.class)
  static class InnerEvents {
    @Test
    void test(Wallets wallets) {
      assertThat(wallets).isNotNull();
    }

    final class Inner implements WalletEvents {
      @Override
      public void onEnd(WalletCallEnded event) {
        assertThat(InnerEvents.this).isNotNull();
      }
    }
  }

  @WithFakeWallets(events = ParameterizedWalletEvents.class)
  static class EventsWithParameters {
    @Test
    void test(LinkWallet linkWallet) {
      assertThat(linkWallet).isNotNull();
    }
  }

  @WithFakeWallets(events = ThrowingWalletEvents.class)
  static class ThrowingEvents {
    @Test
    void test(WalletEvents events) {
      assertThat(events).isNotNull();
    }
  }

  @WithFakeWallets(events = RecordingWalletEvents.class)
  static class OtherEvents {
    @Test
    void test(PrivateWalletEvents events) {
      assertThat(events).isNotNull();
    }
  }

  abstract static class AbstractWalletEvents implements WalletEvents {}

  interface NamedWalletEvents extends WalletEvents {}

  static final class PrivateWalletEvents implements WalletEvents {
    private PrivateWalletEvents() {}

    @Override
    public void onEnd(WalletCallEnded event) {}
  }

  record ParameterizedWalletEvents(String name) implements WalletEvents {
    @Override
    public void onEnd(WalletCallEnded event) {}
  }

  static final class ThrowingWalletEvents implements WalletEvents {
    ThrowingWalletEvents() {
      throw new IllegalStateException("no clock");
    }

    @Override
    public void onEnd(WalletCallEnded event) {}
  }
}
