package dev.walletport.planted.application;

import dev.walletport.planted.domain.DebitToken;
import dev.walletport.planted.domain.Otp;
import java.util.function.Function;

/** Opens what is not for it. */
final class OpensSecrets {

  String otp(Otp otp) {
    return otp.reveal();
  }

  Function<Otp, String> otpByReference() {
    return Otp::reveal;
  }

  String token(DebitToken token) {
    return token.reveal();
  }
}
