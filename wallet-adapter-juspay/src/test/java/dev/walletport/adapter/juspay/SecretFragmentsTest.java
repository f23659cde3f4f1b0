package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ids need a mask: {@link RequestIdMaskingTest} has those that do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretFragmentsTest {

  private static final SecretFragments KEY = SecretFragments.of("Kx4keYb82vTgJ");
  private static final List<String> SENT = List.of("482913", "+919876543210");

  /** So that the ids of most responses cost next to nothing. */
  @Test
  void no_id_that_was_drawn_is_taken_for_a_secret() {
    Random random = new Random(17);
    List<String> suspects = Stream.generate(
            () -> new UUID(random.nextLong(), random.nextLong()).toString())
        .limit(10_000)
        .filter(SecretFragmentsTest::mayHold)
        .toList();

    assertThat(suspects).hasSizeLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"req_17", "ord.2026-11-28.0007", "Root-1-67891233-abcdef012345678912345678"})
  void no_id_of_a_usual_form_is(String id) {
    assertThat(mayHold(id)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%20b", "a\\x34", "a&#52;", "a=b", "a+b", "a/b", "a,b", "(a)"})
  void an_id_that_can_hold_something_escaped_is(String id) {
    assertThat(mayHold(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "req-9876543210",
        "r919876543210r",
        "r-98765-43210",
        "R1482913",
        "OTg3NjU0MzIxMA",
        "39383736353433323130"
      })
  void an_id_with_what_was_sent_is(String id) {
    assertThat(mayHold(id)).isTrue();
  }

  @Test
  void a_secret_is_not_printed() {
    assertThat(KEY).hasToString("SecretFragments(hidden)");
  }

  private static boolean mayHold(String id) {
    return SecretFragments.mayBeIn(id, KEY, SENT);
  }
}
