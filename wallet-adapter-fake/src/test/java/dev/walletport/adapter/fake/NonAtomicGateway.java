package dev.walletport.adapter.fake;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletList;
import io.vavr.control.Either;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Gateways of which one call is two steps, between which other calls may run. */
@SuppressWarnings("ThreadPriorityCheck") // They are meant to be interrupted.
final class NonAtomicGateway {

  /** So long that another thread runs in between, also on a busy machine. */
  private static final long BETWEEN_NANOS = 50_000;

  private NonAtomicGateway() {}

  /** Lists by reading one wallet after the other. */
  static WalletGateway listing(WalletGateway delegate) {
    return splitting(
        delegate, "list", arguments -> listOneByOne(delegate, (Customer) arguments[0]));
  }

  private static Either<?, ?> listOneByOne(WalletGateway delegate, Customer customer) {
    List<WalletAccount> seen = new ArrayList<>();
    for (WalletAccount wallet : delegate.list(customer).get()) {
      seen.add(delegate.find(customer, wallet.id()).get());
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
    return Either.right(WalletList.of(seen));
  }

  /** Links a wallet that it has just found unlinked, and reports success if it then is linked. */
  static WalletGateway linking(WalletGateway delegate) {
    return splitting(
        delegate,
        "link",
        arguments -> findThenLink(
            delegate, (Customer) arguments[0], (WalletId) arguments[1], (Otp) arguments[2]));
  }

  private static Either<?, ?> findThenLink(
      WalletGateway delegate, Customer customer, WalletId id, Otp otp) {
    boolean unlinked = delegate.find(customer, id).get() instanceof WalletAccount.Unlinked;
    Thread.yield();
    Either<?, ?> answer = delegate.link(customer, id, otp);
    WalletAccount after = delegate.find(customer, id).get();
    return unlinked && after instanceof WalletAccount.Linked ? Either.right(after) : answer;
  }

  private static WalletGateway splitting(
      WalletGateway delegate, String call, Function<Object[], Object> instead) {
    return (WalletGateway) Proxy.newProxyInstance(
        NonAtomicGateway.class.getClassLoader(),
        new Class<?>[] {WalletGateway.class},
        (proxy, method, arguments) -> method.getName().equals(call)
            ? instead.apply(arguments)
            : method.invoke(delegate, arguments));
  }
}
