package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers without a null checker learn at once which argument was null. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NullRefusalTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  /** A value for every type that a component of a record has. */
  private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
      Map.entry(String.class, "sample"),
      Map.entry(int.class, 1),
      Map.entry(BigDecimal.class, BigDecimal.ONE),
      Map.entry(Instant.class, NOW),
      Map.entry(Duration.class, Duration.ofSeconds(1)),
      Map.entry(Option.class, Option.none()),
      Map.entry(List.class, List.of()),
      Map.entry(Map.class, Map.of()),
      Map.entry(IntPredicate.class, (IntPredicate) unit -> true),
      Map.entry(WalletId.class, SampleWallets.ID),
      Map.entry(CustomerId.class, CustomerId.of("c")),
      Map.entry(RoutingId.class, RoutingId.of("r")),
      Map.entry(WalletProvider.class, WalletProvider.PAYTM),
      Map.entry(WalletDetails.class, WalletDetails.none()),
      Map.entry(WalletAccount.class, SampleWallets.linked()),
      Map.entry(Funds.class, Funds.unknown()),
      Map.entry(SubAccount.Type.class, SubAccount.Type.WALLET),
      Map.entry(Otp.class, Otp.of("345678")),
      Map.entry(OtpForm.class, OtpForm.digits(6)),
      Map.entry(OtpForm.Alphabet.class, OtpForm.Alphabet.DIGITS),
      Map.entry(OtpPolicy.class, OtpPolicy.standard()),
      Map.entry(OtpChallenge.class, OtpChallenge.issue(Otp.of("1"), OtpPolicy.standard(), NOW)),
      Map.entry(ProviderTrace.class, ProviderTrace.none()),
      Map.entry(OtpRejection.class, new OtpRejection.Missing()),
      Map.entry(WalletOperation.class, WalletOperation.LINK),
      Map.entry(NewWallet.FirstOtp.class, NewWallet.FirstOtp.LATER),
      Map.entry(Command.class, CommandStateTest.link()),
      Map.entry(Command.Action.class, Command.Action.on(WalletOperation.LINK)),
      Map.entry(Command.Effect.class, Command.Effect.GUESS),
      Map.entry(Customer.class, Customer.registered(CustomerId.of("c"))),
      Map.entry(CommandLease.class, CommandLease.from(NOW, Duration.ofSeconds(1))),
      Map.entry(CommandTrail.class, CommandTrail.empty()),
      Map.entry(CommandState.Looks.class, new CommandState.Looks(0, NOW)),
      Map.entry(CommandRow.Phase.class, CommandRow.Phase.IDLE),
      Map.entry(CommandRow.TrailColumns.class, new CommandRow.TrailColumns("", "", NOW)),
      Map.entry(Ceiling.class, new Ceiling(1, Duration.ofSeconds(1))),
      Map.entry(GuardLimits.Shared.class, GuardLimits.standard().shared()),
      Map.entry(WalletFailure.HeldBack.Reason.class, WalletFailure.HeldBack.Reason.TOO_SOON));

  /** Every component of every record of the domain that a null fits into. */
  static Stream<Component> components() throws IOException, URISyntaxException {
    return publicRecords()
        .flatMap(type -> Arrays.stream(type.getRecordComponents())
            .filter(component -> !component.getType().isPrimitive())
            .map(component -> new Component(type, component.getName())));
  }

  @ParameterizedTest
  @MethodSource("components")
  void a_record_names_the_component_that_is_null(Component component) {
    ThrowingCallable construction = () -> constructWithNull(component);

    if (component.isTextOfAnIdentifier()) {
      assertThatThrownBy(construction)
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("is missing: it must not be null or empty");
    } else {
      assertThatThrownBy(construction)
          .isExactlyInstanceOf(NullPointerException.class)
          .hasMessage(component.name);
    }
  }

  @Test
  void the_records_were_found() throws IOException, URISyntaxException {
    assertThat(publicRecords())
        .contains(WalletAccount.Linked.class, Balance.class, WalletFailure.Refused.class)
        .hasSizeGreaterThan(40);
  }

  @Test
  void a_factory_names_the_argument_that_is_null() {
    assertNamed("value", () -> Otp.of(none()));
    assertNamed("form", () -> Otp.parse("345678", none()));
    assertNamed("value", () -> DebitToken.of(none(), NOW));
    assertNamed("issuedAt", () -> DebitToken.of("tok_1", none()));
    assertNamed("amount", () -> Balance.of(none(), NOW));
    assertNamed("readAt", () -> Balance.of(BigDecimal.ONE, none()));
    assertNamed("id", () -> Customer.registered(none()));
    assertNamed("routingId", () -> Customer.guest(CustomerId.of("c"), none()));
    assertNamed("provider", () -> NewWallet.at(none()));
    assertNamed("number", () -> NewWallet.at(WalletProvider.PAYTM).withMobileNumber(none()));
    assertNamed("provider", () -> OtpPolicy.of(none()));
    assertNamed("text", () -> OtpForm.opaque().accepts(none()));
  }

  @Test
  void an_otp_challenge_names_the_argument_that_is_null() {
    Issued issued = OtpChallenge.issue(Otp.of("1"), OtpPolicy.standard(), NOW);

    assertNamed("expected", () -> OtpChallenge.issue(none(), OtpPolicy.standard(), NOW));
    assertNamed("policy", () -> OtpChallenge.issue(Otp.of("1"), none(), NOW));
    assertNamed("issuedAt", () -> OtpChallenge.issue(Otp.of("1"), OtpPolicy.standard(), none()));
    assertNamed("offered", () -> issued.guess(none(), NOW));
  }

  private static void assertNamed(String argument, ThrowingCallable call) {
    assertThatThrownBy(call).isExactlyInstanceOf(NullPointerException.class).hasMessage(argument);
  }

  private static void constructWithNull(Component component) throws Throwable {
    Constructor<?> constructor =
        component.type.getDeclaredConstructor(Arrays.stream(component.type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new));
    try {
      constructor.newInstance(Arrays.stream(component.type.getRecordComponents())
          .map(each -> each.getName().equals(component.name) ? null : sample(each.getType()))
          .toArray());
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static Object sample(Class<?> type) {
    return Objects.requireNonNull(SAMPLES.get(type), "a sample of " + type);
  }

  private static Stream<Class<?>> publicRecords() throws IOException, URISyntaxException {
    Path classes = Path.of(
        WalletAccount.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('/', '.'))
          .filter(file -> file.startsWith("dev.") && file.endsWith(".class"))
          .<Class<?>>map(file -> load(file.substring(0, file.length() - ".class".length())))
          .filter(type -> type.isRecord() && !type.equals(IdRule.class))
          .toList()
          .stream();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** A null that the null checker lets through, as a caller without one would pass it. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // A null is the point.
  private static <T> T none() {
    @Nullable T nothing = null;
    return nothing;
  }

  record Component(Class<?> type, String name) {

    boolean isTextOfAnIdentifier() {
      return List.of(WalletId.class, CustomerId.class, RoutingId.class, WalletProvider.class)
          .contains(type);
    }

    @Override
    public String toString() {
      return type.getSimpleName() + "." + name;
    }
  }
}
