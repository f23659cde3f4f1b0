package dev.walletport.adapter.fake;

import static dev.walletport.adapter.fake.DelegatingGateway.hidingNotFound;
import static dev.walletport.domain.testing.Answers.ignore;

import dev.walletport.application.port.CurrentCall;
import dev.walletport.application.port.SendDeadline;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;

/** Broken rules of making, delinking and moving a wallet. */
final class WalletMutants {

  private WalletMutants() {}

  static List<Mutant> list() {
    return List.of(
        Mutant.gateway(
            "makes the wallet at another provider",
            "A_new_wallet.is_unlinked_and_at_its_provider",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> create(
                  Customer customer, NewWallet newWallet) {
                return super.create(customer, NewWallet.at(WalletProvider.PAYTM));
              }
            }),
        Mutant.gateway(
            "sends an OTP that was not requested",
            "A_new_wallet.has_no_otp_until_one_is_requested",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> create(
                  Customer customer, NewWallet newWallet) {
                return super.create(customer, newWallet.withFirstOtp());
              }
            }),
        Mutant.gateway(
            "leaves the first OTP out",
            "A_new_wallet.has_its_first_otp_at_once_if_asked_for",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> create(
                  Customer customer, NewWallet newWallet) {
                return super.create(customer, NewWallet.at(newWallet.provider()));
              }
            }),
        Mutant.gateway(
            "refuses another mobile number",
            "A_new_wallet.may_be_for_another_mobile_number",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> create(
                  Customer customer, NewWallet newWallet) {
                return newWallet.mobileNumber().isDefined()
                    ? Either.left(new Refused("invalid", "no other number"))
                    : super.create(customer, newWallet);
              }
            }),
        Mutant.gateway(
            "makes wallets for strangers",
            "A_new_wallet.needs_a_customer_who_is_known",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> create(
                  Customer customer, NewWallet newWallet) {
                wallets.openCustomer(customer.id());
                return super.create(customer, newWallet);
              }
            }),
        Mutant.gateway(
            "makes wallets at any provider",
            "A_new_wallet.needs_a_provider_who_is_known",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> create(
                  Customer customer, NewWallet newWallet) {
                wallets.setPolicy(newWallet.provider(), OtpPolicy.standard());
                return super.create(customer, newWallet);
              }
            }),
        Mutant.gateway(
            "refuses an unknown provider and makes a wallet all the same",
            "A_new_wallet.needs_a_provider_who_is_known",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> create(
                  Customer customer, NewWallet newWallet) {
                return super.create(customer, newWallet)
                    .orElse(() -> super.create(customer, NewWallet.at(WalletProvider.PAYTM))
                        .flatMap(made -> super.create(customer, newWallet)));
              }
            }),
        Mutant.gateway(
            "says unlinked and changes nothing",
            "Delinking.unlinks_the_wallet",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
                return shownUnlinked(customer, wallet);
              }
            }),
        Mutant.gateway(
            "delinks every wallet of the customer",
            "Delinking.leaves_the_other_wallets_linked",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
                Either<WalletFailure, Unlinked> answer = super.delink(customer, wallet);
                list(customer).get().forEach(other -> ignore(super.delink(customer, other.id())));
                return answer;
              }
            }),
        Mutant.gateway(
            "calls a second delink a success",
            "Delinking.twice_shows_the_wallet_unlinked",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
                return super.delink(customer, wallet).orElse(() -> shownUnlinked(customer, wallet));
              }
            }),
        Mutant.gateway(
            "does not tell an unknown wallet from an unreachable one on delink",
            "Delinking.of_a_wallet_that_does_not_exist_is_not_found",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
                return hidingNotFound(super.delink(customer, wallet));
              }
            }),
        Mutant.gateway(
            "refuses to change a mobile number",
            "Changing_the_mobile_number.of_an_unlinked_wallet_leaves_it_unlinked",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> changeMobileNumber(
                  Customer customer, WalletId wallet, MobileNumber number) {
                return Either.left(new Refused("unsupported", "a number is for ever"));
              }
            }),
        Mutant.gateway(
            "keeps the OTP that went to the old number",
            "Changing_the_mobile_number.voids_the_otp_that_went_to_the_old_number",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> changeMobileNumber(
                  Customer customer, WalletId wallet, MobileNumber number) {
                return shownUnlinked(customer, wallet);
              }
            }),
        Mutant.gateway(
            "changes the number of a linked wallet",
            "Changing_the_mobile_number.of_a_linked_wallet_shows_it_linked",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> changeMobileNumber(
                  Customer customer, WalletId wallet, MobileNumber number) {
                return super.changeMobileNumber(customer, wallet, number)
                    .orElse(() -> shownUnlinked(customer, wallet));
              }
            }),
        Mutant.gateway(
            "does not tell an unknown wallet from an unreachable one on a change of number",
            "Changing_the_mobile_number.of_a_wallet_that_does_not_exist_is_not_found",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> changeMobileNumber(
                  Customer customer, WalletId wallet, MobileNumber number) {
                return hidingNotFound(super.changeMobileNumber(customer, wallet, number));
              }
            }),
        Mutant.gateway(
            "sends a delink that is too late to leave",
            "A_send_deadline_that_is_over.keeps_every_command_here",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
                SendDeadline never = SendDeadline.in(Duration.ofDays(1));
                return CurrentCall.sendingBy(never, () -> super.delink(customer, wallet));
              }
            }),
        Mutant.gateway(
            "says of a change of number that is too late to leave that there is no such wallet",
            "A_send_deadline_that_is_over.keeps_every_command_here",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> changeMobileNumber(
                  Customer customer, WalletId wallet, MobileNumber number) {
                return CurrentCall.sendDeadline().exists(SendDeadline::isOver)
                    ? Either.left(new WalletFailure.WalletNotFound(wallet))
                    : super.changeMobileNumber(customer, wallet, number);
              }
            }),
        Mutant.gateway(
            "sends a message that is too late to leave, and says that it did not",
            "A_send_deadline_that_is_over.sends_no_message",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, Unlinked> requestOtp(
                  Customer customer, WalletId wallet) {
                SendDeadline never = SendDeadline.in(Duration.ofDays(1));
                Either<WalletFailure, Unlinked> late = super.requestOtp(customer, wallet);
                return late.isLeft() && late.getLeft() instanceof WalletFailure.Unavailable
                    ? CurrentCall.sendingBy(never, () -> super.requestOtp(customer, wallet))
                        .flatMap(sent -> late)
                    : late;
              }
            }),
        Mutant.gateway(
            "answers a read as a wallet that is not linked, once commands are too late",
            "A_send_deadline_that_is_over.lets_reads_go_on",
            wallets -> new DelegatingGateway(wallets) {
              @Override
              public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
                return CurrentCall.sendDeadline().exists(SendDeadline::isOver)
                    ? super.find(customer, wallet)
                        .map(found -> found.<WalletAccount>fold(
                            unlinked -> unlinked, linked -> linked.delinked()))
                    : super.find(customer, wallet);
              }
            }));
  }
}
