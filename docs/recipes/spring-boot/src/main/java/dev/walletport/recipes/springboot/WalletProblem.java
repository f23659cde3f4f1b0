package dev.walletport.recipes.springboot;

import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.Remedy;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Refused;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.ProblemDetail;

/**
 * What a caller is told of a failure: its kind, its remedy, and what is needed to follow that. What
 * is between the host and the provider, such as an address or a refused key, stays in the log.
 */
final class WalletProblem {

  private WalletProblem() {}

  static ProblemDetail of(WalletFailure failure) {
    ProblemDetail problem = ProblemDetail.forStatus(RemedyStatus.of(failure.remedy()));
    problem.setProperty("failure", failure.kind());
    problem.setProperty("remedy", failure.remedy().name());
    addFacts(problem, failure);
    return problem;
  }

  private static void addFacts(ProblemDetail problem, WalletFailure failure) {
    if (failure instanceof OtpRejected rejected
        && rejected.rejection() instanceof OtpRejection.Wrong wrong) {
      wrong.triesLeft().forEach(left -> problem.setProperty("triesLeft", left));
    } else if (failure instanceof NotInThisState wrongState) {
      problem.setProperty("wallet", WalletView.of(wrongState.account()));
    } else if (failure instanceof AccountLocked locked) {
      locked.until().forEach(until -> problem.setProperty("lockedUntil", until.toString()));
    } else if (failure instanceof Refused refused) {
      problem.setProperty("code", refused.code());
      problem.setDetail(refused.message());
    }
  }

  /** How long to wait before the request is made again, if that is known. */
  static Option<Duration> retryAfter(WalletFailure failure, Instant now) {
    return failure.remedy() == Remedy.RETRY_LATER
        ? failure.retryAt(now).map(instant -> Duration.between(now, instant))
        : Option.none();
  }
}
