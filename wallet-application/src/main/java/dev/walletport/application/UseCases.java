package dev.walletport.application;

import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.SendAllowance;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All use cases of one gateway, by their types: for what hands them out one by one, such as a
 * container's module. A host that calls them takes {@link Wallets}.
 */
public final class UseCases {

  private static final Set<Class<?>> TYPES = Set.of(
      CreateWallet.class,
      RequestOtp.class,
      LinkWallet.class,
      DelinkWallet.class,
      FindWallet.class,
      ListWallets.class,
      RefreshBalance.class,
      RefreshBalances.class,
      ChangeMobileNumber.class);

  private final Map<Class<?>, Object> byType;
  private final WalletGateway gateway;
  private final Reporting reporting;

  /**
   * Makes the use cases.
   *
   * @param gateway the providers
   * @param form what a one-time password must look like before it is sent
   * @param settling what is done about a lost answer
   * @param reporting tells how each call begins and ends
   */
  public UseCases(WalletGateway gateway, OtpForm form, Settling settling, Reporting reporting) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.reporting = Objects.requireNonNull(reporting, "reporting");
    byType = Map.of(
        CreateWallet.class, new CreateWallet(gateway, settling, reporting),
        RequestOtp.class, new RequestOtp(gateway, reporting),
        LinkWallet.class, new LinkWallet(gateway, form, settling, reporting),
        DelinkWallet.class, new DelinkWallet(gateway, settling, reporting),
        FindWallet.class, new FindWallet(gateway, reporting),
        ListWallets.class, new ListWallets(gateway, reporting),
        RefreshBalance.class, new RefreshBalance(gateway, reporting),
        RefreshBalances.class, new RefreshBalances(gateway, reporting),
        ChangeMobileNumber.class, new ChangeMobileNumber(gateway, reporting));
  }

  /**
   * Lists the types.
   *
   * @return the nine use cases
   */
  public static Set<Class<?>> types() {
    return TYPES;
  }

  /**
   * Answers one of them, always the same one.
   *
   * @param type one of {@link #types}
   * @param <T> the type
   * @return the use case
   * @throws IllegalArgumentException if it is of another type
   */
  public <T> T get(Class<T> type) {
    Object useCase = byType.get(type);
    if (useCase == null) {
      throw new IllegalArgumentException(type.getName() + " is not one of " + TYPES);
    }
    return type.cast(useCase);
  }

  Option<SendAllowance> allowance(Customer customer, WalletId wallet) {
    CallSubject subject = CallSubject.of(WalletOperation.REQUEST_OTP, customer, wallet);
    return reporting.guard().allowance(gateway.merchant(), subject, wallet);
  }

  DelinkAll delinkAll() {
    return new DelinkAll(gateway, get(ListWallets.class), get(DelinkWallet.class), reporting);
  }

  SettleOutstanding settleOutstanding() {
    return new SettleOutstanding(gateway, delinkAll(), reporting);
  }
}
