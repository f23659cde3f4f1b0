package dev.walletport.adapter.fake;

import dev.walletport.adapter.fake.JournalEntry.Routing;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The gateway over the {@link Books}: passes every call on, and notes it in the journal. */
final class FakeGateway implements WalletGateway {

  private final Books books;
  private final Recent<JournalEntry> journal;
  private final InstantSource clock;

  FakeGateway(Books books, Recent<JournalEntry> journal, InstantSource clock) {
    this.books = books;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet wish) {
    Objects.requireNonNull(wish, "wish");
    return call(
        WalletOperation.CREATE, customer, Option.none(), () -> books.create(customer, wish));
  }

  @Override
  public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
    return call(
        WalletOperation.REQUEST_OTP,
        customer,
        Option.some(wallet),
        () -> books.requestOtp(customer, wallet));
  }

  @Override
  public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
    Objects.requireNonNull(otp, "otp");
    return call(
        WalletOperation.LINK,
        customer,
        Option.some(wallet),
        () -> books.link(customer, wallet, otp));
  }

  @Override
  public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
    return call(
        WalletOperation.DELINK,
        customer,
        Option.some(wallet),
        () -> books.delink(customer, wallet));
  }

  @Override
  public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
    return call(
        WalletOperation.FIND, customer, Option.some(wallet), () -> books.find(customer, wallet));
  }

  @Override
  public Either<WalletFailure, List<WalletAccount>> list(Customer customer) {
    return call(WalletOperation.LIST, customer, Option.none(), () -> books.list(customer));
  }

  @Override
  public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
    return call(
        WalletOperation.REFRESH,
        customer,
        Option.some(wallet),
        () -> books.refresh(customer, wallet));
  }

  @Override
  public Either<WalletFailure, List<WalletAccount>> refreshAll(Customer customer) {
    return call(
        WalletOperation.REFRESH_ALL, customer, Option.none(), () -> books.refreshAll(customer));
  }

  @Override
  public Either<WalletFailure, Unlinked> changeMobileNumber(
      Customer customer, WalletId wallet, MobileNumber number) {
    Objects.requireNonNull(number, "number");
    return call(
        WalletOperation.CHANGE_MOBILE_NUMBER,
        customer,
        Option.some(wallet),
        () -> books.changeMobileNumber(customer, wallet, number));
  }

  private <T> Either<WalletFailure, T> call(
      WalletOperation operation,
      Customer customer,
      Option<WalletId> wallet,
      Supplier<Either<WalletFailure, T>> effect) {
    Routing routing = books.route(customer);
    Either<WalletFailure, T> answer = effect.get();
    Option<WalletId> about = wallet.orElse(() -> made(answer));
    Option<WalletFailure> failure = answer.swap().toOption();
    journal.add(new JournalEntry(clock.instant(), operation, customer, about, failure, routing));
    return answer;
  }

  private static Option<WalletId> made(Either<WalletFailure, ?> answer) {
    return answer.isRight() && answer.get() instanceof WalletAccount account
        ? Option.some(account.id())
        : Option.none();
  }
}
