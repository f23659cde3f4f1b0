package dev.walletport.adapter.juspay;

import dev.walletport.adapter.juspay.Refusal.Plain;
import dev.walletport.adapter.juspay.Refusal.WrongState;
import dev.walletport.adapter.juspay.http.Reply;
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
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What each refusal of Juspay means: section 4 of the wire contract as one table, of which the
 * first row that fits counts. The HTTP status decides first, then the codes, and the words last.
 *
 * <p>The page docs/wire-contract.md says which codes Juspay documents, which were seen in its
 * samples, and which only our own test servers send. A provider may put its prefix before a code,
 * as in {@code LP_INCORRECT_OTP}.
 */
final class ErrorTable {

  private static final List<Row> ROWS = List.of(
      new Row(status(401, 403), No::credentialsRefused),
      new Row(status(429), No::throttled),
      new Row(
          code("ACCESS_DENIED", "MISSING_AUTHENTICATION", "UNAUTHENTICATED", "UNAUTHORIZED"),
          No::credentialsRefused),
      new Row(code("BAD_ORIGIN"), No::credentialsRefused),
      new Row(words("otp is required"), no -> no.rejected(new OtpRejection.Missing())),
      new Row(code("INCORRECT_OTP", "OTP_INCORRECT"), No::wrongOtp),
      new Row(code("OTP_ATTEMPTS_EXHAUSTED"), no -> no.rejected(new OtpRejection.TriesExhausted())),
      new Row(code("OTP_EXPIRED"), no -> no.rejected(new OtpRejection.Expired())),
      new Row(
          code("EXPIRED").and(asked(WalletOperation.LINK)),
          no -> no.rejected(new OtpRejection.Expired())),
      new Row(code("OTP_NOT_REQUESTED"), no -> no.rejected(new OtpRejection.NotRequested())),
      new Row(code("OTP_TOO_SOON"), No::tooSoon),
      new Row(code("USER_LOCKED"), No::locked),
      new Row(code("WALLET_ALREADY_LINKED", "WALLET_NOT_LINKED"), No::wrongState),
      new Row(code("INVALID_ACTION", "ALREADY_EXISTS"), No::wrongState),
      new Row(words("customer not found"), No::customerNotFound),
      new Row(status(404).or(code("OBJECT_NOT_FOUND", "RESOURCE_NOT_FOUND")), No::notFound),
      new Row(no -> true, No::refused));

  private final JuspayApiKey apiKey;

  ErrorTable(JuspayApiKey apiKey) {
    this.apiKey = apiKey;
  }

  /**
   * Reads what a refusal means.
   *
   * @param answeredAt when it came, by the host's clock; waits are counted from there
   */
  Refusal read(WalletCall call, Reply reply, Instant answeredAt) {
    No no = new No(call, new Dated(reply, answeredAt), ErrorBody.read(reply.body()), apiKey);
    return ROWS.stream()
        .filter(row -> row.when.test(no))
        .findFirst()
        .orElseThrow()
        .then
        .apply(no);
  }

  private static Predicate<No> status(int... statuses) {
    return no -> Arrays.stream(statuses).anyMatch(status -> status == no.status());
  }

  private static Predicate<No> code(String... codes) {
    return no -> Arrays.stream(codes).anyMatch(no.error::hasCode);
  }

  private static Predicate<No> words(String words) {
    return no -> no.error.says(words);
  }

  private static Predicate<No> asked(WalletOperation operation) {
    return no -> no.call.operation() == operation;
  }

  private record Row(Predicate<No> when, Function<No, Refusal> then) {}

  private record Dated(Reply reply, Instant answeredAt) {}

  /** One refusal, with all that can be read of it. */
  private record No(WalletCall call, Dated answer, ErrorBody error, JuspayApiKey apiKey) {

    private Refusal rejected(OtpRejection rejection) {
      return new Plain(new OtpRejected(rejection));
    }

    private Refusal wrongOtp() {
      Option<Integer> left = StatedNumber.TRIES_LEFT.in(error.allMessages());
      boolean exhausted = error.says("exceeded maximum") || left.contains(0);
      return rejected(exhausted ? new OtpRejection.TriesExhausted() : new OtpRejection.Wrong(left));
    }

    /** Without a word on how long, the next one may be tried at once. */
    private Refusal tooSoon() {
      Duration wait = waiting().getOrElse(Duration.ZERO);
      return rejected(new OtpRejection.TooSoon(answer.answeredAt.plus(wait)));
    }

    private Refusal locked() {
      return new Plain(new AccountLocked(waiting().map(answer.answeredAt::plus)));
    }

    private Refusal throttled() {
      return new Plain(new Throttled(retryAfter()));
    }

    private Refusal credentialsRefused() {
      return new Plain(new CredentialsRefused(code(), message()));
    }

    private Refusal customerNotFound() {
      return new Plain(new CustomerNotFound(call.customer().id()));
    }

    private Refusal notFound() {
      return call.wallet().fold(this::customerNotFound, id -> new Plain(new WalletNotFound(id)));
    }

    private Refusal wrongState() {
      return new WrongState(refusal());
    }

    private Refusal refused() {
      return new Plain(refusal());
    }

    private WalletFailure refusal() {
      return new Refused(code(), message());
    }

    /** The provider's code; where there is none, the status is all it said. */
    private String code() {
      return error.code().isEmpty() ? "HTTP " + status() : masked(error.code());
    }

    private String message() {
      return masked(error.message());
    }

    private String masked(String words) {
      return new Masking(call.secrets(), apiKey).mask(words);
    }

    private Option<Duration> waiting() {
      return retryAfter().orElse(this::inSeconds);
    }

    private Option<Duration> inSeconds() {
      return StatedNumber.IN_SECONDS.in(error.allMessages()).map(Duration::ofSeconds);
    }

    private Option<Duration> retryAfter() {
      return RetryAfter.of(answer.reply, answer.answeredAt);
    }

    private int status() {
      return answer.reply.status();
    }
  }
}
