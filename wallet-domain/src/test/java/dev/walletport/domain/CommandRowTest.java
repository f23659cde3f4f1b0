package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.CommandState.Idle;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandRowTest {

  private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05.000001Z");
  private static final Instant SECOND = Instant.parse("2026-01-02T03:04:06Z");

  @ParameterizedTest
  @MethodSource("dev.walletport.domain.CommandStateTest#states")
  void is_read_as_the_state_that_was_written(CommandState state) {
    assertThat(CommandRow.of(state).state()).isEqualTo(state);
  }

  @Test
  void holds_the_instants_of_messages_and_guesses_with_a_blank_between_them() {
    Idle idle = new Idle(new CommandTrail(List.of(FIRST, SECOND), List.of(SECOND), SECOND));

    CommandRow row = CommandRow.of(idle);

    assertThat(row.trail().messages())
        .isEqualTo("2026-01-02T03:04:05.000001Z 2026-01-02T03:04:06Z");
    assertThat(row.trail().guesses()).isEqualTo("2026-01-02T03:04:06Z");
    assertThat(row.trail().keepUntil()).isEqualTo(SECOND);
    assertThat(row.state()).isEqualTo(idle);
  }

  @Test
  void holds_no_text_where_there_were_none() {
    assertThat(CommandRow.of(CommandState.fresh()).trail().messages()).isEmpty();
    assertThat(CommandRow.of(CommandState.fresh()).state()).isEqualTo(CommandState.fresh());
  }
}
