package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.ProviderBehaviour.Departure;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpChallenge;
import dev.walletport.domain.OtpChallenge.Exhausted;
import dev.walletport.domain.OtpChallenge.GuessResult;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The changes of a wallet, made while the monitor of its customer is held. {@link OtpChallenge}
 * decides on one-time passwords.
 */
final class WalletSteps {

  private final ProviderState state;
  private final StepStart step;

  WalletSteps(ProviderState state, StepStart step) {
    this.state = state;
    this.step = step;
  }

  Either<WalletFailure, WalletAccount> create(
      CustomerRecord customer, NewWallet newWallet, ProviderFault fault) {
    return create(customer, newWallet, fault, () -> open(customer, newWallet));
  }

  /**
   * Creates a wallet with an id that is chosen.
   *
   * @throws IllegalArgumentException if there is a wallet of this id
   */
  Either<WalletFailure, WalletAccount> create(
      CustomerRecord customer, NewWallet newWallet, WalletId id) {
    return create(
        customer, newWallet, ProviderFault.NONE, () -> state.openWallet(customer, newWallet, id));
  }

  private Either<WalletFailure, WalletAccount> create(
      CustomerRecord customer,
      NewWallet newWallet,
      ProviderFault fault,
      Supplier<WalletRecord> opened) {
    if (!step.epoch().providers().knows(newWallet.provider())) {
      return Either.left(new Refused("gateway_not_found", "no provider " + newWallet.provider()));
    }
    if (newWallet.firstOtp() == NewWallet.FirstOtp.LATER) {
      return Either.right(opened.get().unlinked());
    }
    return unlocked(customer, newWallet.provider())
        .flatMap(free -> issueAndSend(opened.get(), fault))
        .map(Function.identity());
  }

  private WalletRecord open(CustomerRecord customer, NewWallet newWallet) {
    return sameWallet(customer, newWallet).getOrElse(() -> state.openWallet(customer, newWallet));
  }

  private Option<WalletRecord> sameWallet(CustomerRecord customer, NewWallet newWallet) {
    return Option.when(behaves(Departure.CREATE_ANSWERS_SAME_WALLET), customer)
        .flatMap(owner -> Option.ofOptional(state.walletsOf(owner).stream()
            .filter(wallet -> wallet.provider().equals(newWallet.provider()) && !wallet.isLinked())
            .findFirst()));
  }

  boolean behaves(Departure departure) {
    return state.behaviour().has(departure);
  }

  /** Keeps the reference of a wallet that was made just now. */
  WalletAccount refer(WalletAccount made, Option<String> gatewayReferenceId) {
    return gatewayReferenceId.isEmpty()
        ? made
        : state
            .store(state.requireWallet(made.id()).referring(gatewayReferenceId))
            .unlinked();
  }

  Either<WalletFailure, Unlinked> sendOtp(WalletRecord wallet, ProviderFault fault) {
    return unlocked(wallet.customer(), wallet.provider())
        .flatMap(free -> issueAndSend(wallet, fault));
  }

  private Either<WalletFailure, CustomerRecord> unlocked(
      CustomerRecord customer, WalletProvider provider) {
    return customer
        .lock(provider, now())
        .<Either<WalletFailure, CustomerRecord>>map(Either::left)
        .getOrElse(() -> Either.right(customer));
  }

  private Either<WalletFailure, Unlinked> issueAndSend(WalletRecord wallet, ProviderFault fault) {
    OtpPolicy policy = step.epoch().providers().policy(wallet.provider());
    Otp otp = state.random().otp(wallet.number(), wallet.otpsDrawn() + 1, policy.form());
    return issue(wallet.challenge(), otp, policy)
        .map(issued -> send(sent(keepingOlder(wallet), issued, fault)));
  }

  private WalletRecord keepingOlder(WalletRecord wallet) {
    return behaves(Departure.OLDER_OTP_STAYS_VALID) ? wallet.keepingOpenOtp(now()) : wallet;
  }

  private static WalletRecord sent(WalletRecord wallet, Issued issued, ProviderFault fault) {
    return fault.smsFails() ? wallet.sentButLost(issued) : wallet.sent(issued);
  }

  private Either<WalletFailure, Issued> issue(
      Option<OtpChallenge> before, Otp otp, OtpPolicy policy) {
    Instant now = now();
    return before.fold(
        () -> Either.right(OtpChallenge.issue(otp, policy, now)),
        challenge -> challenge.reissue(otp, policy, now));
  }

  private Unlinked send(WalletRecord wallet) {
    state.store(wallet);
    wallet.newestMessage(state.random()).forEach(message -> state.messages().add(message, step));
    return wallet.unlinked();
  }

  Either<WalletFailure, Linked> link(WalletRecord wallet, Otp otp) {
    return unlocked(wallet.customer(), wallet.provider())
        .flatMap(free ->
            MagicOtp.of(otp).fold(() -> guess(wallet, otp), magic -> linkWithMagic(wallet, magic)));
  }

  private Either<WalletFailure, Linked> linkWithMagic(WalletRecord wallet, MagicOtp magic) {
    return magic
        .refusal()
        .<Either<WalletFailure, Linked>>map(Either::left)
        .getOrElse(() -> Either.right(linked(wallet, now())));
  }

  private Either<WalletFailure, Linked> guess(WalletRecord wallet, Otp otp) {
    return wallet
        .challenge()
        .<WalletFailure>toEither(() -> new OtpRejected(new OtpRejection.NotRequested()))
        .flatMap(challenge -> guess(wallet, challenge, otp));
  }

  private Either<WalletFailure, Linked> guess(
      WalletRecord wallet, OtpChallenge challenge, Otp otp) {
    Instant now = now();
    if (wallet.isOlderOtp(otp, now)) {
      return Either.right(linked(wallet, now));
    }
    GuessResult result = challenge.guess(otp, now);
    if (result.refusal().isDefined()) {
      state.store(wallet.withChallenge(result.next()));
      lockOut(wallet, result.next());
      return Either.left(result.refusal().get());
    }
    return Either.right(linked(wallet, now));
  }

  /** A provider locks the customer out, not the one wallet. */
  private static void lockOut(WalletRecord wallet, OtpChallenge after) {
    if (after instanceof Exhausted exhausted && !exhausted.policy().lock().isZero()) {
      wallet.customer().lockAt(wallet.provider(), exhausted.lockedUntil());
    }
  }

  private Linked linked(WalletRecord wallet, Instant now) {
    return readLinked(state.store(wallet.linked(state.tokens().next(), now)));
  }

  /** The wallet with the balance of now; an unlinked one stays as it is. */
  WalletRecord refreshed(WalletRecord wallet) {
    return wallet.isLinked() ? state.store(wallet.refreshed(now())) : wallet;
  }

  WalletAccount read(WalletRecord wallet) {
    return wallet.isLinked() ? readLinked(wallet) : wallet.unlinked();
  }

  /** Issues a new token with every read of a linked wallet. */
  Linked readLinked(WalletRecord wallet) {
    if (behaves(Departure.READ_VOIDS_TOKENS)) {
      state.store(wallet.acceptingFrom(state.tokens().next()));
    }
    return wallet.linked(Option.some(state.tokens().issue(wallet.number(), step)));
  }

  private Instant now() {
    return step.now();
  }
}
