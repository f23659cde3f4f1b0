package dev.walletport.probe;

import io.vavr.control.Option;
import java.time.Duration;

/** What a run needs besides the API: a phone, time, and a shop. */
interface ProbeEnvironment {

  /** The OTP that the customer's phone shows; none if nothing is typed. */
  Option<String> otp(String wallet);

  /** The mobile number for a wallet; none if nothing is typed. */
  Option<String> mobileNumber();

  /** Lets time pass at the provider. */
  void pause(Duration time);

  /** Pays with a token: whether it was good; none if that cannot be tried. */
  Option<Boolean> spend(String token);
}
