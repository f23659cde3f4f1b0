package dev.walletport.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Everything that a correct program must expect to go wrong, each case with its {@link Remedy}.
 *
 * <p>The family is closed, carries data instead of sentences, and holds no secret that it would
 * print: any failure may be logged as it is. All but {@link OutcomeUnknown} mean that the command
 * was certainly not applied.
 */
public sealed interface WalletFailure {

  /**
   * Tells what to do about it.
   *
   * @return one remedy; it depends on nothing but this failure
   */
  Remedy remedy();

  /**
   * Names the case, for a metric's tag or a log search: the simple name of its type, with that of
   * the rejection for a one-time password, such as {@code OtpRejected.Wrong}.
   *
   * @return one of a small, closed set of names
   */
  default String kind() {
    return getClass().getSimpleName();
  }

  /**
   * The one-time password was turned down, by our rules before any call or by the provider.
   *
   * @param rejection why
   */
  record OtpRejected(OtpRejection rejection) implements WalletFailure {
    /** Refuses null. */
    public OtpRejected {
      Objects.requireNonNull(rejection, "rejection");
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@code ASK_AGAIN} while the password that was sent can still be typed, {@code RETRY_LATER}
     * for one wanted too soon, {@code REQUEST_NEW_OTP} for the others.
     */
    @Override
    public Remedy remedy() {
      if (rejection instanceof OtpRejection.TooSoon) {
        return Remedy.RETRY_LATER;
      }
      boolean stillOpen = rejection instanceof OtpRejection.Missing
          || rejection instanceof OtpRejection.Malformed
          || rejection instanceof OtpRejection.Wrong;
      return stillOpen ? Remedy.ASK_AGAIN : Remedy.REQUEST_NEW_OTP;
    }

    @Override
    public String kind() {
      return WalletFailure.super.kind() + "." + rejection.getClass().getSimpleName();
    }
  }

  /**
   * The provider locked the customer out.
   *
   * @param until the first instant at which the lock is over, if the provider said so
   */
  record AccountLocked(Option<Instant> until) implements WalletFailure {
    /** Refuses null. */
    public AccountLocked {
      Objects.requireNonNull(until, "until");
    }

    @Override
    public Remedy remedy() {
      return Remedy.TELL_CUSTOMER;
    }
  }

  /**
   * The wallet is in a state from which the command does not start: link of a linked wallet, delink
   * or refresh of an unlinked one.
   *
   * @param account the wallet as it is
   */
  record NotInThisState(WalletAccount account) implements WalletFailure {
    /** Refuses null. */
    public NotInThisState {
      Objects.requireNonNull(account, "account");
    }

    @Override
    public Remedy remedy() {
      return Remedy.SHOW_STATE;
    }
  }

  /**
   * The provider knows no such wallet.
   *
   * @param id what was asked for
   */
  record WalletNotFound(WalletId id) implements WalletFailure {
    /** Refuses null. */
    public WalletNotFound {
      Objects.requireNonNull(id, "id");
    }

    @Override
    public Remedy remedy() {
      return Remedy.FIX_REQUEST;
    }
  }

  /**
   * The provider knows no such customer.
   *
   * @param id who was asked for
   */
  record CustomerNotFound(CustomerId id) implements WalletFailure {
    /** Refuses null. */
    public CustomerNotFound {
      Objects.requireNonNull(id, "id");
    }

    @Override
    public Remedy remedy() {
      return Remedy.FIX_REQUEST;
    }
  }

  /**
   * The provider did not accept who we are: a wrong key, or a call from an address that is not
   * allowed.
   *
   * @param code the provider's own code, empty if it gave none
   * @param message the provider's own words, empty if it gave none
   */
  record CredentialsRefused(String code, String message) implements WalletFailure {
    /** Cuts and cleans both texts, and refuses null. */
    public CredentialsRefused {
      code = ProviderText.code(Objects.requireNonNull(code, "code"));
      message = ProviderText.message(Objects.requireNonNull(message, "message"));
    }

    @Override
    public Remedy remedy() {
      return Remedy.FIX_CONFIGURATION;
    }
  }

  /**
   * The provider wants fewer calls.
   *
   * @param retryAfter how long to wait, if it said so
   */
  record Throttled(Option<Duration> retryAfter) implements WalletFailure {
    /** Refuses null. */
    public Throttled {
      Objects.requireNonNull(retryAfter, "retryAfter");
    }

    @Override
    public Remedy remedy() {
      return Remedy.RETRY_LATER;
    }
  }

  /**
   * Any other definite no.
   *
   * @param code the provider's own code, empty if it gave none; at most 64 characters
   * @param message the provider's own words, empty if it gave none; at most 256 characters
   */
  record Refused(String code, String message) implements WalletFailure {
    /** Cuts and cleans both texts, and refuses null. */
    public Refused {
      code = ProviderText.code(Objects.requireNonNull(code, "code"));
      message = ProviderText.message(Objects.requireNonNull(message, "message"));
    }

    @Override
    public Remedy remedy() {
      return Remedy.TELL_CUSTOMER;
    }
  }

  /**
   * Certainly not applied: the command never left this machine, or it was a read that failed.
   *
   * @param reason what happened, in a few words for whoever reads the log
   */
  record Unavailable(String reason) implements WalletFailure {
    /** Cuts and cleans the text, and refuses null. */
    public Unavailable {
      reason = ProviderText.message(Objects.requireNonNull(reason, "reason"));
    }

    @Override
    public Remedy remedy() {
      return Remedy.RETRY;
    }
  }

  /**
   * The command may or may not have been applied, and reading back did not find out. It offers no
   * way to repeat the command, because that could do it twice.
   *
   * @param operation what was asked
   * @param sentAt when it was sent
   * @param lastSeen the wallet as last read back, if it could be read; a provider may still be
   *     working on it
   */
  record OutcomeUnknown(WalletOperation operation, Instant sentAt, Option<WalletAccount> lastSeen)
      implements WalletFailure {
    /** Refuses null. */
    public OutcomeUnknown {
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(sentAt, "sentAt");
      Objects.requireNonNull(lastSeen, "lastSeen");
    }

    @Override
    public Remedy remedy() {
      return Remedy.READ_BEFORE_ANYTHING;
    }
  }

  /**
   * The reply to a read that cannot be trusted, such as one for another wallet or one without a
   * readable state. Nothing is guessed from it.
   *
   * @param what what was wrong with it, without the reply itself
   */
  record ProtocolViolation(String what) implements WalletFailure {
    /** Cuts and cleans the text, and refuses null. */
    public ProtocolViolation {
      what = ProviderText.message(Objects.requireNonNull(what, "what"));
    }

    @Override
    public Remedy remedy() {
      return Remedy.REPORT;
    }
  }
}
