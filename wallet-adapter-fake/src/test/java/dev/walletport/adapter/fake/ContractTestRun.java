package dev.walletport.adapter.fake;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import dev.walletport.application.testing.WalletGatewayContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of the contract or of a test of it: which tests passed and failed, and where. */
final class ContractTestRun implements TestExecutionListener {

  private final Set<String> passed = new TreeSet<>();
  private final Set<String> failed = new TreeSet<>();
  private final Set<AssertionLine> failedAt = new TreeSet<>();
  private final Map<String, String> skipped = new TreeMap<>();

  private ContractTestRun() {}

  /** Runs the whole contract. */
  static ContractTestRun on(Mutant mutant) {
    return run(mutant, selectClass(MutantContract.class));
  }

  /** Runs the whole contract by another class than that of the mutants. */
  static ContractTestRun of(Class<? extends WalletGatewayContract> contract) {
    return run(Mutant.none(), selectClass(contract));
  }

  /** Runs the test that the mutant must fail. */
  static ContractTestRun ofFailingTest(Mutant mutant) {
    String[] names = mutant.failingTest().split("\\.", 2);
    return run(
        mutant,
        selectNestedMethod(
            List.of(MutantContract.class), nestedClass(MutantContract.class, names[0]), names[1]));
  }

  /** Runs the whole contract of stores. */
  static ContractTestRun ofStore(StoreMutant mutant) {
    return run(StoreMutantContract.MUTANT, mutant.name(), selectClass(StoreMutantContract.class));
  }

  /** Runs one test of the contract of stores, which a mutant must fail. */
  static ContractTestRun ofStore(StoreMutant mutant, String test) {
    String[] names = test.split("\\.", 2);
    Class<?> nested = nestedClass(StoreMutantContract.class, names[0]);
    return run(
        StoreMutantContract.MUTANT,
        mutant.name(),
        selectNestedMethod(
            List.of(StoreMutantContract.class), nested, names[1], parameters(nested, names[1])));
  }

  /** With the class of a test that has a parameter, which JUnit needs to find it. */
  private static String parameters(Class<?> nested, String test) {
    return Arrays.stream(nested.getDeclaredMethods())
        .filter(method -> method.getName().equals(test))
        .flatMap(method -> Arrays.stream(method.getParameterTypes()))
        .map(Class::getName)
        .collect(Collectors.joining(","));
  }

  private static Class<?> nestedClass(Class<?> contract, String name) {
    return Stream.<Class<?>>iterate(contract, type -> type != Object.class, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the contract has no " + name));
  }

  private static ContractTestRun run(Mutant mutant, DiscoverySelector selector) {
    return run(MutantContract.MUTANT, mutant.name(), selector);
  }

  private static ContractTestRun run(String parameter, String mutant, DiscoverySelector selector) {
    ContractTestRun run = new ContractTestRun();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .filters(includeEngines("junit-jupiter"))
                .configurationParameter(parameter, mutant)
                .build(),
            run);
    return run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .ifPresent(method -> record(name(method), result));
  }

  private void record(String test, TestExecutionResult result) {
    switch (result.getStatus()) {
      case SUCCESSFUL -> passed.add(test);
      case ABORTED -> skipped.put(test, result.getThrowable().orElseThrow().getMessage());
      case FAILED -> {
        failed.add(test);
        failedAt.addAll(AssertionLine.passedBy(result.getThrowable().orElseThrow()));
      }
    }
  }

  private static String name(MethodSource method) {
    String type = method.getClassName();
    return type.substring(type.lastIndexOf('$') + 1) + "." + method.getMethodName();
  }

  Set<String> passed() {
    return passed;
  }

  Set<String> failed() {
    return failed;
  }

  /** Why tests were skipped. */
  Map<String, String> skipped() {
    return skipped;
  }

  /** The lines of the contract whose assertion failed. */
  Set<AssertionLine> failedAt() {
    return failedAt;
  }
}
