package dev.walletport.application.testing.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;

/**
 * What users get: neither the classes of a test folder, nor those of a {@code *-tests.jar}, which
 * ArchUnit's own option lets through.
 */
public final class ReleasedClasses implements ImportOption {

  private static final Pattern TESTS_JAR = Pattern.compile(".*-tests\\.jar!?/.*");

  private final ImportOption outsideOfTestFolders = new ImportOption.DoNotIncludeTests();

  @Override
  public boolean includes(Location location) {
    return outsideOfTestFolders.includes(location) && !location.matches(TESTS_JAR);
  }
}
