package dev.walletport.application.port;

import java.util.Objects;

/**
 * The begin of one call of a use case, told before anything is sent: if no {@link WalletCallEnded}
 * of the same id follows, the machine stopped meanwhile, and a command may have been applied.
 *
 * @param stamp which call it is
 * @param subject what is asked
 */
public record WalletCallBegun(CallStamp stamp, CallSubject subject) implements CallEvent {

  /** Refuses null. */
  public WalletCallBegun {
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(subject, "subject");
  }
}
