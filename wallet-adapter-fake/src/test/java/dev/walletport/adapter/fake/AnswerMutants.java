package dev.walletport.adapter.fake;

import static dev.walletport.domain.testing.Answers.ignore;

import dev.walletport.adapter.fake.testing.FakeProviderSide;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Balance;
import dev.walletport.domain.Customer;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Funds;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CustomerNotFound;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Answers that are wrong in one part, and failures that hide an effect. */
final class AnswerMutants {

  private AnswerMutants() {}

  static List<Mutant> list() {
    return Stream.of(
            wrongFailures(),
            wrongWallets(),
            wrongStates(),
            hiddenLinks(),
            hiddenMessages(),
            others())
        .flatMap(Function.identity())
        .toList();
  }

  private static Stream<Mutant> wrongFailures() {
    return Stream.of(
            Mutant.each(
                "calls a rejected OTP refused",
                failing(OtpRejected.class, failure -> new Refused("otp", "not this one")),
                "Requesting_an_otp.again_before_the_pause_is_over_is_too_soon_and_sends_nothing",
                "Linking.with_a_wrong_otp_is_rejected_and_the_right_one_still_works",
                "Linking.at_the_instant_the_otp_expires_is_rejected",
                "Linking.with_a_superseded_otp_is_rejected_and_the_newest_one_works",
                "Linking.with_the_otp_of_another_wallet_is_rejected",
                "Linking.after_the_guesses_are_used_up_is_rejected_even_with_the_right_otp",
                "Linking.is_locked_for_a_while_where_the_provider_locks",
                "Linking.without_an_otp_requested_is_rejected",
                "Delinking.means_that_linking_again_needs_a_new_otp",
                "Changing_the_mobile_number.voids_the_otp_that_went_to_the_old_number"),
            Mutant.each(
                "does not tell in which state a wallet is",
                failing(NotInThisState.class, failure -> new Unavailable("not now")),
                "Requesting_an_otp.of_a_linked_wallet_shows_it_linked_and_sends_nothing",
                "Linking.twice_shows_the_wallet_linked",
                "Delinking.twice_shows_the_wallet_unlinked",
                "Refreshing.of_an_unlinked_wallet_shows_it_unlinked",
                "Changing_the_mobile_number.of_a_linked_wallet_shows_it_linked"),
            Mutant.each(
                "does not tell an unknown customer from an unreachable provider",
                failing(CustomerNotFound.class, failure -> new Unavailable("not now")),
                "A_new_wallet.needs_a_customer_who_is_known",
                "Reading.the_list_of_a_customer_who_does_not_exist_is_not_found",
                "Refreshing.all_wallets_of_a_customer_who_does_not_exist_is_not_found"),
            Mutant.each(
                "calls a refusal unavailable",
                failing(Refused.class, failure -> new Unavailable("not now")),
                "A_new_wallet.needs_a_provider_who_is_known"),
            Mutant.each(
                "shows another wallet in the wrong state",
                failing(
                    NotInThisState.class,
                    failure -> new NotInThisState(
                        failure.account().fold(AnswerMutants::another, AnswerMutants::another))),
                "Linking.twice_shows_the_wallet_linked"),
            Mutant.each(
                "shows a linked wallet unlinked in the wrong state",
                failing(
                    NotInThisState.class,
                    failure -> new NotInThisState(
                        failure.account().fold(unlinked -> unlinked, Linked::delinked))),
                "Linking.twice_shows_the_wallet_linked"),
            Mutant.each(
                "calls guesses wrong that are used up",
                wallets -> new DelegatingGateway(wallets) {
                  private int exhausted;

                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    return super.link(customer, wallet, otp)
                        .mapLeft(failure -> isExhausted(failure) && exhausted++ > 0
                            ? new OtpRejected(new OtpRejection.Wrong(Option.none()))
                            : failure);
                  }
                },
                "Linking.after_the_guesses_are_used_up_is_rejected_even_with_the_right_otp"),
            Mutant.each(
                "calls a locked customer's request unavailable",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Unlinked> requestOtp(
                      Customer customer, WalletId wallet) {
                    return super.requestOtp(customer, wallet)
                        .mapLeft(failure ->
                            failure instanceof AccountLocked ? new Unavailable("locked") : failure);
                  }
                },
                "Linking.is_locked_for_a_while_where_the_provider_locks"))
        .flatMap(Function.identity());
  }

  private static Stream<Mutant> wrongWallets() {
    return Stream.of(
            Mutant.each(
                "answers a link with another wallet",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    return super.link(customer, wallet, otp).map(AnswerMutants::another);
                  }
                },
                "A_lost_answer.of_a_request_for_an_otp_leaves_one_message",
                "A_lost_request.of_a_link_leaves_the_otp_unused",
                "A_new_wallet.has_its_first_otp_at_once_if_asked_for",
                "Linking.with_the_right_otp_links_the_wallet",
                "Linking.with_a_wrong_otp_is_rejected_and_the_right_one_still_works",
                "Linking.works_at_the_last_instant_before_the_otp_expires",
                "Linking.with_a_superseded_otp_is_rejected_and_the_newest_one_works",
                "Linking.works_with_a_new_otp_after_the_guesses_were_used_up",
                "Delinking.means_that_linking_again_needs_a_new_otp"),
            Mutant.each(
                "answers a request for an OTP with another wallet",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Unlinked> requestOtp(
                      Customer customer, WalletId wallet) {
                    return super.requestOtp(customer, wallet).map(AnswerMutants::another);
                  }
                },
                "Requesting_an_otp.sends_one_and_leaves_the_wallet_unlinked",
                "Linking.is_locked_for_a_while_where_the_provider_locks"),
            Mutant.each(
                "answers a delink with another wallet",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Unlinked> delink(
                      Customer customer, WalletId wallet) {
                    return super.delink(customer, wallet).map(AnswerMutants::another);
                  }
                },
                "Delinking.unlinks_the_wallet"),
            Mutant.each(
                "answers a change of number with another wallet",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Unlinked> changeMobileNumber(
                      Customer customer, WalletId wallet, MobileNumber number) {
                    return super.changeMobileNumber(customer, wallet, number)
                        .map(AnswerMutants::another);
                  }
                },
                "Changing_the_mobile_number.of_an_unlinked_wallet_leaves_it_unlinked"),
            Mutant.each(
                "finds a wallet at another provider",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, WalletAccount> find(
                      Customer customer, WalletId wallet) {
                    return super.find(customer, wallet)
                        .map(found -> new Unlinked(
                            found.id(),
                            WalletProvider.PAYTM,
                            SampleWallets.unlinked().details()));
                  }
                },
                "A_new_wallet.is_unlinked_and_at_its_provider"),
            Mutant.each(
                "links a wallet at another provider",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    return super.link(customer, wallet, otp)
                        .map(linked -> new Unlinked(
                                linked.id(),
                                WalletProvider.PAYTM,
                                linked.delinked().details())
                            .linked(linked.funds()));
                  }
                },
                "Linking.with_the_right_otp_links_the_wallet"),
            Mutant.each(
                "links a wallet with another balance",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Linked> link(
                      Customer customer, WalletId wallet, Otp otp) {
                    return super.link(customer, wallet, otp)
                        .map(linked -> linked.refreshed(new Funds(
                            linked.funds().token(),
                            Option.some(
                                Balance.of(BigDecimal.ONE, wallets.clock().instant())),
                            List.of())));
                  }
                },
                "Linking.with_the_right_otp_links_the_wallet"))
        .flatMap(Function.identity());
  }

  private static Stream<Mutant> wrongStates() {
    return Stream.of(
            Mutant.each(
                "makes a wallet that is linked",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, WalletAccount> create(
                      Customer customer, NewWallet newWallet) {
                    return super.create(customer, newWallet).map(AnswerMutants::linked);
                  }
                },
                "A_new_wallet.is_unlinked_and_at_its_provider",
                "A_new_wallet.may_be_for_another_mobile_number"),
            Mutant.each(
                "lists every wallet as linked",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, WalletList> list(Customer customer) {
                    return super.list(customer).map(AnswerMutants::allLinked);
                  }

                  @Override
                  public Either<WalletFailure, WalletList> refreshAll(Customer customer) {
                    return super.refreshAll(customer).map(AnswerMutants::allLinked);
                  }
                },
                "Reading.the_list_shows_every_wallet_in_its_state",
                "Refreshing.all_wallets_leaves_the_unlinked_ones_unlinked"),
            Mutant.each(
                "lists a wallet that does not exist",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, WalletList> list(Customer customer) {
                    return super.list(customer)
                        .map(list -> list.wallets().isEmpty()
                            ? WalletList.of(List.of(SampleWallets.unlinked()))
                            : list);
                  }
                },
                "Reading.the_list_of_a_customer_without_wallets_is_empty"))
        .flatMap(Function.identity());
  }

  private static Stream<Mutant> hiddenLinks() {
    return Stream.concat(
        Mutant.each(
            "rejects an OTP and links all the same",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                Either<WalletFailure, Linked> answer = super.link(customer, wallet, otp);
                if (answer.isLeft()) {
                  linkByNewOtp(customer, wallet);
                }
                return answer;
              }
            },
            "Linking.at_the_instant_the_otp_expires_is_rejected",
            "Linking.with_a_superseded_otp_is_rejected_and_the_newest_one_works",
            "Linking.with_the_otp_of_another_wallet_is_rejected",
            "Linking.without_an_otp_requested_is_rejected"),
        Mutant.each(
            "links all the same when the guesses were used up",
            wallets -> new DelegatingGateway(wallets) {
              private int exhausted;

              @Override
              public Either<WalletFailure, Linked> link(
                  Customer customer, WalletId wallet, Otp otp) {
                Either<WalletFailure, Linked> answer = super.link(customer, wallet, otp);
                if (answer.isLeft() && isExhausted(answer.getLeft()) && exhausted++ > 0) {
                  linkByNewOtp(customer, wallet);
                }
                return answer;
              }
            },
            "Linking.after_the_guesses_are_used_up_is_rejected_even_with_the_right_otp"));
  }

  private static Stream<Mutant> hiddenMessages() {
    return Stream.of(
            Mutant.each(
                "sends an OTP for a linked wallet, which it refuses",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Unlinked> requestOtp(
                      Customer customer, WalletId wallet) {
                    Either<WalletFailure, Unlinked> answer = super.requestOtp(customer, wallet);
                    if (answer.isLeft()) {
                      ignore(super.delink(customer, wallet));
                      ignore(super.requestOtp(customer, wallet));
                    }
                    return answer;
                  }
                },
                "Requesting_an_otp.of_a_linked_wallet_shows_it_linked_and_sends_nothing"),
            Mutant.each(
                "sends an OTP too soon, which it refuses",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Unlinked> requestOtp(
                      Customer customer, WalletId wallet) {
                    Either<WalletFailure, Unlinked> answer = super.requestOtp(customer, wallet);
                    if (answer.isLeft()) {
                      wallets.clock().advance(OtpPolicy.standard().resendAfter());
                      ignore(super.requestOtp(customer, wallet));
                    }
                    return answer;
                  }
                },
                "Requesting_an_otp.again_before_the_pause_is_over_is_too_soon_and_sends_nothing"),
            Mutant.each(
                "says that a second OTP was sent and sends none",
                wallets -> new DelegatingGateway(wallets) {
                  @Override
                  public Either<WalletFailure, Unlinked> requestOtp(
                      Customer customer, WalletId wallet) {
                    return wallets.inbox().count(wallet) > 0
                        ? shownUnlinked(customer, wallet)
                        : super.requestOtp(customer, wallet);
                  }
                },
                "Requesting_an_otp.again_at_the_instant_the_pause_is_over_sends_the_next_one"))
        .flatMap(Function.identity());
  }

  private static Stream<Mutant> others() {
    return Stream.concat(
        Mutant.each(
            "answers a list without a call",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletList> list(Customer customer) {
                return Either.right(WalletList.of(List.of()));
              }
            },
            "The_routing_id.of_a_registered_customer_is_the_customer_id_on_every_call",
            "The_routing_id.of_a_guest_is_the_sessions_on_every_call"),
        Stream.of(Mutant.provider(
            "debits no token of a wallet that was linked again",
            "A_debit_token.cannot_be_used_after_the_wallet_is_linked_again",
            wallets -> new FakeProviderSide(wallets) {
              @Override
              public boolean debit(DebitToken token) {
                return wallets().inbox().messages().size() == 1 && super.debit(token);
              }
            })));
  }

  /** A gateway that tells another failure in place of those of a type. */
  private static <F extends WalletFailure> Function<FakeWallets, WalletGateway> failing(
      Class<F> type, Function<F, WalletFailure> change) {
    UnaryOperator<WalletFailure> changed =
        failure -> type.isInstance(failure) ? change.apply(type.cast(failure)) : failure;
    return wallets -> new AlteredGateway(wallets) {
      @Override
      <T> Either<WalletFailure, T> answer(
          WalletOperation operation, Supplier<Either<WalletFailure, T>> call) {
        return call.get().mapLeft(changed);
      }
    };
  }

  private static boolean isExhausted(WalletFailure failure) {
    return failure instanceof OtpRejected rejected
        && rejected.rejection() instanceof OtpRejection.GuessesExhausted;
  }

  private static Unlinked another(Unlinked wallet) {
    return new Unlinked(SampleWallets.ID, wallet.provider(), wallet.details());
  }

  private static Linked another(Linked wallet) {
    return another(wallet.delinked()).linked(wallet.funds());
  }

  private static WalletAccount linked(WalletAccount wallet) {
    return wallet.fold(unlinked -> unlinked.linked(Funds.unknown()), linked -> linked);
  }

  private static WalletList allLinked(WalletList list) {
    return WalletList.of(list.wallets().stream().map(AnswerMutants::linked).toList());
  }
}
