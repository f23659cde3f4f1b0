package dev.walletport.planted.host;

import dev.walletport.planted.domain.Otp;

/** Opens what is not for it. */
final class OpensAnOtp {
  String otp(Otp otp) {
    return otp.reveal();
  }
}
