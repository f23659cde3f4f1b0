package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import dev.walletport.application.testing.architecture.ArchitectureContract;
import dev.walletport.application.testing.architecture.ArchitectureRules;
import dev.walletport.application.testing.architecture.Hexagon;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Juspay adapter keeps the rules, and opens no more than these classes. */
final class ArchitectureTest extends ArchitectureContract {

  private static final String ADAPTER = "dev.walletport.adapter.juspay";

  ArchitectureTest() {
    super(Hexagon.of("dev.walletport")
        .withAdapter(
            ADAPTER,
            "Juspay",
            "JuspayApiKey",
            "JuspayHealth",
            "JuspayMerchant",
            "RefusalTable",
            "RefusalRow",
            "RefusalCondition",
            "RefusalMeaning",
            "RefusalSource",
            "JuspayModule",
            "JuspaySettings",
            "JuspayTransport"));
  }

  @Test
  void a_public_class_that_is_not_named_is_found_in_the_exported_package_alone() {
    Hexagon hexagon = Hexagon.of("dev.walletport").withAdapter(ADAPTER, "Juspay");
    ArchRule rule = ArchitectureRules.of(hexagon).surface().theInsidesOfAdaptersAreHidden();

    List<String> report = rule.evaluate(hexagon.released()).getFailureReport().getDetails();

    assertThat(report).anyMatch(line -> line.contains("<" + ADAPTER + ".JuspayModule> is public"));
    assertThat(report).noneMatch(line -> line.contains(ADAPTER + ".json."));
  }
}
