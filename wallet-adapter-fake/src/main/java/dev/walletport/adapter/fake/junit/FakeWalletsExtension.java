package dev.walletport.adapter.fake.junit;

import dev.walletport.adapter.fake.FakeWallets;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Injects one fake per test, and what belongs to it, from the test's store. */
final class FakeWalletsExtension implements ParameterResolver {

  private static final Namespace FAKES = Namespace.create(FakeWalletsExtension.class);

  /** The constructor is called for one test, too. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** Also claims types of Walletport that it cannot make, to fail with a list of those it can. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return InjectableParameters.isWalletportType(type(parameter));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return InjectableParameters.factory(type(parameter))
        .getOrElseThrow(() -> new ParameterResolutionException("no "
            + type(parameter).getSimpleName() + " here; there is " + InjectableParameters.names()))
        .apply(fake(parameter, context));
  }

  private static FakeWallets fake(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException("a fake belongs to one test, so "
          + parameter.getDeclaringExecutable().getName()
          + ", which serves several, cannot have a "
          + type(parameter).getSimpleName());
    }
    return context
        .getStore(FAKES)
        .getOrComputeIfAbsent(
            context.getUniqueId(), test -> FakeWallets.create(), FakeWallets.class);
  }

  private static Class<?> type(ParameterContext parameter) {
    return parameter.getParameter().getType();
  }
}
