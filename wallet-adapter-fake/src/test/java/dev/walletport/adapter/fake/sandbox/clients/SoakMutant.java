package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.Unavailable;
import io.vavr.control.Either;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A gateway that breaks the law of lost answers, which a soak has to find. */
enum SoakMutant {
  /** Says of a command that may have been applied that it was not. */
  DENIES {
    @Override
    Object instead(WalletGateway gateway, Method method, Object[] arguments) {
      return Either.left(new Unavailable("the answer was lost"));
    }
  },
  /** Sends a command again whose answer was lost. */
  SENDS_AGAIN {
    @Override
    @Nullable
    Object instead(WalletGateway gateway, Method method, Object[] arguments)
        throws ReflectiveOperationException {
      return method.invoke(gateway, arguments);
    }
  };

  abstract @Nullable Object instead(WalletGateway gateway, Method method, Object[] arguments)
      throws ReflectiveOperationException;

  WalletGateway of(WalletGateway gateway) {
    return (WalletGateway) Proxy.newProxyInstance(
        WalletGateway.class.getClassLoader(),
        new Class<?>[] {WalletGateway.class},
        (proxy, method, arguments) -> broken(gateway, method, arguments));
  }

  private @Nullable Object broken(
      WalletGateway gateway, Method method, Object @Nullable [] arguments)
      throws ReflectiveOperationException {
    Object answer = method.invoke(gateway, arguments);
    boolean lost = answer instanceof Either<?, ?> either
        && either.isLeft()
        && either.getLeft() instanceof OutcomeUnknown;
    return lost && arguments != null ? instead(gateway, method, arguments) : answer;
  }
}
