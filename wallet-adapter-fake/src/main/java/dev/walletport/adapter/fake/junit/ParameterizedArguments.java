package dev.walletport.adapter.fake.junit;

import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The parameters that a parameterized test or class fills with arguments of its own, whatever types
 * they have. JUnit tells them from version 5.14 on; with an older one, or without the module
 * {@code junit-jupiter-params}, there are none.
 */
final class ParameterizedArguments {

  private static final boolean TOLD = ReflectionSupport.tryToLoadClass(
          "org.junit.jupiter.params.ParameterInfo")
      .toOptional()
      .isPresent();

  private ParameterizedArguments() {}

  /** Tells whether the parameter gets an argument of the invocation. */
  static boolean contain(ParameterContext parameter, ExtensionContext context) {
    return TOLD && Invocation.anySupplies(parameter, context);
  }

  /** Loaded only where its library is. */
  private static final class Invocation {

    /** A test has one invocation of its own, and one for each class around it. */
    static boolean anySupplies(ParameterContext parameter, ExtensionContext context) {
      return Stream.iterate(
              Optional.of(context),
              Optional::isPresent,
              inner -> inner.flatMap(ExtensionContext::getParent))
          .flatMap(Optional::stream)
          .anyMatch(level -> supplies(parameter, level));
    }

    private static boolean supplies(ParameterContext parameter, ExtensionContext context) {
      return Optional.ofNullable(ParameterInfo.get(context))
          .filter(invocation -> supplies(invocation, parameter.getParameter()))
          .isPresent();
    }

    /** Parameters are declared past the arguments as well: those are left to other extensions. */
    private static boolean supplies(ParameterInfo invocation, Parameter parameter) {
      return invocation.getDeclarations().getAll().stream()
          .filter(declared -> declared.getAnnotatedElement().equals(parameter))
          .anyMatch(declared ->
              declared.getParameterIndex() < invocation.getArguments().size());
    }
  }
}
