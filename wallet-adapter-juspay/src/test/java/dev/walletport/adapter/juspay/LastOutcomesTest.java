package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.JuspayHealth.Failure;
import dev.walletport.adapter.juspay.MerchantHeaders.Keyed;
import dev.walletport.adapter.juspay.http.Deadline;
import dev.walletport.adapter.juspay.http.ExchangeFailure;
import dev.walletport.adapter.juspay.http.ExchangeResult;
import dev.walletport.adapter.juspay.http.ExchangeResult.Answered;
import dev.walletport.adapter.juspay.http.ExchangeResult.Lost;
import dev.walletport.adapter.juspay.http.ExchangeResult.NotSent;
import dev.walletport.adapter.juspay.http.HeaderFields;
import dev.walletport.adapter.juspay.http.Response;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that began earlier may end later. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LastOutcomesTest {

  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = EARLY.plusSeconds(29);

  private final LastOutcomes outcomes = new LastOutcomes();

  private static OngoingCall begun(Instant began) {
    Keyed keyed = new Keyed("shop", JuspayApiKey.of("your_api_key"), HeaderFields.none());
    return new OngoingCall(
        WalletCall.get(WalletOperation.FIND, StuckCall.CUSTOMER, SampleWallets.ID, ""),
        keyed,
        began,
        Deadline.in(Duration.ofMinutes(1)));
  }

  private static ExchangeResult answered(int status) {
    return new Answered(new Response(status, Option.none(), Option.none(), new byte[0]));
  }

  @Test
  void are_none_at_first() {
    assertThat(outcomes.lastAnswer()).isEmpty();
    assertThat(outcomes.lastFailure()).isEmpty();
  }

  @Test
  void keep_the_answer_to_the_call_that_began_last() {
    outcomes.note(begun(LATE), answered(200));
    outcomes.note(begun(EARLY), answered(200));
    assertThat(outcomes.lastAnswer()).contains(LATE);

    outcomes.note(begun(LATE.plusMillis(1)), answered(404));
    assertThat(outcomes.lastAnswer()).contains(LATE.plusMillis(1));
  }

  @Test
  void keep_the_failure_of_the_call_that_began_last() {
    outcomes.note(begun(LATE), new Lost(ExchangeFailure.CONNECTION_LOST, "first"));
    outcomes.note(begun(EARLY), answered(503));
    assertThat(outcomes.lastFailure()).contains(new Failure(LATE, "first"));

    outcomes.note(begun(LATE), answered(503));
    assertThat(outcomes.lastFailure()).contains(new Failure(LATE, "HTTP 503"));
  }

  @Test
  void take_a_request_that_did_not_leave_for_a_failure() {
    outcomes.note(begun(EARLY), new NotSent(ExchangeFailure.UNKNOWN_HOST, "no such host"));

    assertThat(outcomes.lastAnswer()).isEmpty();
    assertThat(outcomes.lastFailure()).contains(new Failure(EARLY, "no such host"));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 599})
  void take_a_status_of_an_overload_or_a_defect_for_a_failure(int status) {
    outcomes.note(begun(EARLY), answered(status));

    assertThat(outcomes.lastAnswer()).isEmpty();
    assertThat(outcomes.lastFailure()).contains(new Failure(EARLY, "HTTP " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 407, 409, 429, 499})
  void take_every_other_status_for_an_answer(int status) {
    outcomes.note(begun(EARLY), answered(status));

    assertThat(outcomes.lastAnswer()).contains(EARLY);
    assertThat(outcomes.lastFailure()).isEmpty();
  }
}
