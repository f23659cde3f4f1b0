package dev.walletport.adapter.fake;

import static dev.walletport.adapter.fake.DelegatingGateway.hidingNotFound;

import dev.walletport.domain.Customer;
import dev.walletport.domain.Funds;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.Remedy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Broken rules of requesting a one-time password and linking with it. */
final class OtpMutants {

  private OtpMutants() {}

  static List<Mutant> list() {
    return List.of(
        Mutant.gateway(
            "says an OTP was sent and sends none",
            "Requesting_an_otp.sends_one_and_leaves_the_wallet_unlinked",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> requestOtp(
                  Customer customer, WalletId wallet) {
                return shownUnlinked(customer, wallet);
              }
            }),
        Mutant.gateway(
            "does not tell an unknown wallet from an unreachable one on a request for an OTP",
            "Requesting_an_otp.of_a_wallet_that_does_not_exist_is_not_found",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> requestOtp(
                  Customer customer, WalletId wallet) {
                return hidingNotFound(super.requestOtp(customer, wallet));
              }
            }),
        Mutant.gateway(
            "takes a request for a linked wallet",
            "Requesting_an_otp.of_a_linked_wallet_shows_it_linked_and_sends_nothing",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> requestOtp(
                  Customer customer, WalletId wallet) {
                return super.requestOtp(customer, wallet)
                    .orElse(() -> shownUnlinked(customer, wallet));
              }
            }),
        Mutant.policy(
            "resends at once",
            "Requesting_an_otp.again_before_the_pause_is_over_is_too_soon_and_sends_nothing",
            policy -> policy.withResendAfter(Duration.ZERO)),
        Mutant.policy(
            "resends a millisecond early",
            "Requesting_an_otp.again_before_the_pause_is_over_is_too_soon_and_sends_nothing",
            policy -> policy.withResendAfter(policy.resendAfter().minusMillis(1))),
        Mutant.policy(
            "resends a millisecond late",
            "Requesting_an_otp.again_at_the_instant_the_pause_is_over_sends_the_next_one",
            policy -> policy.withResendAfter(policy.resendAfter().plusMillis(1))),
        Mutant.gateway(
            "says linked and links nothing",
            "Linking.with_the_right_otp_links_the_wallet",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
                return shownUnlinked(customer, wallet).map(Function.identity());
              }
            }),
        Mutant.gateway(
            "links without a token",
            "Linking.with_the_right_otp_links_the_wallet",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                return super.link(customer, wallet, otp)
                    .map(linked -> linked.refreshed(Funds.unknown()));
              }
            }),
        Mutant.gateway(
            "accepts a wrong OTP",
            "Linking.with_a_wrong_otp_is_rejected_and_the_right_one_still_works",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                return super.link(customer, wallet, newestOtp(wallet));
              }
            }),
        Mutant.gateway(
            "throws at a wrong OTP",
            "Linking.with_a_wrong_otp_is_rejected_and_the_right_one_still_works",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                return Either.right(super.link(customer, wallet, otp)
                    .getOrElseThrow(failure -> new IllegalStateException(failure.kind())));
              }
            }),
        Mutant.gateway(
            "rejects a wrong OTP and links all the same",
            "Linking.with_a_wrong_otp_is_rejected_and_the_right_one_still_works",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                Either<WalletFailure, Linked> answer = super.link(customer, wallet, otp);
                return answer.orElse(() ->
                    super.link(customer, wallet, newestOtp(wallet)).flatMap(linked -> answer));
              }
            }),
        Mutant.policy(
            "voids an OTP at the first wrong guess",
            "Linking.with_a_wrong_otp_is_rejected_and_the_right_one_still_works",
            policy -> policy.withGuesses(1)),
        Mutant.policy(
            "does not count guesses",
            "Linking.counts_the_guesses_down",
            policy -> policy.withGuesses(1_000_000)),
        Mutant.gateway(
            "does not tell how many guesses are left",
            "Linking.counts_the_guesses_down",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                return super.link(customer, wallet, otp)
                    .mapLeft(failure -> failure.remedy() == Remedy.ASK_AGAIN
                        ? new OtpRejected(new OtpRejection.Wrong(Option.none()))
                        : failure);
              }
            }),
        Mutant.policy(
            "lets an OTP expire a millisecond early",
            "Linking.works_at_the_last_instant_before_the_otp_expires",
            policy -> policy.withValidity(policy.validity().minusMillis(1))),
        Mutant.policy(
            "lets an OTP expire a millisecond late",
            "Linking.at_the_instant_the_otp_expires_is_rejected",
            policy -> policy.withValidity(policy.validity().plusMillis(1))),
        Mutant.policy(
            "lets no OTP expire",
            "Linking.at_the_instant_the_otp_expires_is_rejected",
            policy -> policy.withValidity(Duration.ofDays(36_500))),
        Mutant.gateway(
            "accepts a superseded OTP",
            "Linking.with_a_superseded_otp_is_rejected_and_the_newest_one_works",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                boolean everSent = wallets.inbox().messages().stream()
                    .anyMatch(message ->
                        message.wallet().equals(wallet) && message.otp().equals(otp));
                return super.link(customer, wallet, everSent ? newestOtp(wallet) : otp);
              }
            }),
        Mutant.gateway(
            "accepts the OTP of another wallet",
            "Linking.with_the_otp_of_another_wallet_is_rejected",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                boolean everSent = wallets.inbox().messages().stream()
                    .anyMatch(message -> message.otp().equals(otp));
                return super.link(customer, wallet, everSent ? newestOtp(wallet) : otp);
              }
            }),
        Mutant.policy(
            "allows a guess too many",
            "Linking.after_the_guesses_are_used_up_is_rejected_even_with_the_right_otp",
            policy -> policy.withGuesses(policy.guesses() + 1)),
        Mutant.gateway(
            "accepts the right OTP after the guesses are used up",
            "Linking.after_the_guesses_are_used_up_is_rejected_even_with_the_right_otp",
            wallets -> new DelegatingGateway(wallets) {
              private int left = OtpPolicy.standard().guesses();

              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                if (otp.equals(newestOtp(wallet))) {
                  return super.link(customer, wallet, otp);
                }
                left--;
                return Either.left(new OtpRejected(
                    left > 0
                        ? new OtpRejection.Wrong(Option.some(left))
                        : new OtpRejection.GuessesExhausted()));
              }
            }),
        Mutant.policy(
            "locks where the rules say no lock",
            "Linking.works_with_a_new_otp_after_the_guesses_were_used_up",
            policy -> policy.withLock(Duration.ofDays(1))),
        Mutant.policy(
            "never locks",
            "Linking.is_locked_for_a_while_where_the_provider_locks",
            policy -> policy.withLock(Duration.ZERO)),
        Mutant.policy(
            "locks for a millisecond too long",
            "Linking.is_locked_for_a_while_where_the_provider_locks",
            policy -> policy.withLock(policy.lock().plusMillis(1))),
        Mutant.gateway(
            "links without an OTP requested",
            "Linking.without_an_otp_requested_is_rejected",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                if (wallets.inbox().newest(wallet).isEmpty()) {
                  return super.requestOtp(customer, wallet)
                      .flatMap(sent -> super.link(customer, wallet, newestOtp(wallet)));
                }
                return super.link(customer, wallet, otp);
              }
            }),
        Mutant.gateway(
            "does not tell an unknown wallet from an unreachable one on link",
            "Linking.of_a_wallet_that_does_not_exist_is_not_found",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                return hidingNotFound(super.link(customer, wallet, otp));
              }
            }),
        Mutant.gateway(
            "calls a second link a success",
            "Linking.twice_shows_the_wallet_linked",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                Either<WalletFailure, Linked> answer = super.link(customer, wallet, otp);
                return answer.isLeft() && answer.getLeft() instanceof NotInThisState
                    ? super.refresh(customer, wallet)
                    : answer;
              }
            }),
        Mutant.gateway(
            "links again with the spent OTP",
            "Delinking.means_that_linking_again_needs_a_new_otp",
            wallets -> new DelegatingGateway(wallets) {
              private final List<Otp> spent = new ArrayList<>();

              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                if (spent.contains(otp) && super.refresh(customer, wallet).isLeft()) {
                  return super.requestOtp(customer, wallet)
                      .flatMap(sent -> super.link(customer, wallet, newestOtp(wallet)));
                }
                return super.link(customer, wallet, otp).peek(linked -> spent.add(otp));
              }
            }));
  }
}
