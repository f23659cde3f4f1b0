package dev.walletport.adapter.fake.junit;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Injects one fake per test, and what belongs to it, from the test's store. */
final class FakeWalletsExtension implements ParameterResolver {

  private static final Namespace FAKES = Namespace.create(FakeWalletsExtension.class);

  /** They say nothing about where an argument comes from, whatever library has them. */
  private static final Set<String> NULLNESS = Set.of("NonNull", "Nonnull", "NotNull", "Nullable");

  /** The constructor is called for one test, too. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /**
   * Claims what it makes, and leaves everything else to others: parameters of other types, the
   * arguments of a parameterized test or class, and those that an annotation marks as another
   * extension's.
   */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return !isMarked(parameter)
        && InjectableParameters.canMake(type(parameter), annotation(context))
        && !ParameterizedArguments.contain(parameter, context);
  }

  private static boolean isMarked(ParameterContext parameter) {
    return Arrays.stream(parameter.getParameter().getAnnotations())
        .map(Annotation::annotationType)
        .map(Class::getSimpleName)
        .anyMatch(name -> !NULLNESS.contains(name));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException("a fake belongs to one test, so "
          + parameter.getDeclaringExecutable().getName()
          + ", which serves several, cannot have a "
          + type(parameter).getSimpleName());
    }
    return parametersOfTest(context).make(type(parameter));
  }

  private static InjectableParameters parametersOfTest(ExtensionContext context) {
    return context
        .getStore(FAKES)
        .getOrComputeIfAbsent(
            context.getUniqueId(),
            test -> InjectableParameters.of(annotation(context)),
            InjectableParameters.class);
  }

  /** The nearest one: of the method, of its class, or of the classes around that. */
  private static WithFakeWallets annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), WithFakeWallets.class)
        .or(() -> context.getParent().map(FakeWalletsExtension::annotation))
        .orElseThrow(() -> new IllegalStateException("there is no @WithFakeWallets"));
  }

  private static Class<?> type(ParameterContext parameter) {
    return parameter.getParameter().getType();
  }
}
