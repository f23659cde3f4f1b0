package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractCatchesEveryMutantTest {

  static List<Mutant> every_mutant() {
    return AllMutants.list();
  }

  @Test
  void the_unchanged_gateway_keeps_the_contract() {
    ContractTestRun run = ContractTestRun.on(Mutant.none());

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSizeGreaterThanOrEqualTo(50);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_mutant")
  void a_gateway_with_one_rule_broken_fails_the_contract(Mutant mutant) {
    ContractTestRun run = ContractTestRun.on(mutant);

    assertThat(run.failed()).contains(mutant.failingTest());
  }

  @Test
  void every_test_of_the_contract_fails_for_some_mutant() {
    Set<String> rules = ContractTestRun.on(Mutant.none()).passed();
    Set<String> broken = new TreeSet<>();

    AllMutants.list().forEach(mutant -> broken.add(mutant.failingTest()));

    assertThat(broken).isEqualTo(rules);
  }
}
