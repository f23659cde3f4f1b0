package dev.walletport.recipes.springboot;

import dev.walletport.domain.Remedy;
import dev.walletport.domain.WalletFailure;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.ProblemDetail;

/**
 * What a caller is told of a failure: its kind, its remedy, and what is needed to follow that. What
 * is between the host and the provider, such as an address or a refused key, stays in the log.
 */
final class WalletProblem {

  private static final ProblemProperties PROPERTIES = new ProblemProperties();

  private WalletProblem() {}

  static ProblemDetail of(WalletFailure failure) {
    ProblemDetail problem = ProblemDetail.forStatus(RemedyStatus.of(failure.remedy()));
    problem.setProperty("failure", failure.kind());
    problem.setProperty("remedy", failure.remedy().name());
    failure.fold(PROPERTIES).forEach(problem::setProperty);
    return problem;
  }

  /** How long to wait before the request is made again, if that is known. */
  static Option<Duration> retryAfter(WalletFailure failure, Instant now) {
    return failure.remedy() == Remedy.RETRY_LATER || failure.remedy() == Remedy.WAIT
        ? failure.retryAt(now).map(instant -> Duration.between(now, instant))
        : Option.none();
  }
}
