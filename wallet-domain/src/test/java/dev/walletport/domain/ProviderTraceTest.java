package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.WalletFailure.Refused;
import io.vavr.control.Option;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderTraceTest {

  private static final ProviderTrace TRACE =
      new ProviderTrace(Option.some("LP_INCORRECT_OTP"), Option.some("b2f0-77"));

  @Nested
  class A_code_or_a_request_id {
    @ParameterizedTest
    @ValueSource(
        strings = {"LP_INCORRECT_OTP", "513", "!", "~", "b2f0c1d4-6f0a-4b6e-9d6c-0242ac120002"})
    void of_visible_ascii_is_kept_as_it_is(String text) {
      ProviderTrace trace = new ProviderTrace(Option.some(text), Option.some(text));

      assertThat(trace.code()).isEqualTo(Option.some(text));
      assertThat(trace.requestId()).isEqualTo(Option.some(text));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "two words",
          "a\tb",
          "a\r\n2026-01-02 INFO wallet linked",
          "a\u007Fb",
          "a\u0000b",
          "caf\u00E9",
          "a\u202Eb",
          "\uD83D\uDE00"
        })
    void of_anything_else_is_dropped(String text) {
      ProviderTrace trace = new ProviderTrace(Option.some(text), Option.some(text));

      assertThat(trace).isEqualTo(ProviderTrace.none());
    }

    @Test
    void is_dropped_if_it_is_longer_than_its_limit() {
      ProviderTrace longest =
          new ProviderTrace(Option.some("x".repeat(64)), Option.some("y".repeat(128)));
      ProviderTrace longer =
          new ProviderTrace(Option.some("x".repeat(65)), Option.some("y".repeat(129)));

      assertThat(longest.code()).isEqualTo(Option.some("x".repeat(64)));
      assertThat(longest.requestId()).isEqualTo(Option.some("y".repeat(128)));
      assertThat(longer).isEqualTo(ProviderTrace.none());
    }

    @Test
    void is_dropped_without_the_other_one() {
      ProviderTrace codeAlone = new ProviderTrace(Option.some("513"), Option.some("two words"));
      ProviderTrace idAlone = new ProviderTrace(Option.some("two words"), Option.some("b2f0"));

      assertThat(codeAlone).isEqualTo(new ProviderTrace(Option.some("513"), Option.none()));
      assertThat(idAlone).isEqualTo(new ProviderTrace(Option.none(), Option.some("b2f0")));
    }

    @Test
    void is_missing_in_none() {
      assertThat(ProviderTrace.none().code()).isEmpty();
      assertThat(ProviderTrace.none().requestId()).isEmpty();
    }
  }

  @Nested
  class A_failure {
    static Stream<WalletFailure> failures() {
      return WalletFailureTest.rows().map(WalletFailureTest.Row::failure);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void has_no_trace_unless_it_is_given_one(WalletFailure failure) {
      assertThat(failure.trace()).isEqualTo(ProviderTrace.none());
      assertThat(failure.withTrace(ProviderTrace.none())).isEqualTo(failure);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void differs_by_its_trace_and_by_nothing_else(WalletFailure failure) {
      WalletFailure traced = failure.withTrace(TRACE);

      assertThat(traced.trace()).isEqualTo(TRACE);
      assertThat(traced).isNotEqualTo(failure).hasSameClassAs(failure);
      assertThat(traced.kind()).isEqualTo(failure.kind());
      assertThat(traced.remedy()).isEqualTo(failure.remedy());
      assertThat(traced.withTrace(ProviderTrace.none())).isEqualTo(failure);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void prints_the_code_and_the_request_id(WalletFailure failure) {
      assertThat(failure.withTrace(TRACE).toString()).contains("LP_INCORRECT_OTP", "b2f0-77");
    }

    @Test
    void keeps_the_code_that_it_refuses_with_apart_from_the_trace() {
      Refused refused = new Refused("Invalid request", "no");

      assertThat(refused.withTrace(TRACE).code()).isEqualTo("Invalid request");
    }
  }
}
