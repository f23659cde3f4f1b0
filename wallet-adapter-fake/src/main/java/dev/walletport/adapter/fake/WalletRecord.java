package dev.walletport.adapter.fake;

import dev.walletport.domain.Balance;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Funds;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpChallenge;
import dev.walletport.domain.OtpChallenge.Exhausted;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletDetails;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One wallet. Every change makes a copy; a stored record does not change.
 *
 * <p>Flat, because there may be a million: about 240 bytes each, with id, balance and map entry.
 */
final class WalletRecord {

  private final WalletId id;
  private final int number;
  private final CustomerRecord customer;
  private final WalletProvider provider;
  private final @Nullable WalletId previous;

  private @Nullable MobileNumber mobileNumber;
  private @Nullable String gatewayReferenceId;
  private BigDecimal holds = BigDecimal.ZERO;

  /** Null if no password is open: never requested, or spent. */
  private @Nullable OtpChallenge challenge;

  /** Passwords before the newest one that stay valid, at a provider that takes them. */
  private List<Issued> older = List.of();

  private int otpsDrawn;
  private int otpsLost;
  private @Nullable OtpForm lastForm;
  private @Nullable Instant lastSentAt;
  private @Nullable MobileNumber lastSentTo;

  /** The balance as last known; null if the wallet is not linked. */
  private @Nullable BigDecimal knownBalance;

  private @Nullable Instant readAt;
  private long firstToken;

  private WalletRecord(
      WalletId id,
      int number,
      CustomerRecord customer,
      WalletProvider provider,
      @Nullable WalletId previous) {
    this.id = id;
    this.number = number;
    this.customer = customer;
    this.provider = provider;
    this.previous = previous;
  }

  private WalletRecord(WalletRecord from) {
    this(from, from.customer);
  }

  private WalletRecord(WalletRecord from, CustomerRecord customer) {
    this(from.id, from.number, customer, from.provider, from.previous);
    mobileNumber = from.mobileNumber;
    gatewayReferenceId = from.gatewayReferenceId;
    holds = from.holds;
    challenge = from.challenge;
    older = from.older;
    otpsDrawn = from.otpsDrawn;
    otpsLost = from.otpsLost;
    lastForm = from.lastForm;
    lastSentAt = from.lastSentAt;
    lastSentTo = from.lastSentTo;
    knownBalance = from.knownBalance;
    readAt = from.readAt;
    firstToken = from.firstToken;
  }

  /** An unlinked wallet that holds nothing, next in the chain of its customer's. */
  static WalletRecord opened(
      WalletId id,
      int number,
      CustomerRecord customer,
      WalletProvider provider,
      @Nullable MobileNumber mobileNumber) {
    WalletRecord opened = new WalletRecord(id, number, customer, provider, customer.newestWallet());
    opened.mobileNumber = mobileNumber;
    return opened;
  }

  WalletRecord holding(BigDecimal amount) {
    WalletRecord next = new WalletRecord(this);
    next.holds = amount;
    return next;
  }

  /** With a reference that was sent, if one was. */
  WalletRecord referring(Option<String> sent) {
    if (sent.isEmpty()) {
      return this;
    }
    WalletRecord next = new WalletRecord(this);
    next.gatewayReferenceId = sent.get();
    return next;
  }

  /** The same wallet in a copy of the state. */
  WalletRecord copyFor(CustomerRecord copy) {
    return new WalletRecord(this, copy);
  }

  /** Keeps the open password valid beside the next one. */
  WalletRecord keepingOpenOtp(Instant now) {
    WalletRecord next = new WalletRecord(this);
    next.older = Stream.concat(older.stream(), open().toJavaStream())
        .filter(one -> now.isBefore(one.expiresAt()))
        .toList();
    return next;
  }

  private Option<Issued> open() {
    return challenge instanceof Issued issued ? Option.some(issued) : Option.none();
  }

  /** A password was drawn, and its message is lost. */
  WalletRecord sentButLost(Issued issued) {
    WalletRecord next = new WalletRecord(this);
    next.challenge = issued;
    next.otpsDrawn = otpsDrawn + 1;
    next.otpsLost = otpsLost + 1;
    next.lastForm = null;
    return next;
  }

  /** A password was sent. */
  WalletRecord sent(Issued issued) {
    WalletRecord next = new WalletRecord(this);
    next.challenge = issued;
    next.otpsDrawn = otpsDrawn + 1;
    next.lastForm = issued.policy().form();
    next.lastSentAt = issued.issuedAt();
    next.lastSentTo = mobileNumber;
    return next;
  }

