package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DebitTokenTest {

  private static final Instant ISSUED_AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant DEATH = ISSUED_AT.plus(Duration.ofMinutes(10));

  private final DebitToken token = DebitToken.of("tok_1", ISSUED_AT);

  @Test
  void lives_for_10_minutes() {
    assertThat(DebitToken.LIFE).isEqualTo(Duration.ofMinutes(10));
    assertThat(token.issuedAt()).isEqualTo(ISSUED_AT);
    assertThat(token.expiresAt()).isEqualTo(DEATH);
  }

  @Test
  void is_usable_until_the_nanosecond_before_its_end() {
    assertThat(token.usableAt(ISSUED_AT)).isTrue();
    assertThat(token.usableAt(DEATH.minusNanos(1))).isTrue();
  }

  @Test
  void is_not_usable_from_the_very_instant_it_expires() {
    assertThat(token.usableAt(DEATH)).isFalse();
    assertThat(token.usableAt(DEATH.plusNanos(1))).isFalse();
  }

  @Test
  void is_usable_at_an_instant_before_its_issue() {
    assertThat(token.usableAt(ISSUED_AT.minusSeconds(1))).isTrue();
  }

  @Test
  void is_not_empty() {
    assertThat(DebitToken.of("t", ISSUED_AT).reveal()).isEqualTo("t");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DebitToken.of("", ISSUED_AT))
        .withMessage("a debit token must not be empty");
  }
}
