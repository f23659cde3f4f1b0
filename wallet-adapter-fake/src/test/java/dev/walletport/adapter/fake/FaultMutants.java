package dev.walletport.adapter.fake;

import dev.walletport.domain.Customer;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Broken rules that show only with faults, locks or magic OTPs, which the contract has not. */
final class FaultMutants {

  private FaultMutants() {}

  static List<Mutant> list() {
    return List.of(
        mutant("calls a link unavailable that may have been applied", LostLink::new),
        mutant("links again after a lost answer", LinkedAgain::new),
        mutant("delinks again after a lost answer", DelinkedAgain::new),
        mutant("creates again after a lost answer", CreatedAgain::new),
        mutant("calls an outcome unknown where nothing has left", NotSent::new),
        mutant("forgets how long to wait", ForgottenWait::new),
        mutant("forgets when a lock ends", ForgottenLock::new),
        mutant("takes 001210 for a magic OTP", AlmostMagic::new),
        mutant("takes 010 for a magic OTP", ShortMagic::new),
        mutant("unlocks a customer who types a magic OTP", UnlockingMagic::new),
        mutant("refreshes every wallet with one", RefreshingAll::new),
        mutant("uses up two faults with a list", ListedTwice::new));
  }

  private static Mutant mutant(String name, Function<FakeWallets, DelegatingGateway> gateway) {
    return Mutant.gateway(name, "none of the contract", gateway::apply);
  }

  private static <T> Either<WalletFailure, T> instead(
      Either<WalletFailure, T> answer, UnaryOperator<WalletFailure> other) {
    return answer.mapLeft(other);
  }

  private static boolean isLost(Either<WalletFailure, ?> answer) {
    return answer.isLeft() && answer.getLeft() instanceof OutcomeUnknown;
  }

  private static final class LostLink extends DelegatingGateway {
    LostLink(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
      return instead(
          super.link(customer, wallet, otp),
          failure -> failure instanceof OutcomeUnknown ? new Unavailable("lost") : failure);
    }
  }

  private static final class LinkedAgain extends DelegatingGateway {
    LinkedAgain(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
      Either<WalletFailure, Linked> answer = super.link(customer, wallet, otp);
      return isLost(answer) ? super.link(customer, wallet, otp) : answer;
    }
  }

  private static final class DelinkedAgain extends DelegatingGateway {
    DelinkedAgain(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, Unlinked> delink(Customer customer, WalletId wallet) {
      Either<WalletFailure, Unlinked> answer = super.delink(customer, wallet);
      return isLost(answer) ? super.delink(customer, wallet) : answer;
    }
  }

  private static final class CreatedAgain extends DelegatingGateway {
    CreatedAgain(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, WalletAccount> create(Customer customer, NewWallet newWallet) {
      Either<WalletFailure, WalletAccount> answer = super.create(customer, newWallet);
      return isLost(answer) ? super.create(customer, newWallet) : answer;
    }
  }

  private static final class NotSent extends DelegatingGateway {
    NotSent(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
      return instead(
          super.requestOtp(customer, wallet),
          failure -> failure instanceof Unavailable ? unknown() : failure);
    }

    private WalletFailure unknown() {
      return new OutcomeUnknown(
          WalletOperation.REQUEST_OTP, wallets.clock().instant(), Option.none());
    }
  }

  private static final class ForgottenWait extends DelegatingGateway {
    ForgottenWait(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, WalletAccount> find(Customer customer, WalletId wallet) {
      return instead(
          super.find(customer, wallet),
          failure -> failure instanceof Throttled ? new Throttled(Option.none()) : failure);
    }
  }

  private static final class ForgottenLock extends DelegatingGateway {
    ForgottenLock(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, Unlinked> requestOtp(Customer customer, WalletId wallet) {
      return instead(
          super.requestOtp(customer, wallet),
          failure -> failure instanceof AccountLocked ? new AccountLocked(Option.none()) : failure);
    }
  }

  private static final class AlmostMagic extends DelegatingGateway {
    AlmostMagic(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
      boolean almost = otp.reveal().equals("001210");
      return super.link(customer, wallet, almost ? Otp.of("000010") : otp);
    }
  }

  private static final class ShortMagic extends DelegatingGateway {
    ShortMagic(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
      boolean almost = otp.reveal().equals("010");
      return super.link(customer, wallet, almost ? Otp.of("0010") : otp);
    }
  }

  private static final class UnlockingMagic extends DelegatingGateway {
    UnlockingMagic(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, Linked> link(Customer customer, WalletId wallet, Otp otp) {
      boolean magic = otp.reveal().equals("000010");
      if (magic && wallets.customer(customer.id()).isDefined()) {
        wallets.unlock(customer.id());
      }
      return super.link(customer, wallet, otp);
    }
  }

  private static final class RefreshingAll extends DelegatingGateway {
    RefreshingAll(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, Linked> refresh(Customer customer, WalletId wallet) {
      return super.refreshAll(customer).flatMap(all -> super.refresh(customer, wallet));
    }
  }

  private static final class ListedTwice extends DelegatingGateway {
    ListedTwice(FakeWallets wallets) {
      super(wallets);
    }

    @Override
    public Either<WalletFailure, WalletList> list(Customer customer) {
      return super.list(customer).flatMap(all -> super.list(customer));
    }
  }
}
