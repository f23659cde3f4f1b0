package dev.walletport.probe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.Console;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** By the calls in the class file: a test has no terminal, and cannot make a {@link Console}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessConsoleTest {

  private final JavaClasses classes = new ClassFileImporter().importClasses(ProcessConsole.class);

  @Test
  void reads_what_is_typed_at_a_terminal_by_the_method_that_does_not_show_it() {
    classes()
        .should()
        .callMethod(Console.class, "readPassword", String.class, Object[].class)
        .check(classes);
    noClasses().should().callMethod(Console.class, "readLine").check(classes);
    noClasses()
        .should()
        .callMethod(Console.class, "readLine", String.class, Object[].class)
        .check(classes);
    noClasses().should().callMethod(Console.class, "reader").check(classes);
  }
}
