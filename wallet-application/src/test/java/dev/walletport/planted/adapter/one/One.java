package dev.walletport.planted.adapter.one;

import dev.walletport.planted.domain.DebitToken;
import dev.walletport.planted.domain.Otp;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Keeps all rules: the factory of its adapter. */
public final class One {

  private final InstantSource clock;

  private One(InstantSource clock) {
    this.clock = clock;
  }

  public static One open() {
    return new One(InstantSource.system());
  }

  public String debit(Otp otp, DebitToken token) {
    return otp.reveal() + token.reveal() + new SecureRandom() + System.nanoTime() + clock;
  }

  /** Keeps all rules: nested in a class that is named. */
  public record Settings(String key) {}
}
