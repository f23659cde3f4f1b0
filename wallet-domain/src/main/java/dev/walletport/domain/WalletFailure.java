package dev.walletport.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
   * Answers by case: a case that is added later does not compile until it is handled.
   *
   * @param cases what to answer in each case
   * @param <T> what is answered
   * @return what the one method that was called returned
   */
  <T extends @Nullable Object> T fold(Cases<? extends T> cases);

  /**
   * Tells from when on trying again makes sense.
   *
   * @param now the present, from which {@link Throttled#retryAfter} counts; the instant at which
   *     the failure came
   * @return the first such instant, {@code now} or later; none where none is known, or where the
   *     same call cannot succeed by waiting. {@link Instant#MAX} stands for a wait beyond all dates
   */
  default Option<Instant> retryAt(Instant now) {
    return fold(new EarliestRetry(now));
  }

  /**
   * Answers the wallet as it was seen, where the failure shows one.
   *
   * @return that of {@link NotInThisState}, and of {@link OutcomeUnknown} if it could be read back;
   *     none of any other
   */
  default Option<WalletAccount> wallet() {
    return Option.none();
  }

  /**
   * Tells by what the provider finds its answer again.
   *
   * @return its code and its request id, as far as it gave any
   */
  ProviderTrace trace();

  /**
   * Answers the same failure with another trace.
   *
   * @param trace by what the provider finds its answer again
   * @return a failure that differs in nothing else
   */
  WalletFailure withTrace(ProviderTrace trace);

  /**
   * The one-time password was turned down, by our rules before any call or by the provider.
   *
   * @param rejection why
   * @param trace the provider's code and request id
   */
  record OtpRejected(OtpRejection rejection, ProviderTrace trace) implements WalletFailure {
    /** Refuses null. */
    public OtpRejected {
      Objects.requireNonNull(rejection, "rejection");
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param rejection why
     */
    public OtpRejected(OtpRejection rejection) {
      this(rejection, ProviderTrace.none());
    }

    /** That of the {@linkplain OtpRejection#remedy rejection}. */
    @Override
    public Remedy remedy() {
      return rejection.remedy();
    }

    @Override
    public String kind() {
      return WalletFailure.super.kind() + "." + rejection.getClass().getSimpleName();
    }

    @Override
    public OtpRejected withTrace(ProviderTrace trace) {
      return new OtpRejected(rejection, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.otpRejected(this);
    }
  }

  /**
   * The provider locked the customer out.
   *
   * @param until the first instant at which the lock is over, if the provider said so
   * @param trace the provider's code and request id
   */
  record AccountLocked(Option<Instant> until, ProviderTrace trace) implements WalletFailure {
    /** Refuses null. */
    public AccountLocked {
      Objects.requireNonNull(until, "until");
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param until the first instant at which the lock is over, if the provider said so
     */
    public AccountLocked(Option<Instant> until) {
      this(until, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.TELL_CUSTOMER;
    }

    @Override
    public AccountLocked withTrace(ProviderTrace trace) {
      return new AccountLocked(until, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.accountLocked(this);
    }
  }

  /**
   * The wallet is in a state from which the command does not start: a link, a one-time password or
   * another number for a linked wallet, a delink or refresh of an unlinked one.
   *
   * @param account the wallet as it is; whether a linked one has a debit token depends on the
   *     gateway, and a host that needs one reads the wallet
   * @param trace the provider's code and request id
   */
  record NotInThisState(WalletAccount account, ProviderTrace trace) implements WalletFailure {
    /** Refuses null. */
    public NotInThisState {
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param account the wallet as it is
     */
    public NotInThisState(WalletAccount account) {
      this(account, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.SHOW_STATE;
    }

    @Override
    public Option<WalletAccount> wallet() {
      return Option.some(account);
    }

    @Override
    public NotInThisState withTrace(ProviderTrace trace) {
      return new NotInThisState(account, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.notInThisState(this);
    }
  }

  /**
   * The provider knows no such wallet.
   *
   * @param id what was asked for
   * @param trace the provider's code and request id
   */
  record WalletNotFound(WalletId id, ProviderTrace trace) implements WalletFailure {
    /** Refuses null. */
    public WalletNotFound {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param id what was asked for
     */
    public WalletNotFound(WalletId id) {
      this(id, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.FIX_REQUEST;
    }

    @Override
    public WalletNotFound withTrace(ProviderTrace trace) {
      return new WalletNotFound(id, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.walletNotFound(this);
    }
  }

  /**
   * The provider knows no such customer.
   *
   * @param id who was asked for
   * @param trace the provider's code and request id
   */
  record CustomerNotFound(CustomerId id, ProviderTrace trace) implements WalletFailure {
    /** Refuses null. */
    public CustomerNotFound {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param id who was asked for
     */
    public CustomerNotFound(CustomerId id) {
      this(id, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.FIX_REQUEST;
    }

    @Override
    public CustomerNotFound withTrace(ProviderTrace trace) {
      return new CustomerNotFound(id, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.customerNotFound(this);
    }
  }

  /**
   * The provider did not accept who we are: a wrong key, or a call from an address that is not
   * allowed.
   *
   * @param code the provider's own code, empty if it gave none
   * @param message the provider's own words, empty if it gave none
   * @param trace the provider's code and request id
   */
  record CredentialsRefused(String code, String message, ProviderTrace trace)
      implements WalletFailure {
    /** Cuts and cleans both texts, and refuses null. */
    public CredentialsRefused {
      code = ProviderText.code(Objects.requireNonNull(code, "code"));
      message = ProviderText.message(Objects.requireNonNull(message, "message"));
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param code the provider's own code, empty if it gave none
     * @param message the provider's own words, empty if it gave none
     */
    public CredentialsRefused(String code, String message) {
      this(code, message, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.FIX_CONFIGURATION;
    }

    @Override
    public CredentialsRefused withTrace(ProviderTrace trace) {
      return new CredentialsRefused(code, message, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.credentialsRefused(this);
    }
  }

  /**
   * The provider wants fewer calls.
   *
   * @param retryAfter how long to wait, if it said so
   * @param trace the provider's code and request id
   */
  record Throttled(Option<Duration> retryAfter, ProviderTrace trace) implements WalletFailure {
    /** Refuses null. */
    public Throttled {
      Objects.requireNonNull(retryAfter, "retryAfter");
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param retryAfter how long to wait, if it said so
     */
    public Throttled(Option<Duration> retryAfter) {
      this(retryAfter, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.RETRY_LATER;
    }

    @Override
    public Throttled withTrace(ProviderTrace trace) {
      return new Throttled(retryAfter, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.throttled(this);
    }
  }

  /**
   * Any other definite no.
   *
   * @param code the provider's own code, empty if it gave none; at most 64 characters
   * @param message the provider's own words, empty if it gave none; at most 256 characters
   * @param trace the provider's code and request id
   */
  record Refused(String code, String message, ProviderTrace trace) implements WalletFailure {
    /** Cuts and cleans both texts, and refuses null. */
    public Refused {
      code = ProviderText.code(Objects.requireNonNull(code, "code"));
      message = ProviderText.message(Objects.requireNonNull(message, "message"));
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param code the provider's own code, empty if it gave none; at most 64 characters
     * @param message the provider's own words, empty if it gave none; at most 256 characters
     */
    public Refused(String code, String message) {
      this(code, message, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.TELL_CUSTOMER;
    }

    @Override
    public Refused withTrace(ProviderTrace trace) {
      return new Refused(code, message, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.refused(this);
    }
  }

  /**
   * Certainly not applied: the command never left this machine, or it was a read that failed.
   *
   * @param reason what happened, in a few words, for the log
   * @param trace the provider's code and request id
   */
  record Unavailable(String reason, ProviderTrace trace) implements WalletFailure {
    /** Cuts and cleans the text, and refuses null. */
    public Unavailable {
      reason = ProviderText.message(Objects.requireNonNull(reason, "reason"));
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param reason what happened, in a few words, for the log
     */
    public Unavailable(String reason) {
      this(reason, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.RETRY;
    }

    @Override
    public Unavailable withTrace(ProviderTrace trace) {
      return new Unavailable(reason, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.unavailable(this);
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
   * @param trace the provider's code and request id
   */
  record OutcomeUnknown(
      WalletOperation operation,
      Instant sentAt,
      Option<WalletAccount> lastSeen,
      ProviderTrace trace)
      implements WalletFailure {
    /** Refuses null. */
    public OutcomeUnknown {
      Objects.requireNonNull(operation, "operation");
      Objects.requireNonNull(sentAt, "sentAt");
      Objects.requireNonNull(lastSeen, "lastSeen");
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param operation what was asked
     * @param sentAt when it was sent
     * @param lastSeen the wallet as last read back, if it could be read; a provider may still be
     *     working on it
     */
    public OutcomeUnknown(
        WalletOperation operation, Instant sentAt, Option<WalletAccount> lastSeen) {
      this(operation, sentAt, lastSeen, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.READ_BEFORE_ANYTHING;
    }

    @Override
    public Option<WalletAccount> wallet() {
      return lastSeen;
    }

    @Override
    public OutcomeUnknown withTrace(ProviderTrace trace) {
      return new OutcomeUnknown(operation, sentAt, lastSeen, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.outcomeUnknown(this);
    }
  }

  /**
   * The response to a read that cannot be trusted, such as one for another wallet or one without a
   * readable state. Nothing is guessed from it.
   *
   * @param what what was wrong with it, without the response itself
   * @param trace the provider's code and request id
   */
  record ProtocolViolation(String what, ProviderTrace trace) implements WalletFailure {
    /** Cuts and cleans the text, and refuses null. */
    public ProtocolViolation {
      what = ProviderText.message(Objects.requireNonNull(what, "what"));
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param what what was wrong with it, without the response itself
     */
    public ProtocolViolation(String what) {
      this(what, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.REPORT;
    }

    @Override
    public ProtocolViolation withTrace(ProviderTrace trace) {
      return new ProtocolViolation(what, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.protocolViolation(this);
    }
  }

  /**
   * Held back by the host's own limits before anything was sent.
   *
   * @param reason which limit
   * @param until the first instant at which the same call may pass; none where that takes a person.
   *     A command under way may end earlier
   * @param trace empty: no answer of the provider is behind it
   */
  record HeldBack(Reason reason, Option<Instant> until, ProviderTrace trace)
      implements WalletFailure {
    /** Refuses null. */
    public HeldBack {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(until, "until");
      Objects.requireNonNull(trace, "trace");
    }

    /**
     * Without a trace.
     *
     * @param reason which limit
     * @param until the first instant at which the same call may pass; none where that takes a
     *     person
     */
    public HeldBack(Reason reason, Option<Instant> until) {
      this(reason, until, ProviderTrace.none());
    }

    @Override
    public Remedy remedy() {
      return Remedy.WAIT;
    }

    /** With the name of the reason, such as {@code HeldBack.TOO_SOON}. */
    @Override
    public String kind() {
      return WalletFailure.super.kind() + "." + reason.name();
    }

    @Override
    public HeldBack withTrace(ProviderTrace trace) {
      return new HeldBack(reason, until, trace);
    }

    @Override
    public <T extends @Nullable Object> T fold(Cases<? extends T> cases) {
      return cases.heldBack(this);
    }

    /** Which limit holds a command back. */
    public enum Reason {
      /** Another command on this wallet is under way, here or on another node. */
      ANOTHER_IN_FLIGHT,
      /** The pause after the last message is not over. */
      TOO_SOON,
      /** Too many messages of this wallet, to this customer or number, or by this origin. */
      TOO_MANY_MESSAGES,
      /** Too many guesses since the last message; a new message begins a new count. */
      TOO_MANY_GUESSES,
      /** It is being found out what became of the command before. */
      UNSETTLED,
      /** It could not be found out what became of the command before; a person has to. */
      GIVEN_UP
    }
  }

  /**
   * One method for each failure.
   *
   * @param <T> what is answered
   */
  interface Cases<T extends @Nullable Object> {

    /**
     * The one-time password was turned down.
     *
     * @param failure the case
     * @return the answer
     */
    T otpRejected(OtpRejected failure);

    /**
     * The provider locked the customer out.
     *
     * @param failure the case
     * @return the answer
     */
    T accountLocked(AccountLocked failure);

    /**
     * The wallet is in a state from which the command does not start.
     *
     * @param failure the case
     * @return the answer
     */
    T notInThisState(NotInThisState failure);

    /**
     * The provider knows no such wallet.
     *
     * @param failure the case
     * @return the answer
     */
    T walletNotFound(WalletNotFound failure);

    /**
     * The provider knows no such customer.
     *
     * @param failure the case
     * @return the answer
     */
    T customerNotFound(CustomerNotFound failure);

    /**
     * The provider did not accept who we are.
     *
     * @param failure the case
     * @return the answer
     */
    T credentialsRefused(CredentialsRefused failure);

    /**
     * The provider wants fewer calls.
     *
     * @param failure the case
     * @return the answer
     */
    T throttled(Throttled failure);

    /**
     * Any other definite no.
     *
     * @param failure the case
     * @return the answer
     */
    T refused(Refused failure);

    /**
     * It never left this machine, or a read failed.
     *
     * @param failure the case
     * @return the answer
     */
    T unavailable(Unavailable failure);

    /**
     * The command may or may not have been applied.
     *
     * @param failure the case
     * @return the answer
     */
    T outcomeUnknown(OutcomeUnknown failure);

    /**
     * Held back by the host's own limits.
     *
     * @param failure the case
     * @return the answer
     */
    T heldBack(HeldBack failure);

    /**
     * The response to a read cannot be trusted.
     *
     * @param failure the case
     * @return the answer
     */
    T protocolViolation(ProtocolViolation failure);
  }
}
