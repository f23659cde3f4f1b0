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

@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
class ContractCatchesEveryMutantTest {

  private final List<Mutant> mutants = AllMutants.list();
  private final Map<Mutant, ContractTestRun> runs = new HashMap<>();

  List<Mutant> every_mutant() {
    return mutants;
  }

  @Test
  void the_unchanged_gateway_keeps_the_contract() {
    ContractTestRun run = ContractTestRun.on(Mutant.none());

    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped()).isEmpty();
    assertThat(run.passed()).hasSizeGreaterThanOrEqualTo(70);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_mutant")
  void a_gateway_with_one_rule_broken_fails_the_contract(Mutant mutant) {
    ContractTestRun run = runOf(mutant);

    assertThat(run.failed()).containsExactly(mutant.failingTest());
  }

  @Test
  void every_test_of_the_contract_fails_for_some_mutant() {
    Set<String> rules = ContractTestRun.on(Mutant.none()).passed();
    Set<String> broken = new TreeSet<>();

    mutants.forEach(mutant -> broken.add(mutant.failingTest()));

    assertThat(broken).isEqualTo(rules);
  }

  @Test
  void every_assertion_of_the_contract_fails_for_some_mutant() {
    Set<AssertionLine> never = AssertionLine.ofGateways();

    mutants.forEach(mutant -> never.removeAll(runOf(mutant).failedAt()));

    assertThat(never).isEmpty();
  }

  private ContractTestRun runOf(Mutant mutant) {
    return runs.computeIfAbsent(mutant, ContractTestRun::ofFailingTest);
  }
}
