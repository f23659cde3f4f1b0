package dev.walletport.adapter.fake;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of the contract, and which of its tests passed and failed in it. */
final class ContractTestRun implements TestExecutionListener {

  private final Set<String> passed = new TreeSet<>();
  private final Set<String> failed = new TreeSet<>();

  private ContractTestRun() {}

  static ContractTestRun on(Mutant mutant) {
    ContractTestRun run = new ContractTestRun();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(MutantContract.class))
                .filters(includeEngines("junit-jupiter"))
                .configurationParameter(MutantContract.MUTANT, mutant.name())
                .build(),
            run);
    return run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .ifPresent(method ->
            (result.getStatus() == Status.SUCCESSFUL ? passed : failed).add(name(method)));
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
}
