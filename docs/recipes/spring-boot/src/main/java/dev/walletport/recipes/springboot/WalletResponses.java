package dev.walletport.recipes.springboot;

import dev.walletport.domain.WalletFailure;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

/** Makes an HTTP response of what a use case answers. */
@Component
final class WalletResponses {

  private final InstantSource clock;

  WalletResponses(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A response that no cache keeps.
   *
   * @param success the status of a right answer
   * @param answer the body, or a failure, which has a status of its own
   */
  ResponseEntity<Object> of(HttpStatus success, Either<WalletFailure, ?> answer) {
    return answer.fold(this::problem, body -> uncached(success.value()).body(body));
  }

  private ResponseEntity<Object> problem(WalletFailure failure) {
    BodyBuilder response = uncached(RemedyStatus.of(failure.remedy()));
    WalletProblem.retryAfter(failure, clock.instant())
        .forEach(wait -> response.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
    return response.body(WalletProblem.of(failure));
  }

  private static BodyBuilder uncached(int status) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
  }

  /** In whole seconds, never too few. */
  private static String seconds(Duration wait) {
    return String.valueOf(Math.max(0, wait.plusNanos(999_999_999).toSeconds()));
  }
}
