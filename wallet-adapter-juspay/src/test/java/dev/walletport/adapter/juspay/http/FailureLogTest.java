package dev.walletport.adapter.juspay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.faults.HookedLogAppender;
import dev.walletport.adapter.juspay.faults.RecordedOutput;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailureLogTest {

  private final FailureLog log = FailureLog.of(FailureLogTest.class);

  @Test
  void names_the_classes_of_a_failure_and_quotes_no_message() {
    try (RecordedOutput output = RecordedOutput.begin()) {
      log.error("ended in {}", new IllegalStateException("planted", new Error("planted")));
      log.warn("goes on after {}", new OutOfMemoryError("planted"));

      assertThat(output.lines())
          .containsExactly(
              "ended in IllegalStateException < Error{}", "goes on after OutOfMemoryError{}");
      assertThat(log.unreported()).isZero();
    }
  }

  @Test
  void counts_what_the_log_could_not_take() {
    try (HookedLogAppender hook = HookedLogAppender.at(FailureLogTest.class, "failure", () -> {
      throw new OutOfMemoryError("planted");
    })) {
      log.error("failure {}", new IllegalStateException());
      log.warn("failure {}", new IllegalStateException());

      assertThat(hook.times()).isEqualTo(2);
      assertThat(log.unreported()).isEqualTo(2);
    }
  }
}
