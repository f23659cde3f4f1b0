package dev.walletport.adapter.fake.junit;

import dev.walletport.adapter.fake.FakeWallets;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Keeps one fake per test in the test's own store, and hands out what belongs to it. */
final class FakeWalletsExtension implements ParameterResolver {

  private static final Namespace FAKES = Namespace.create(FakeWalletsExtension.class);

  /** So that the constructor, too, is called for one test. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** Also claims what it does not have but whoever asks for must have hoped for. */
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
