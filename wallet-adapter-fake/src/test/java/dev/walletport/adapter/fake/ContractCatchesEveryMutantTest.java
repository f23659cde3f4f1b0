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

  static List<Mutant> every_bend() {
    return AllMutants.list();
  }

  @Test
  void a_gateway_without_a_bend_keeps_the_contract() {
    ContractTestRun run = ContractTestRun.on(Mutant.none());

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSizeGreaterThanOrEqualTo(50);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("every_bend")
  void a_gateway_with_one_rule_broken_fails_the_contract(Mutant bend) {
    ContractTestRun run = ContractTestRun.on(bend);

    assertThat(run.failed()).contains(bend.notices());
  }

  @Test
  void no_test_of_the_contract_is_without_a_bend_that_fails_it() {
    Set<String> rules = ContractTestRun.on(Mutant.none()).passed();
    Set<String> broken = new TreeSet<>();

    AllMutants.list().forEach(bend -> broken.add(bend.notices()));

    assertThat(broken).isEqualTo(rules);
  }
}
