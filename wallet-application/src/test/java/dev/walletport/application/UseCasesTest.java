package dev.walletport.application;

import static dev.walletport.application.UseCaseFixture.CUSTOMER;
import static dev.walletport.application.UseCaseFixture.WALLET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.walletport.application.port.CallIds;
import dev.walletport.application.port.HostFailureLog;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What all use cases have in common; every public type that takes a gateway is one, or has them
 * all.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UseCasesTest {

  private static final Map<Class<?>, Object> COLLABORATORS = Map.of(
      WalletGateway.class, new ScriptedGateway(),
      OtpForm.class, OtpForm.standard(),
      SettlingPolicy.class, SettlingPolicy.none(),
      Settling.class, Settling.standard(),
      Reporting.class, Reporting.none(),
      WalletEvents.class, WalletEvents.none(),
      InstantSource.class, InstantSource.system(),
      CallIds.class, CallIds.unique(),
      HostFailureLog.class, HostFailureLog.system());

  private static List<Class<?>> publicTypesThatTakeAGateway() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.walletport.application")
            .stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !HAVE_THEM_ALL.contains(type.getSimpleName()))
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(made -> List.of(made.getParameterTypes()).contains(WalletGateway.class)))
            .toList();
  }

  private static final Set<String> HAVE_THEM_ALL =
      Set.of("Wallets", "Builder", "UseCases", "DelinkAll", "SettleOutstanding");

  static Stream<Class<?>> useCases() {
    return UseCases.types().stream();
  }

  static Stream<Class<?>> injected() {
    return Stream.concat(useCases(), Stream.of(Settling.class, Reporting.class));
  }

  @Test
  void are_these_nine() {
    assertThat(useCases())
        .hasSize(9)
        .containsExactlyInAnyOrderElementsOf(publicTypesThatTakeAGateway());
  }

  @ParameterizedTest
  @MethodSource("useCases")
  void are_public_and_final_with_one_public_verb(Class<?> useCase) {
    Set<String> verbs = Arrays.stream(useCase.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .collect(Collectors.toSet());

    assertThat(useCase).isFinal().isPublic();
    assertThat(verbs).hasSize(1);
    assertThat(useCase.getSimpleName().toLowerCase(java.util.Locale.ROOT))
        .startsWith(verbs.iterator().next());
  }

  @ParameterizedTest
  @MethodSource("useCases")
  void answer_an_either_and_never_throw_what_a_host_must_catch(Class<?> useCase) {
    assertThat(useCase.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .allMatch(method -> method.getReturnType().equals(Either.class))
        .allMatch(method -> method.getExceptionTypes().length == 0);
  }

  @ParameterizedTest
  @MethodSource("injected")
  void are_made_by_one_public_constructor_that_a_container_finds(Class<?> type) {
    assertThat(type.getDeclaredConstructors())
        .filteredOn(constructor -> constructor.isAnnotationPresent(Inject.class))
        .hasSize(1)
        .allMatch(constructor -> Modifier.isPublic(constructor.getModifiers()));
  }

  @ParameterizedTest
  @MethodSource("injected")
  void name_the_collaborator_that_is_null(Class<?> type) {
    Constructor<?> constructor = injectedConstructor(type);
    Parameter[] parameters = constructor.getParameters();

    for (int nulled = 0; nulled < parameters.length; nulled++) {
      @Nullable Object[] arguments = collaboratorsWithout(nulled, parameters);

      assertThatThrownBy(() -> construct(constructor, arguments))
          .isExactlyInstanceOf(NullPointerException.class)
          .hasMessage(fieldOf(type, parameters[nulled].getType()));
    }
  }

  @Nested
  class A_null_argument {
    private final UseCaseFixture fixture = new UseCaseFixture();
    private final ScriptedGateway gateway = fixture.gateway;
    private final Reporting reporting = fixture.reporting();
    private final MobileNumber number = MobileNumber.of("9876543210");

    @Test
    void of_a_link_is_named_before_anything_happens() {
      LinkWallet useCase =
          new LinkWallet(gateway, OtpForm.standard(), fixture.settling(), reporting);

      assertRefused("customer", () -> useCase.link(none(), WALLET, "345678"));
      assertRefused("wallet", () -> useCase.link(CUSTOMER, none(), "345678"));
      assertRefused("expected", () -> useCase.link(CUSTOMER, WALLET, "345678", none()));
      assertRefused("customer", () -> useCase.link(none(), WALLET, null));
    }

    @Test
    void of_a_create_is_named_before_anything_happens() {
      CreateWallet useCase = new CreateWallet(gateway, fixture.settling(), reporting);

      assertRefused(
          "customer", () -> useCase.create(none(), NewWallet.at(WalletProvider.MOBIKWIK)));
      assertRefused("newWallet", () -> useCase.create(CUSTOMER, none()));
    }

    @Test
    void of_a_delink_is_named_before_anything_happens() {
      DelinkWallet useCase = new DelinkWallet(gateway, fixture.settling(), reporting);

      assertRefused("customer", () -> useCase.delink(none(), WALLET));
      assertRefused("wallet", () -> useCase.delink(CUSTOMER, none()));
    }

    @Test
    void of_a_request_or_a_change_is_named_before_anything_happens() {
      RequestOtp request = new RequestOtp(gateway, reporting);
      ChangeMobileNumber change = new ChangeMobileNumber(gateway, reporting);

      assertRefused("customer", () -> request.request(none(), WALLET));
      assertRefused("wallet", () -> request.request(CUSTOMER, none()));
      assertRefused("customer", () -> change.change(none(), WALLET, number));
      assertRefused("wallet", () -> change.change(CUSTOMER, none(), number));
      assertRefused("number", () -> change.change(CUSTOMER, WALLET, none()));
    }

    @Test
    void of_a_read_is_named_before_anything_happens() {
      FindWallet find = new FindWallet(gateway, reporting);
      RefreshBalance refresh = new RefreshBalance(gateway, reporting);

      assertRefused("customer", () -> find.find(none(), WALLET));
      assertRefused("wallet", () -> find.find(CUSTOMER, none()));
      assertRefused("customer", () -> refresh.refresh(none(), WALLET));
      assertRefused("wallet", () -> refresh.refresh(CUSTOMER, none()));
      assertRefused("customer", () -> new ListWallets(gateway, reporting).list(none()));
      assertRefused("customer", () -> new RefreshBalances(gateway, reporting).refresh(none()));
    }

    @Test
    void of_a_policy_is_named() {
      assertRefused("pauses", () -> new SettlingPolicy(none(), Duration.ZERO));
      assertRefused("within", () -> new SettlingPolicy(List.of(), none()));
    }

    private void assertRefused(String argument, ThrowingCallable call) {
      assertThatThrownBy(call).isExactlyInstanceOf(NullPointerException.class).hasMessage(argument);
      assertThat(gateway.asked()).isEmpty();
      assertThat(fixture.heard).isEmpty();
    }
  }

  private static @Nullable Object[] collaboratorsWithout(int nulled, Parameter[] parameters) {
    return IntStream.range(0, parameters.length)
        .mapToObj(i -> i == nulled ? null : COLLABORATORS.get(parameters[i].getType()))
        .toArray();
  }

  private static void construct(Constructor<?> constructor, @Nullable Object[] arguments)
      throws Throwable {
    try {
      constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static Constructor<?> injectedConstructor(Class<?> type) {
    return Arrays.stream(type.getConstructors())
        .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Parameters lose their names when compiled; each is kept in the one field of its type, the log
   * in that of {@link HostCallbacks}.
   */
  private static String fieldOf(Class<?> owner, Class<?> type) {
    return Stream.of(owner, HostCallbacks.class)
        .flatMap(holder -> Arrays.stream(holder.getDeclaredFields()))
        .filter(field -> field.getType().equals(type))
        .findFirst()
        .orElseThrow()
        .getName();
  }

  /** A null that the null checker lets through, as a caller without one would pass it. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // A null is the point.
  private static <T> T none() {
    @Nullable T nothing = null;
    return nothing;
  }
}