  /** Ends a lock that used-up guesses caused; they stay used up, and another may be requested. */
  WalletRecord unlocked() {
    return challenge instanceof Exhausted exhausted
        ? withChallenge(new Exhausted(
            exhausted.policy().withLock(Duration.ZERO),
            exhausted.issuedAt(),
            exhausted.exhaustedAt()))
        : this;
  }

  /** A wrong or expired password was typed; the last guess is the last for older ones, too. */
  WalletRecord withChallenge(OtpChallenge after) {
    WalletRecord next = new WalletRecord(this);
    next.challenge = after;
    next.older = after instanceof Exhausted ? List.of() : older;
    return next;
  }

  /** All passwords are used up; only tokens from this number on are valid. */
  WalletRecord linked(long firstToken, Instant now) {
    WalletRecord next = refreshed(now);
    next.challenge = null;
    next.older = List.of();
    next.firstToken = firstToken;
    return next;
  }

  /** Tokens of lower numbers are valid no longer. */
  WalletRecord acceptingFrom(long token) {
    WalletRecord next = new WalletRecord(this);
    next.firstToken = token;
    return next;
  }

  WalletRecord refreshed(Instant now) {
    WalletRecord next = new WalletRecord(this);
    next.knownBalance = holds;
    next.readAt = now;
    return next;
  }

  WalletRecord delinked() {
    WalletRecord next = new WalletRecord(this);
    next.knownBalance = null;
    next.readAt = null;
    return next;
  }

  /** Voids the passwords that went to the old number; a lock stays. */
  WalletRecord withMobileNumber(MobileNumber number) {
    WalletRecord next = new WalletRecord(this);
    next.mobileNumber = number;
    next.challenge = challenge instanceof Issued issued ? issued.superseded() : challenge;
    next.older = List.of();
    return next;
  }

  WalletId id() {
    return id;
  }

  int number() {
    return number;
  }

  CustomerRecord customer() {
    return customer;
  }

  WalletProvider provider() {
    return provider;
  }

  /** The customer's wallet before this one. */
  @Nullable
  WalletId previous() {
    return previous;
  }

  Option<OtpChallenge> challenge() {
    return Option.of(challenge);
  }

  int otpsDrawn() {
    return otpsDrawn;
  }

  int otpsSent() {
    return otpsDrawn - otpsLost;
  }

  /** The newest message, drawn again instead of kept, to save memory; none if it was lost. */
  Option<SmsMessage> newestMessage(SeededRandom random) {
    return lastForm == null
        ? Option.none()
        : Option.some(message(random.otp(number, otpsDrawn, lastForm)));
  }

  boolean isNewestMessageLost() {
    return lastForm == null && otpsDrawn > 0;
  }

  /** Whether the password is one before the newest one that is still valid. */
  boolean isOlderOtp(Otp typed, Instant now) {
    return older.stream().anyMatch(one -> one.guess(typed, now).refusal().isEmpty());
  }

  private SmsMessage message(Otp otp) {
    Instant sentAt = Objects.requireNonNull(lastSentAt, "a password was sent");
    return new SmsMessage(id, provider, Option.of(lastSentTo), otp, sentAt);
  }

  /** The wallet as its provider knows it; issues no token. */
  KnownWallet view() {
    return new KnownWallet(
        isLinked() ? linkedWithoutToken() : unlinked(),
        customer.id(),
        holds,
        Option.of(mobileNumber),
        challenge());
  }

  boolean isLinked() {
    return knownBalance != null;
  }

  /** Whether the wallet is linked and the token was issued since it was linked last. */
  boolean accepts(long token) {
    return isLinked() && token >= firstToken;
  }

  Unlinked unlinked() {
    return new Unlinked(id, provider, details());
  }

  private WalletDetails details() {
    return gatewayReferenceId == null
        ? WalletDetails.none()
        : new WalletDetails(Option.some(gatewayReferenceId), Option.none(), Map.of());
  }

  Linked linkedWithoutToken() {
    return linked(Option.none());
  }

  Linked linked(Option<DebitToken> token) {
    return unlinked().linked(new Funds(token, balance(), List.of()));
  }

  private Option<Balance> balance() {
    return knownBalance == null
        ? Option.none()
        : Option.some(new Balance(knownBalance, Option.of(readAt)));
  }
}
