package dev.walletport.adapter.fake.model;

import dev.walletport.domain.OtpPolicy;
import java.time.Duration;

/**
 * The figures of a provider's rules for one-time passwords.
 *
 * @param validity at its end a password is expired
 * @param guesses how many guesses a password allows
 * @param resendAfter from its end on another password may be sent
 * @param lock how long the customer is locked out after the last guess; zero for no lock
 */
record ModelRules(Duration validity, int guesses, Duration resendAfter, Duration lock) {

  static ModelRules of(OtpPolicy policy) {
    return new ModelRules(policy.validity(), policy.guesses(), policy.resendAfter(), policy.lock());
  }
}
