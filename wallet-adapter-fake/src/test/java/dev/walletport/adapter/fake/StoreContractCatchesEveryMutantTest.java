package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the contract of stores fails for each store that breaks one of its rules. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
class StoreContractCatchesEveryMutantTest {

  private final Map<String, ContractTestRun> runs = new HashMap<>();

  List<StoreMutant> every_mutant() {
    return StoreMutants.list();
  }

  @Test
  void the_unchanged_store_keeps_the_contract() {
    ContractTestRun run = ContractTestRun.ofStore(StoreMutant.none());

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSizeGreaterThanOrEqualTo(25);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_mutant")
  void a_store_with_one_rule_broken_fails_the_contract(StoreMutant mutant) {
    assertThat(mutant.failingTests())
        .isNotEmpty()
        .allSatisfy(test -> assertThat(run(mutant, test).failed()).containsExactly(test));
  }

  @Test
  void every_test_of_the_contract_fails_for_some_mutant() {
    Set<String> rules = ContractTestRun.ofStore(StoreMutant.none()).passed();
    Set<String> broken = new TreeSet<>();

    every_mutant().forEach(mutant -> broken.addAll(mutant.failingTests()));

    assertThat(broken).isEqualTo(rules);
  }

  @Test
  void every_assertion_of_the_contract_fails_for_some_mutant() {
    Set<AssertionLine> never = AssertionLine.ofStores();

    every_mutant()
        .forEach(mutant -> mutant
            .failingTests()
            .forEach(test -> never.removeAll(run(mutant, test).failedAt())));

    assertThat(never).isEmpty();
  }

  private ContractTestRun run(StoreMutant mutant, String test) {
    return runs.computeIfAbsent(mutant + " " + test, key -> ContractTestRun.ofStore(mutant, test));
  }
}
