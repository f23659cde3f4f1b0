package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.http.ExchangeResult;
import dev.walletport.adapter.juspay.http.HttpTransport;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpRejection.TooSoon;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits are counted from the answer, on a clock that shows 3 seconds more at each look. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnsweredAtTest {

  private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration TAKEN = Duration.ofSeconds(3);
  private static final Instant ANSWERED = BEGAN.plus(TAKEN);
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final String UNLINKED = RawServer.json(
      200, "{\"id\":\"%s\",\"wallet\":\"MOBIKWIK\",\"linked\":false}".formatted(SampleWallets.ID));

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void the_next_otp_may_be_sent_so_long_after_the_answer() throws IOException {
    String words = "{\"error_code\":\"otp_too_soon\",\"error_message\":\"Again in 10 seconds.\"}";

    try (RawServer server = RawServer.answering(RawServer.json(400, words));
        HttpTransport http = http(server)) {
      assertThat(WithoutTrace.answer(gateway(http).requestOtp(CUSTOMER, SampleWallets.ID))
              .getLeft())
          .isEqualTo(new OtpRejected(new TooSoon(ANSWERED.plusSeconds(10))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "Fri, 02 Jan 2026 03:04:18 GMT", "Friday, 02-Jan-26 03:04:18 GMT"})
  void a_lock_ends_so_long_after_the_answer_or_at_the_date(String retryAfter) throws IOException {
    String locked = "HTTP/1.1 400 No\r\nRetry-After: " + retryAfter
        + "\r\nContent-Length: 28\r\n\r\n{\"error_code\":\"user_locked\"}";

    try (RawServer server = RawServer.answering(locked);
        HttpTransport http = http(server)) {
      assertThat(
              WithoutTrace.answer(gateway(http).link(CUSTOMER, SampleWallets.ID, Otp.of("482913")))
                  .getLeft())
          .isEqualTo(new AccountLocked(Option.some(ANSWERED.plusSeconds(10))));
    }
  }

  @Test
  void a_throttled_command_waits_from_the_answer_to_the_date() throws IOException {
    String date = "Retry-After: Fri Jan  2 03:04:18 2026";

    try (RawServer server = RawServer.answering(RawServer.empty(429, date));
        HttpTransport http = http(server)) {
      assertThat(gateway(http).delink(CUSTOMER, SampleWallets.ID).getLeft())
          .isEqualTo(new Throttled(Option.some(Duration.ofSeconds(10))));
    }
  }

  @Test
  void a_read_pauses_from_the_answer_to_the_date() throws IOException {
    String date = "Retry-After: Fri, 02 Jan 2026 03:04:18 GMT";

    try (RawServer server = RawServer.answering(RawServer.empty(503, date), UNLINKED);
        HttpTransport http = http(server)) {
      assertThat(gateway(http).find(CUSTOMER, SampleWallets.ID).isRight()).isTrue();

      assertThat(pauses).containsExactly(Duration.ofSeconds(10));
    }
  }

  @Test
  void each_answer_of_a_read_has_a_time_of_its_own() throws IOException {
    String date = RawServer.empty(503, "Retry-After: Fri, 02 Jan 2026 03:04:18 GMT");

    try (RawServer server = RawServer.answering(date, date, UNLINKED);
        HttpTransport http = http(server)) {
      assertThat(gateway(http).find(CUSTOMER, SampleWallets.ID).isRight()).isTrue();

      assertThat(pauses).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(7));
    }
  }

  private static HttpTransport http(RawServer server) {
    return HttpTransport.open(settings(server).transport(), InetAddress::getAllByName);
  }

  private static JuspaySettings settings(RawServer server) {
    return JuspaySettings.builder(server.uri(), JuspayApiKey.of("your_api_key"))
        .deadline(Duration.ofMinutes(1))
        .build();
  }

  /** Without jitter, and with pauses that are noted and not made. */
  private WalletGateway gateway(HttpTransport http) {
    JuspaySettings settings = JuspaySettings.sandbox(JuspayApiKey.of("your_api_key")).toBuilder()
        .deadline(Duration.ofMinutes(1))
        .build();
    InstantSource clock = new LaterEachTime();
    Sender once = new RecordingSender(new TransportSender(
        http, new JuspayRequests(settings), PoolShares.of(settings), new LastOutcomes()));
    RetryingSender sender = new RetryingSender(once, settings.maxAttempts(), () -> 0, clock);
    JuspayMerchant merchant = settings.merchant();
    CallRunner runner = new CallRunner(
        new MerchantHeaders(merchant),
        settings,
        clock,
        new InFlightCalls(),
        AttemptReporter.none());
    return new JuspayWalletGateway(
        new ResponseInterpreter(sender, runner, clock, AttemptReporter.none()),
        merchant,
        settings.refreshForm());
  }

  /** Notes pauses and does not make them. */
  private final class RecordingSender implements Sender {

    private final Sender sender;

    private RecordingSender(Sender sender) {
      this.sender = sender;
    }

    @Override
    public ExchangeResult send(OngoingCall ongoing) {
      return sender.send(ongoing);
    }

    @Override
    public void pause(Duration duration) {
      pauses.add(duration);
    }

    @Override
    public boolean isClosed() {
      return sender.isClosed();
    }
  }

  private static final class LaterEachTime implements InstantSource {

    private Instant next = BEGAN;

    @Override
    public Instant instant() {
      Instant now = next;
      next = now.plus(TAKEN);
      return now;
    }
  }
}
