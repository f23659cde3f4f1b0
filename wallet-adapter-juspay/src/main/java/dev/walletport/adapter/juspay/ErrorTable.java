package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.RefusalHandling.Plain;
import dev.walletport.adapter.juspay.RefusalHandling.WrongState;
import dev.walletport.adapter.juspay.http.Response;
import dev.walletport.adapter.juspay.json.ErrorBody;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.WalletNotFound;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes a failure of a refusal: what it means is a row of the {@link RefusalTable}, and how many
 * guesses are left and how long to wait is read out of the answer.
 */
final class ErrorTable {

  private final RefusalTable table;
  private final Masking masking;

  ErrorTable(RefusalTable table, Masking masking) {
    this.table = table;
    this.masking = masking;
  }

  /**
   * Reads what a refusal means.
   *
   * @param answeredAt when it came, by the host's clock; waits are counted from there
   */
  RefusalHandling read(WalletCall call, Response response, Instant answeredAt) {
    ErrorBody error = ErrorBody.read(response.body());
    ParsedRefusal read = new ParsedRefusal(call, response.status(), error);
    RefusedCall refused =
        new RefusedCall(read, call, new Dated(response, answeredAt, error), masking);
    return refused.as(table.meaning(read));
  }

  private record Dated(Response response, Instant answeredAt, ErrorBody error) {}

  /** One refusal, with all that can be read of it. */
  private record RefusedCall(ParsedRefusal read, WalletCall call, Dated answer, Masking masking) {

    private RefusalHandling as(RefusalMeaning meaning) {
      return switch (meaning) {
        case WRONG_OTP -> wrongOtp();
        case GUESSES_EXHAUSTED -> rejected(new OtpRejection.GuessesExhausted());
        case OTP_EXPIRED -> rejected(new OtpRejection.Expired());
        case OTP_NOT_REQUESTED -> rejected(new OtpRejection.NotRequested());
        case OTP_TOO_SOON -> tooSoon();
        case OTP_MISSING -> rejected(new OtpRejection.Missing());
        case LOCKED -> locked();
        case WRONG_STATE -> new WrongState(refusal());
        case CUSTOMER_NOT_FOUND -> customerNotFound();
        case NOT_FOUND -> notFound();
        case CREDENTIALS_REFUSED -> new Plain(new CredentialsRefused(code(), message()));
        case THROTTLED -> new Plain(new Throttled(retryAfter()));
        case REFUSED -> new Plain(refusal());
      };
    }

    private RefusalHandling rejected(OtpRejection rejection) {
      return new Plain(new OtpRejected(rejection));
    }

    private RefusalHandling wrongOtp() {
      if (read.says(StandardRefusals.ACCOUNT_LOCKED)) {
        return locked();
      }
      Option<Integer> left = NumberInMessage.GUESSES_LEFT.in(answer.error.allMessages());
      boolean exhausted = read.says(StandardRefusals.EXHAUSTED) || left.contains(0);
      return rejected(
          exhausted && left.forAll(number -> number == 0)
              ? new OtpRejection.GuessesExhausted()
              : new OtpRejection.Wrong(left));
    }

    /** Without a word on how long, the next message may be asked for at once. */
    private RefusalHandling tooSoon() {
      Duration wait = waiting().getOrElse(Duration.ZERO);
      return rejected(new OtpRejection.TooSoon(answer.answeredAt.plus(wait)));
    }

    private RefusalHandling locked() {
      return new Plain(new AccountLocked(waiting().map(answer.answeredAt::plus)));
    }

    private RefusalHandling customerNotFound() {
      return new Plain(new CustomerNotFound(call.customer().id()));
    }

    private RefusalHandling notFound() {
      return call.wallet().fold(this::customerNotFound, id -> new Plain(new WalletNotFound(id)));
    }

    private WalletFailure refusal() {
      return new Refused(code(), message());
    }

    /** The provider's code; where there is none, the status is all it said. */
    private String code() {
      String code = answer.error.code();
      return code.isEmpty() ? "HTTP " + answer.response.status() : masking.mask(code);
    }

    private String message() {
      return masking.mask(answer.error.message());
    }

    private Option<Duration> waiting() {
      return retryAfter().orElse(this::inSeconds);
    }

    private Option<Duration> inSeconds() {
      return NumberInMessage.IN_SECONDS.in(answer.error.allMessages()).map(Duration::ofSeconds);
    }

    private Option<Duration> retryAfter() {
      return RetryAfter.of(answer.response, answer.answeredAt);
    }
  }
}
