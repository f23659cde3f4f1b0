package dev.walletport.consumer.gradle;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests of a folder by JUnit's launcher, for a Gradle that is older than JUnit 5. */
public final class TestLauncher {

  private TestLauncher() {}

  /**
   * Prints what ran, and ends with 1 if any test failed.
   *
   * @param arguments the folder of compiled tests
   */
  public static void main(String[] arguments) {
    TestExecutionSummary summary = run(Path.of(arguments[0]));
    summary.printFailuresTo(new PrintWriter(System.err, true));
    System.out.println("Tests run: " + summary.getTestsStartedCount() + ", failed: "
        + summary.getTestsFailedCount() + ", skipped: " + summary.getTestsSkippedCount());
    System.exit(summary.getTotalFailureCount() == 0 ? 0 : 1);
  }

  private static TestExecutionSummary run(Path tests) {
    LauncherDiscoveryRequest request =
        request().selectors(selectClasspathRoots(Set.of(tests))).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }
}
