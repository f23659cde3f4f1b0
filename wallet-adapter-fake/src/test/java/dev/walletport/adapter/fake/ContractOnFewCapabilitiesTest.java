package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.testing.ProviderSide;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractOnFewCapabilitiesTest {

  private static final Path RECIPES = Path.of("../docs/recipes/README.md");

  private final ContractTestRun run = ContractTestRun.of(FewCapabilitiesContract.class);

  @Test
  void tests_that_need_no_more_are_run() {
    assertThat(run.failed()).isEmpty();
    assertThat(run.passed())
        .contains(
            "Linking.with_a_wrong_otp_is_rejected_and_the_right_one_still_works",
            "Linking.twice_shows_the_wallet_linked",
            "Delinking.means_that_linking_again_needs_a_new_otp",
            "An_interrupt.before_a_call_leaves_the_flag_set",
            "Secrets.are_in_no_answer",
            "Secrets.are_printed_nowhere")
        .hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void tests_that_need_more_are_skipped_and_name_the_capability() {
    assertThat(run.skipped())
        .containsEntry(
            "Linking.counts_the_guesses_down",
            "Assumption failed: not run: ProviderSide.rules() is none")
        .containsEntry(
            "A_debit_token.is_issued_at_the_time_of_the_call",
            "Assumption failed: not run: ProviderSide.clock() is none")
        .containsEntry(
            "A_debit_token.is_used_once",
            "Assumption failed: not run: ProviderSide.funds() is none")
        .containsEntry(
            "The_routing_id.of_a_guest_is_the_sessions_on_every_call",
            "Assumption failed: not run: ProviderSide.journal() is none")
        .containsEntry(
            "A_lost_answer.of_a_link_leaves_the_wallet_linked",
            "Assumption failed: not run: ProviderSide.faults() is none")
        .containsEntry(
            "An_interrupt.while_the_answer_is_held_back_ends_the_call",
            "Assumption failed: not run: ProviderSide.hold() is none")
        .containsEntry(
            "Secrets.are_logged_nowhere", "Assumption failed: not run: ProviderSide.log() is none")
        .containsEntry(
            "Many_threads.link_a_wallet_once_by_one_otp",
            "Assumption failed: not run: ProviderSide.isThreadSafe() is false");
  }

  @Test
  void every_capability_is_missed_by_some_test_and_is_on_the_page() throws IOException {
    String page = Files.readString(RECIPES);
    String reasons = String.join("\n", run.skipped().values());

    assertThat(capabilities())
        .hasSize(8)
        .allSatisfy(name -> assertThat(reasons).contains("ProviderSide." + name + "()"))
        .allSatisfy(name -> assertThat(page).contains("| `" + name + "()` |"));
  }

  private static Set<String> capabilities() {
    return Arrays.stream(ProviderSide.class.getMethods())
        .filter(Method::isDefault)
        .map(Method::getName)
        .collect(Collectors.toSet());
  }
}
