package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, after which pause; no network and no clock is needed for that. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryingSenderTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Keyed KEYED =
      new Keyed("shop", JuspayApiKey.of("your_api_key"), HeaderFields.none());
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ExchangeResult LOST = new Lost(ExchangeFailure.CONNECTION_LOST, "lost");
  private static final ExchangeResult NOT_SENT =
      new NotSent(ExchangeFailure.NOT_CONNECTED, "refused");
  private static final ExchangeResult OK = answered(200);

  /** Draws the longest pause that it may. */
  private static final RandomGenerator LONGEST = new DrawingGenerator(0);

  private final ScriptedSender sender = new ScriptedSender();

  @AfterEach
  void leave_the_thread_as_it_was() {
    Thread.interrupted();
  }

  private static ExchangeResult answered(int status) {
    return new Answered(new Response(status, Option.none(), new byte[0]));
  }

  private static ExchangeResult answered(int status, String retryAfter) {
    return new Answered(new Response(status, Option.some(retryAfter), new byte[0]));
  }

  private ExchangeResult send(OngoingCall call, int maxAttempts, RandomGenerator random) {
    return new RetryingSender(sender, maxAttempts, random, InstantSource.fixed(NOW)).send(call);
  }

  private static OngoingCall read(Duration time) {
    return ongoing(WalletOperation.FIND, time);
  }

  private static OngoingCall ongoing(WalletOperation operation, Duration time) {
    WalletCall call = WalletCall.get(operation, StuckCall.CUSTOMER, SampleWallets.ID, "");
    return new OngoingCall(call, KEYED, NOW, Deadline.in(time));
  }

  private static List<Duration> millis(long... pauses) {
    return Arrays.stream(pauses).mapToObj(Duration::ofMillis).toList();
  }

  @Nested
  class A_pause {
    @Test
    void is_at_most_a_tenth_of_a_second_doubled_with_every_attempt_up_to_two_seconds() {
      sender.always(LOST);

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(LOST);

      assertThat(sender.sent).hasSize(10);
      assertThat(sender.pauses).isEqualTo(millis(100, 200, 400, 800, 1600, 2000, 2000, 2000, 2000));
    }

    @Test
    void is_drawn_from_zero_on_and_made_however_short() {
      sender.always(LOST);

      ExchangeResult ignored = send(read(MINUTE), 4, new DrawingGenerator(Long.MAX_VALUE));

      assertThat(sender.pauses).isEqualTo(millis(0, 0, 0));
    }

    @Test
    void is_what_was_drawn() {
      sender.always(LOST);

      ExchangeResult ignored = send(read(MINUTE), 4, new DrawingGenerator(30_000_000));

      assertThat(sender.pauses).isEqualTo(millis(70, 170, 370));
    }

    @Test
    void is_drawn_evenly() {
      sender.always(LOST);

      for (int i = 0; i < 400; i++) {
        ExchangeResult ignored = send(read(MINUTE), 2, new SplittableRandom(i));
      }

      assertThat(sender.pauses).hasSize(400).allMatch(pause -> pause.toMillis() <= 100);
      assertThat(sender.pauses.stream().mapToLong(Duration::toMillis).average().orElseThrow())
          .isBetween(40.0, 60.0);
    }

    @Test
    void is_as_long_as_the_server_asked_if_that_is_longer() {
      sender.next(answered(503, "3"), answered(429, "0"), answered(503, "1"), OK);

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(OK);

      assertThat(sender.pauses).isEqualTo(millis(3000, 200, 1000));
    }

    @Test
    void lasts_until_the_date_that_the_server_gave_by_the_clock_of_the_host() {
      sender.next(answered(503, "Fri, 02 Jan 2026 03:04:10 GMT"), OK);

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(OK);

      assertThat(sender.pauses).isEqualTo(millis(5000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "61", "86400", "999999999"})
    void that_the_deadline_would_cut_off_is_not_begun(String seconds) {
      ExchangeResult throttled = answered(429, seconds);
      sender.always(throttled);

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(throttled);

      assertThat(sender.sent).hasSize(1);
      assertThat(sender.pauses).isEmpty();
    }

    @Test
    void that_ends_before_the_deadline_is_begun() {
      sender.next(answered(429, "30"), OK);

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(OK);

      assertThat(sender.pauses).isEqualTo(millis(30_000));
    }

    @Test
    void that_was_drawn_too_long_for_the_deadline_is_not_begun_either() {
      sender.always(LOST);

      assertThat(send(read(Duration.ofMillis(100)), 10, LONGEST)).isEqualTo(LOST);

      assertThat(sender.sent).hasSize(1);
      assertThat(sender.pauses).isEmpty();
    }

    @Test
    void that_is_interrupted_ends_the_call_with_what_it_had_and_the_flag_set() {
      sender.always(LOST);
      sender.interruptPauses();

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(LOST);

      assertThat(sender.sent).hasSize(1);
      assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void is_not_begun_by_an_interrupted_thread() {
      sender.always(LOST);
      Thread.currentThread().interrupt();

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(LOST);

      assertThat(sender.sent).hasSize(1);
      assertThat(sender.pauses).isEmpty();
      assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void is_not_begun_after_a_close() {
      sender.always(LOST);
      sender.close();

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(LOST);

      assertThat(sender.sent).hasSize(1);
      assertThat(sender.pauses).isEmpty();
    }

    @Test
    void that_a_close_ends_is_followed_by_no_attempt() {
      sender.always(LOST);
      sender.closeWhilePausing();

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(LOST);

      assertThat(sender.sent).hasSize(1);
      assertThat(sender.pauses).hasSize(1);
    }

    @Test
    void does_not_follow_the_last_attempt() {
      sender.always(LOST);

      assertThat(send(read(MINUTE), 1, LONGEST)).isEqualTo(LOST);

      assertThat(sender.pauses).isEmpty();
    }
  }

  @Nested
  class An_attempt {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void is_made_as_often_as_the_setting_says(int maxAttempts) {
      sender.always(answered(503));

      ExchangeResult ignored = send(read(MINUTE), maxAttempts, LONGEST);

      assertThat(sender.sent).hasSize(maxAttempts);
    }

    @Test
    void shares_the_one_deadline_of_its_call_with_the_others() {
      sender.always(LOST);
      OngoingCall call = read(MINUTE);

      ExchangeResult ignored = send(call, 4, LONGEST);

      assertThat(sender.sent)
          .hasSize(4)
          .allSatisfy(sent -> assertThat(sent.deadline()).isSameAs(call.deadline()));
    }

    @ParameterizedTest
    @MethodSource("final_answers")
    void of_a_read_is_the_last_after_an_answer_that_will_not_change(ExchangeResult last) {
      sender.always(last);

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(last);

      assertThat(sender.sent).hasSize(1);
    }

    private static Stream<ExchangeResult> final_answers() {
      return Stream.of(200, 201, 202, 204, 302, 304, 400, 401, 403, 404, 407, 409, 428, 499)
          .map(RetryingSenderTest::answered);
    }

    @ParameterizedTest
    @MethodSource("passing_answers")
    void of_a_read_is_followed_by_another_after_what_may_pass(ExchangeResult passing) {
      sender.next(passing, OK);

      assertThat(send(read(MINUTE), 10, LONGEST)).isEqualTo(OK);
    }

    @ParameterizedTest
    @MethodSource("passing_answers")
    void of_a_command_is_the_only_one_unless_it_never_left(ExchangeResult passing) {
      sender.next(passing, OK);

      ExchangeResult ended = send(ongoing(WalletOperation.LINK, MINUTE), 10, LONGEST);

      assertThat(ended).isEqualTo(passing.equals(NOT_SENT) ? OK : passing);
    }

    private static Stream<ExchangeResult> passing_answers() {
      return Stream.concat(
          Stream.of(LOST, NOT_SENT),
          Stream.of(408, 429, 500, 502, 503, 504, 599).map(RetryingSenderTest::answered));
    }

    @ParameterizedTest
    @EnumSource(
        mode = Mode.INCLUDE,
        names = {"CREATE", "REQUEST_OTP", "LINK", "DELINK", "CHANGE_MOBILE_NUMBER"})
    void of_a_command_that_never_left_is_followed_by_another(WalletOperation operation) {
      sender.always(NOT_SENT);

      assertThat(send(ongoing(operation, MINUTE), 3, LONGEST)).isEqualTo(NOT_SENT);

      assertThat(sender.sent).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
        mode = Mode.INCLUDE,
        names = {"FIND", "LIST", "REFRESH", "REFRESH_ALL"})
    void of_a_read_that_was_lost_is_followed_by_another(WalletOperation operation) {
      sender.always(LOST);

      assertThat(send(ongoing(operation, MINUTE), 3, LONGEST)).isEqualTo(LOST);

      assertThat(sender.sent).hasSize(3);
    }
  }

  /** Draws the longest that it may, less so many nanoseconds, and zero at least. */
  private record DrawingGenerator(long less) implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new AssertionError("an unbounded pause");
    }

    @Override
    public long nextLong(long bound) {
      return Math.max(0, bound - 1 - less);
    }
  }

  /**
   * Answers from a script, the last again and again, and keeps what was sent and how long the
   * pauses were to be.
   */
  private static final class ScriptedSender implements Sender {

    private final Deque<ExchangeResult> script = new ArrayDeque<>();
    private final List<OngoingCall> sent = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private boolean interrupted;
    private boolean closedByPause;
    private boolean closed;

    private void next(ExchangeResult... results) {
      Collections.addAll(script, results);
    }

    private void always(ExchangeResult result) {
      script.add(result);
    }

    private void interruptPauses() {
      interrupted = true;
    }

    private void close() {
      closed = true;
    }

    private void closeWhilePausing() {
      closedByPause = true;
    }

    @Override
    public ExchangeResult send(OngoingCall ongoing) {
      sent.add(ongoing);
      return script.size() == 1 ? script.getFirst() : script.removeFirst();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      pauses.add(duration);
      closed |= closedByPause;
      if (interrupted) {
        throw new InterruptedException();
      }
    }

    @Override
    public boolean isClosed() {
      return closed;
    }
  }
}
