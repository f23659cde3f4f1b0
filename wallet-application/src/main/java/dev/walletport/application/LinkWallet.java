package dev.walletport.application;

import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Links a wallet by the one-time password that the customer typed.
 *
 * <p>A missing or malformed password is refused before anything is sent. Otherwise it is sent at
 * most once. If the answer is lost, the wallet is read back as the {@link SettlingPolicy} has it:
 * seen linked, the call has succeeded, with the account as read; still unlinked at the end, or
 * unreadable, it is {@link WalletFailure.OutcomeUnknown}, because the provider may still be
 * working. The password is never sent again.
 */
public final class LinkWallet {

  private final WalletGateway gateway;
  private final OtpForm form;
  private final Settling settling;
  private final Reporting reporting;

  /**
   * Links through a gateway.
   *
   * @param gateway the providers
   * @param form what a password must look like before it is sent
   * @param settling what is done about a lost answer
   * @param reporting tells how it begins and ends
   */
  @Inject
  public LinkWallet(WalletGateway gateway, OtpForm form, Settling settling, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.form = Objects.requireNonNull(form, "form");
    this.settling = Objects.requireNonNull(settling, "settling");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
  }

  /**
   * Links a wallet by a password of the form of this use case.
   *
   * @param customer whose wallet
   * @param wallet the wallet to link
   * @param typed what the customer typed, or null for nothing
   * @return the wallet, linked, with a fresh token; or what {@link WalletGateway#link} answers,
   *     with an unknown outcome settled where it can be
   */
  public Either<WalletFailure, Linked> link(
      Customer customer, WalletId wallet, @Nullable String typed) {
    return link(customer, wallet, typed, form);
  }

  /**
   * Links a wallet of a provider whose passwords have another form, such as
   * {@link OtpPolicy#of(dev.walletport.domain.WalletProvider) OtpPolicy.of(provider).form()}.
   *
   * @param customer whose wallet
   * @param wallet the wallet to link
   * @param typed what the customer typed, or null for nothing
   * @param expected what the password must look like
   * @return as {@link #link(Customer, WalletId, String)}
   */
  public Either<WalletFailure, Linked> link(
      Customer customer, WalletId wallet, @Nullable String typed, OtpForm expected) {
    Objects.requireNonNull(expected, "expected");
    return reporting.report(
        gateway,
        CallSubject.of(WalletOperation.LINK, customer, wallet),
        call -> Otp.parse(typed, expected)
            .<WalletFailure>mapLeft(OtpRejected::new)
            .flatMap(otp -> forward(call, customer, wallet, otp)));
  }

  private Either<WalletFailure, Linked> forward(
      UseCaseCall<Linked> call, Customer customer, WalletId wallet, Otp otp) {
    Either<WalletFailure, Linked> answer =
        call.send(customer, () -> gateway.link(customer, wallet, otp));
    return Settling.isUnknown(answer)
        ? settling.settle(call, answer, readBack(customer, wallet))
        : answer;
  }

  private ReadBack<Linked> readBack(Customer customer, WalletId wallet) {
    return new ReadBack<>(
        () -> gateway.find(customer, wallet).map(Option::some), LinkWallet::linked);
  }

  private static Option<Linked> linked(WalletAccount seen) {
    return seen.fold(unlinked -> Option.none(), Option::some);
  }
}
