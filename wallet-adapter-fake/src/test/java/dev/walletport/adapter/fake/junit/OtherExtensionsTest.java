package dev.walletport.adapter.fake.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.adapter.fake.RoutingRule;
import dev.walletport.application.LinkWallet;
import dev.walletport.application.Settling;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletOperation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters beside those of other extensions, the parameterized tests of JUnit first of all. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherExtensionsTest {

  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));

  static Stream<Fault> faults() {
    return Stream.of(Fault.answerLost(), Fault.slow(Duration.ofSeconds(3)));
  }

  static Stream<WalletGateway> gateways() {
    return Stream.of(TestDoubleResolver.GATEWAY);
  }

  static Stream<Arguments> namedGateways() {
    return Stream.of(Arguments.of("scripted", TestDoubleResolver.GATEWAY));
  }

  static Stream<OtpPolicy> policies() {
    return Stream.of(OtpPolicy.standard());
  }

  @Nested
  @WithFakeWallets
  class Parameterized_tests {

    @ParameterizedTest
    @EnumSource(MagicOtp.class)
    void have_magic_otps(MagicOtp magic, FakeWallets fake, Wallets wallets) {
      fake.openCustomer(CUSTOMER.id());

      assertThat(magic.typed()).hasSize(6);
      assertThat(wallets.list(CUSTOMER).get()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.fake.junit.OtherExtensionsTest#faults")
    void have_faults(Fault fault, FakeWallets fake) {
      fake.faults().next(WalletOperation.LIST, fault);

      assertThat(fake.gateway().list(CUSTOMER).isLeft()).isTrue();
      assertThat(fake.journal().get(0).fault().get()).isSameAs(fault);
    }

    @ParameterizedTest
    @EnumSource(RoutingRule.class)
    void have_routing_rules(RoutingRule rule, FakeWallets fake) {
      WalletGateway gateway = fake.gateway(rule, entry -> {});

      assertThat(gateway.list(CUSTOMER).isLeft()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void have_kinds_of_faults(Fault.Kind kind, WalletGateway gateway) {
      assertThat(kind.operations()).isNotEmpty();
      assertThat(gateway).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"call-1", "call-2"})
    void have_values_that_are_converted_to_ids(CallId id, FakeWallets fake) {
      assertThat(id.toString()).startsWith("call-");
      assertThat(fake.journal()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.fake.junit.OtherExtensionsTest#policies")
    void have_types_of_the_domain(OtpPolicy policy, FakeWallets fake) {
      assertThat(policy).isEqualTo(OtpPolicy.standard());
      assertThat(fake.journal()).isEmpty();
    }
  }

  @Nested
  @WithFakeWallets
  class Arguments_of_the_types_that_the_annotation_makes {

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.fake.junit.OtherExtensionsTest#gateways")
    void stay_arguments(WalletGateway argument) {
      assertThat(argument).isSameAs(TestDoubleResolver.GATEWAY);
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.fake.junit.OtherExtensionsTest#namedGateways")
    void stay_arguments_beside_what_it_makes(
        String name, WalletGateway argument, WalletGateway made, FakeWallets fake) {
      assertThat(name).isEqualTo("scripted");
      assertThat(argument).isSameAs(TestDoubleResolver.GATEWAY);
      assertThat(made).isSameAs(fake.gateway());
    }
  }

  @Nested
  @WithFakeWallets
  @ParameterizedClass
  @MethodSource("dev.walletport.adapter.fake.junit.OtherExtensionsTest#gateways")
  class A_parameterized_class_over_gateways {

    private final WalletGateway argument;
    private final WalletGateway made;

    A_parameterized_class_over_gateways(WalletGateway argument, WalletGateway made) {
      this.argument = argument;
      this.made = made;
    }

    @Test
    void has_its_argument_and_the_gateway_of_the_fake(FakeWallets fake, WalletGateway same) {
      assertThat(argument).isSameAs(TestDoubleResolver.GATEWAY);
      assertThat(made).isSameAs(fake.gateway());
      assertThat(same).isSameAs(fake.gateway());
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.fake.junit.OtherExtensionsTest#namedGateways")
    void has_them_in_parameterized_tests(
        String name, WalletGateway second, FakeWallets fake, WalletGateway same) {
      assertThat(name).isEqualTo("scripted");
      assertThat(second).isSameAs(argument).isNotSameAs(made);
      assertThat(same).isSameAs(fake.gateway());
    }
  }

  @Nested
  @WithFakeWallets
  @ParameterizedClass
  @EnumSource(
      value = MagicOtp.class,
      names = {"LINKED", "WRONG"})
  class A_parameterized_class_with_a_constructor {

    private final MagicOtp magic;
    private final FakeWallets fake;

    A_parameterized_class_with_a_constructor(MagicOtp magic, FakeWallets fake) {
      this.magic = magic;
      this.fake = fake;
    }

    @BeforeEach
    void open_a_customer(FakeWallets same) {
      same.openCustomer(CUSTOMER.id());
    }

    @Test
    void has_its_argument_and_the_fake_of_the_test(FakeWallets same, LinkWallet linkWallet) {
      assertThat(magic.typed()).startsWith("0000");
      assertThat(same).isSameAs(fake);
      assertThat(linkWallet).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void has_a_new_fake_in_each_test(int run, Wallets wallets) {
      assertThat(run).isPositive();
      assertThat(wallets.list(CUSTOMER).get()).isEmpty();
      assertThat(fake.journal()).hasSize(1);
    }
  }

  @Nested
  @WithFakeWallets
  @ParameterizedClass
  @MethodSource("dev.walletport.adapter.fake.junit.OtherExtensionsTest#faults")
  class A_parameterized_class_with_a_field {

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Fault fault;

    private final WalletGateway made;

    A_parameterized_class_with_a_field(WalletGateway made) {
      this.made = made;
    }

    @Test
    void has_its_argument(FakeWallets fake) {
      fake.faults().next(WalletOperation.LIST, fault);

      assertThat(made).isSameAs(fake.gateway());

      assertThat(fake.gateway().list(CUSTOMER).isLeft()).isTrue();
      assertThat(fake.journal().get(0).fault().get()).isSameAs(fault);
    }
  }

  @Nested
  @WithFakeWallets
  @ExtendWith(TestDoubleResolver.class)
  class An_extension_that_goes_by_its_annotation {

    @Test
    void makes_what_bears_it(@TestDouble WalletEvents events, @TestDouble SettlingPolicy policy) {
      assertThat(events).isSameAs(TestDoubleResolver.EVENTS);
      assertThat(policy).isEqualTo(SettlingPolicy.none());
    }

    @Test
    void makes_types_that_are_made_here_as_well(
        @TestDouble WalletGateway other, WalletGateway gateway, FakeWallets fake) {
      assertThat(other).isSameAs(TestDoubleResolver.GATEWAY);
      assertThat(gateway).isSameAs(fake.gateway());
    }

    @Test
    void is_not_disturbed_by_annotations_about_null(
        @Nonnull FakeWallets fake, @TestDouble @Nonnull WalletGateway other, TestInfo test) {
      assertThat(fake.gateway()).isNotSameAs(other);
      assertThat(test.getTestMethod()).isPresent();
    }
  }

  @Nested
  @WithFakeWallets
  @ExtendWith(PolicyResolver.class)
  class An_extension_that_goes_by_type {

    @Test
    void makes_its_own_types(SettlingPolicy policy, Customer customer, Wallets wallets) {
      assertThat(policy).isEqualTo(SettlingPolicy.none());
      assertThat(wallets.list(customer).isLeft()).isTrue();
    }
  }

  @Test
  void what_no_extension_makes_is_refused_by_junit() {
    assertThat(List.of(AsksForSettling.class, AsksForEvents.class, AsksForACustomer.class))
        .allSatisfy(tests -> assertThat(TestRun.failuresOf(tests))
            .singleElement()
            .asString()
            .contains("No ParameterResolver registered"));
  }

  @Test
  void what_bears_an_unknown_annotation_is_refused_by_junit() {
    assertThat(TestRun.failuresOf(AsksForATestDouble.class))
        .singleElement()
        .asString()
        .contains("No ParameterResolver registered for parameter [")
        .contains(WalletGateway.class.getName());
  }

  @WithFakeWallets
  static class AsksForSettling {
    @Test
    void test(Settling settling) {
      assertThat(settling).isNotNull();
    }
  }

  @WithFakeWallets
  static class AsksForEvents {
    @Test
    void test(WalletEvents events) {
      assertThat(events).isNotNull();
    }
  }

  @WithFakeWallets
  static class AsksForACustomer {
    @Test
    void test(Customer customer) {
      assertThat(customer).isNotNull();
    }
  }

  @WithFakeWallets
  static class AsksForATestDouble {
    @Test
    void test(@TestDouble WalletGateway gateway) {
      assertThat(gateway).isNotNull();
    }
  }

  /** Marks a parameter as another extension's, as Mockito's {@code @Mock} does. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface TestDouble {}

  /** Of the name and the retention that JSR 305 has. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Nonnull {}

  /** Makes whatever bears its annotation. */
  static final class TestDoubleResolver implements ParameterResolver {
    static final WalletEvents EVENTS = WalletEvents.none();
    static final WalletGateway GATEWAY = FakeWallets.create().gateway();

    private static final List<Object> DOUBLES = List.of(EVENTS, GATEWAY, SettlingPolicy.none());

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.isAnnotated(TestDouble.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return DOUBLES.stream()
          .filter(parameter.getParameter().getType()::isInstance)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Makes values of two types of Walletport that a host has. */
  static final class PolicyResolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == SettlingPolicy.class || type == Customer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Customer.class
          ? CUSTOMER
          : SettlingPolicy.none();
    }
  }
}
