package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member of a sealed family calls the one method that bears its name, with itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FoldTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final OtpPolicy RULES = OtpPolicy.standard();

  static Stream<WalletFailure> failures() {
    return WalletFailureTest.rows().map(WalletFailureTest.Row::failure);
  }

  static Stream<OtpRejection> rejections() {
    return failures()
        .filter(WalletFailure.OtpRejected.class::isInstance)
        .map(failure -> ((WalletFailure.OtpRejected) failure).rejection());
  }

  static Stream<IdRejection> idRejections() {
    return Stream.of(
        new IdRejection.Missing("id"),
        new IdRejection.TooLong("id", 9, 8),
        new IdRejection.TooShort("id", 1, 2),
        new IdRejection.ForbiddenCharacter("id", 0, 32, "letters"),
        new IdRejection.DotSegment("id"));
  }

  static Stream<OtpChallenge> challenges() {
    return Stream.of(
        OtpChallenge.issue(Otp.of("345678"), RULES, NOW),
        new OtpChallenge.Passed(RULES, NOW),
        new OtpChallenge.Superseded(RULES, NOW),
        new OtpChallenge.Expired(RULES, NOW),
        new OtpChallenge.Exhausted(RULES, NOW, NOW));
  }

  static Stream<CommandState> commands() {
    return CommandStateTest.states();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void of_the_state_of_a_command(CommandState state) {
    String called = state.fold(recording(CommandState.Cases.class));

    assertThat(called).isEqualTo(calledWith(state));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void of_a_failure(WalletFailure failure) {
    String called = failure.fold(recording(WalletFailure.Cases.class));

    assertThat(called).isEqualTo(calledWith(failure));
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void of_a_rejection(OtpRejection rejection) {
    String called = rejection.fold(recording(OtpRejection.Cases.class));

    assertThat(called).isEqualTo(calledWith(rejection));
  }

  @ParameterizedTest
  @MethodSource("idRejections")
  void of_a_rejection_of_an_identifier(IdRejection rejection) {
    String called = rejection.fold(recording(IdRejection.Cases.class));

    assertThat(called).isEqualTo(calledWith(rejection));
  }

  @ParameterizedTest
  @MethodSource("challenges")
  void of_a_challenge(OtpChallenge challenge) {
    String called = challenge.fold(recording(OtpChallenge.Cases.class));

    assertThat(called).isEqualTo(calledWith(challenge));
  }

  @Test
  void covers_each_family() {
    assertCovered(WalletFailure.class, failures());
    assertCovered(OtpRejection.class, rejections());
    assertCovered(IdRejection.class, idRejections());
    assertCovered(OtpChallenge.class, challenges());
    assertCovered(CommandState.class, commands());
  }

  private static void assertCovered(Class<?> family, Stream<?> samples) {
    Set<Class<?>> seen = samples.map(Object::getClass).collect(Collectors.toSet());
    assertThat(seen).containsExactlyInAnyOrder(family.getPermittedSubclasses());
  }

  /** Answers which method was called and with what. */
  @SuppressWarnings("unchecked") // The proxy is of the class that it is cast to.
  private static <C> C recording(Class<? super C> cases) {
    return (C) Proxy.newProxyInstance(
        cases.getClassLoader(),
        new Class<?>[] {cases},
        (proxy, method, arguments) -> method.getName() + Arrays.toString(arguments));
  }

  private static String calledWith(Object member) {
    String name = member.getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "[" + member + "]";
  }
}
